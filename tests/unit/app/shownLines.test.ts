import { describe, expect, it } from 'vitest';
import { shownLines } from '../../../renderer/panels/history/shownLines.ts';
import { box, li, ol, p, table, ul } from '../editor/write.ts';

describe('the lines of a block that is compared', () => {
  it('are its words', () => {
    expect(shownLines(p('One'))).toBe('One');
    expect(shownLines(box('Title', p('One'), p('Two')))).toBe('Title\nOne\nTwo');
  });

  it('stand behind the marks of their list, as deep as they are nested', () => {
    const list = ul(li(p('One'), ol(li(p('Two')), li(p('Three'), p('more')))), li(p('Four')));
    expect(shownLines(list).split('\n')).toEqual([
      '• One',
      '\u20031. Two',
      '\u20032. Three',
      '\u2003\u2003more',
      '• Four',
    ]);
    expect(shownLines({ ...ol(li(p('Five'))), attrs: { start: 5 } })).toBe('5. Five');
  });

  it('of a table are its rows', () => {
    const cell = { type: 'tableCell', content: [p('One'), p('more')] };
    expect(shownLines(table([cell, 'Two'], ['', 'Four']))).toBe('One more | Two\n | Four');
  });
});
