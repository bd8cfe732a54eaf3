import { describe, expect, it } from 'vitest';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk } from './desk.ts';
import { article, box, bq, by, h2, li, note, p, photo, ul } from './write.ts';

type Case = [what: string, body: NodeJson[], keys: string[], then: string];

/** What is for the desk stays for the desk, and a box keeps its title. */
describe('no key joins what is apart', () => {
  const cases: Case[] = [
    [
      'Backspace at the start of a note selects it',
      [p('a'), note(p('|b'))],
      ['Backspace'],
      'p(a) ^note(p(b))',
    ],
    ['and once more deletes it', [p('a'), note(p('|b'))], ['Backspace', 'Backspace'], 'p(a|)'],
    [
      'Backspace in an empty note leaves a line',
      [p('a'), note(p('|'))],
      ['Backspace'],
      'p(a) p(|)',
    ],
    ['Backspace joins lines of a note', [note(p('a'), p('|b'))], ['Backspace'], 'note(p(a|b))'],
    [
      'Backspace behind a note selects it',
      [note(p('a')), p('|b')],
      ['Backspace'],
      '^note(p(a)) p(b)',
    ],
    ['Delete before a note selects it', [p('a|'), note(p('b'))], ['Delete'], 'p(a) ^note(p(b))'],
    [
      'Delete at the end of a note does nothing',
      [note(p('a|')), p('b')],
      ['Delete'],
      'note(p(a|)) p(b)',
    ],
    [
      'a selection into a note empties each part',
      [p('a|b'), note(p('c|d'))],
      ['Delete'],
      'p(a|) note(p(d))',
    ],
    [
      'a selection out of a note does too',
      [note(p('a|b')), p('c'), p('d|e')],
      ['Backspace'],
      'note(p(a|)) p(e)',
    ],
    [
      'what is covered goes as a whole',
      [p('a|b'), note(p('c')), photo('Q'), p('d|e')],
      ['Delete'],
      'p(a|e)',
    ],
    ['a covered note at the end goes', [p('a|b'), note(p('c|'))], ['Delete'], 'p(a|)'],
    [
      'a covered first block leaves a line',
      [photo('|Q', 'V'), p('b'), note(p('c|d'))],
      ['Delete'],
      'p(|) note(p(d))',
    ],
    [
      'from a caption to its credit both stay',
      [photo('Q|uay', 'V|ole')],
      ['Delete'],
      'photo(caption(Q|) credit(ole))',
    ],
    [
      'from a caption to text both stay',
      [photo('Q|uay', 'Vole'), p('a|b')],
      ['Delete'],
      'photo(caption(Q|) credit()) p(b)',
    ],
    [
      'Backspace at the top of a box goes to its title',
      [box('T', p('|a'))],
      ['Backspace'],
      'factbox(title(T|) p(a))',
    ],
    [
      'an empty first line of a box goes',
      [box('T', p('|'), p('b'))],
      ['Backspace'],
      'factbox(title(T|) p(b))',
    ],
    ['the only line of a box stays', [box('T', p('|'))], ['Backspace'], 'factbox(title(T|) p())'],
    [
      'a subhead at the top of a box becomes plain first',
      [box('T', h2('|a'))],
      ['Backspace'],
      'factbox(title(T) p(|a))',
    ],
    [
      'Delete at the end of a title goes on',
      [box('T|', p('a'))],
      ['Delete'],
      'factbox(title(T) p(|a))',
    ],
    [
      'Backspace joins lines of a quotation at the top',
      [bq(p('a'), p('|b'), by())],
      ['Backspace'],
      'bq(p(a|b) by())',
    ],
    [
      'Backspace joins lines of an item at the top',
      [ul(li(p('a'), p('|b')))],
      ['Backspace'],
      'ul(li(p(a|b)))',
    ],
  ];
  it.each(cases)('%s', (_what, body, keys, then) => {
    const desk = new Desk(article(body));
    const before = desk.json;
    desk.press(...keys);
    desk.state.doc.check();
    expect(desk.shown).toBe(then);
    while (desk.run('undo'));
    expect(desk.json).toEqual(before);
  });

  it('typing over a selection into a note goes on where it began', () => {
    const desk = new Desk(article([p('|ab'), note(p('c|d'))]));
    desk.press('Backspace');
    desk.type('x');
    expect(desk.shown).toBe('p(x|) note(p(d))');
  });
});

describe('Enter', () => {
  const cases: Case[] = [
    [
      'leads from the title into the box',
      [box('T|', p('a'))],
      ['Enter'],
      'factbox(title(T) p(|a))',
    ],
    [
      'twice leaves a box',
      [box('T', p('a|')), p('b')],
      ['Enter', 'Enter'],
      'factbox(title(T) p(a)) p(|) p(b)',
    ],
    [
      'on the only line of a box leaves it',
      [box('T', p('|'))],
      ['Enter'],
      'factbox(title(T) p()) p(|)',
    ],
    [
      'on an empty line in a box makes another',
      [box('T', p('|'), p('b'))],
      ['Enter'],
      'factbox(title(T) p() p(|) p(b))',
    ],
    [
      'twice leaves a list in a box, and four times the box',
      [box('T', ul(li(p('a|'))))],
      ['Enter', 'Enter', 'Enter'],
      'factbox(title(T) ul(li(p(a)))) p(|)',
    ],
    ['twice leaves a note', [note(p('a|'))], ['Enter', 'Enter'], 'note(p(a)) p(|)'],
    ['in an empty note gives the line back', [note(p('|'))], ['Enter'], 'p(|)'],
    [
      'on an empty line in a note makes another',
      [note(p('a'), p('|'), p('b'))],
      ['Enter'],
      'note(p(a) p() p(|) p(b))',
    ],
  ];
  it.each(cases)('%s', (_what, body, keys, then) => {
    const desk = new Desk(article(body));
    desk.press(...keys);
    desk.state.doc.check();
    expect(desk.shown).toBe(then);
  });
});

describe('nested lists', () => {
  const cases: Case[] = [
    [
      'Tab and Shift-Tab go in and out',
      [ul(li(p('a')), li(p('b|')))],
      ['Tab'],
      'ul(li(p(a) ul(li(p(b|)))))',
    ],
    [
      'an item takes what is in it along',
      [ul(li(p('a')), li(p('b|'), ol1('c')))],
      ['Tab'],
      'ul(li(p(a) ul(li(p(b|) ol(li(p(c)))))))',
    ],
    [
      'Shift-Tab on a nested item',
      [ul(li(p('a'), ul(li(p('b|')), li(p('c')))))],
      ['Shift-Tab'],
      'ul(li(p(a)) li(p(b|) ul(li(p(c)))))',
    ],
    [
      'an item moves with what is in it',
      [ul(li(p('a')), li(p('b|'), ol1('c')))],
      ['Alt-ArrowUp'],
      'ul(li(p(b|) ol(li(p(c)))) li(p(a)))',
    ],
    [
      'a nested item stays in its list until it is first',
      [ul(li(p('x')), li(p('a'), ul(li(p('b|')))))],
      ['Alt-ArrowUp'],
      'ul(li(p(a) ul(li(p(b|)))) li(p(x)))',
    ],
  ];
  it.each(cases)('%s', (_what, body, keys, then) => {
    const desk = new Desk(article(body));
    desk.press(...keys);
    desk.state.doc.check();
    expect(desk.shown).toBe(then);
  });
});

function ol1(text: string): NodeJson {
  return { type: 'orderedList', content: [li(p(text))] };
}
