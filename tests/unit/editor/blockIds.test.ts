import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { enter } from '../../../renderer/editor/commands/enter.ts';
import { newBlockId } from '../../../renderer/editor/ids/blockId.ts';
import { Desk, editorSchema } from './desk.ts';
import { article, h2, li, link, links, p, photo, ul } from './write.ts';

/** Ids of all blocks in reading order; '' where a block has none. */
const ids = (doc: Node): string[] => {
  const found: string[] = [];
  doc.descendants((node) => {
    if ('id' in node.attrs) found.push(node.attrs.id);
  });
  return found;
};
const bodyIds = (desk: Desk) => ids(desk.state.doc.lastChild as Node);

describe('ids of blocks', () => {
  it('stay with their words when a line is parted, and the new line gets its own', () => {
    const desk = new Desk(article([p('ab|cd', 'first')]));
    desk.press('Enter');
    const [one, two] = bodyIds(desk);
    expect(one).toBe('first');
    expect(two).toMatch(/^[0-9a-z]{10}$/);
  });

  it('come with a line that is parted, in one change', () => {
    const desk = new Desk(article([p('ab|cd', 'first')]));
    const made: number[] = [];
    enter(desk.state, (split) => {
      const { state, transactions } = desk.state.applyTransaction(split);
      desk.state = state;
      made.push(transactions.length);
    });
    expect(made).toEqual([1]);
    expect(new Set(bodyIds(desk)).size).toBe(2);
  });

  it.each([
    ['a subhead', h2('|Ab', 'first')],
    ['a paragraph', p('|Ab', 'first')],
  ])('stay with their words when an empty line is opened above %s', (_what, block) => {
    const desk = new Desk(article([block]));
    desk.press('Enter');
    const [one, two] = bodyIds(desk);
    expect(two).toBe('first');
    expect(one).toMatch(/^[0-9a-z]{10}$/);
  });

  it.each([
    ['in the middle', 'ab|cd', 'first', [0]],
    ['at its end', 'ab|', 'first', [0]],
    ['of a file without ids', 'ab|cd', '', [0]],
    ['at its start', '|ab', 'first', [0, 1]],
  ])('a line that is parted %s: what its file says of it stays with its words', (...all) => {
    const [, words, id, said] = all;
    const line = p(words, id);
    const extra = { attrs: { uuid: 'x' } };
    const desk = new Desk(article([{ ...line, attrs: { ...line.attrs, extra } }]));
    desk.press('Enter');
    const lines = desk.state.doc.lastChild?.children ?? [];
    expect(lines.flatMap(({ attrs }, index) => (attrs.extra ? [index] : []))).toEqual(said);
    expect(new Set(bodyIds(desk)).size).toBe(2);
    expect(bodyIds(desk)).not.toContain('');
  });

  it('are part of the same undo step', () => {
    const desk = new Desk(article([p('ab|cd', 'first')]));
    const before = desk.json;
    desk.press('Enter');
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });

  it('are kept through undo and redo', () => {
    const desk = new Desk(article([p('a|', 'first')]));
    desk.run('pullQuote');
    const made = bodyIds(desk);
    desk.press('Mod-z', 'Mod-Shift-z');
    expect(bodyIds(desk)).toEqual(made);
  });

  it('are given to all blocks inside a new one', () => {
    const desk = new Desk(article([p('a|', 'first')]));
    desk.run('relatedLinks');
    expect(bodyIds(desk)).toHaveLength(3);
    expect(new Set(bodyIds(desk)).size).toBe(3);
    expect(bodyIds(desk)).not.toContain('');
  });

  it('are fresh for copies', () => {
    const desk = new Desk(article([p('a', 'first'), p('b|', 'second')]));
    const copy = desk.state.doc.lastChild?.firstChild as Node;
    desk.dispatch(desk.state.tr.insert(desk.state.doc.content.size - 1, copy));
    const all = bodyIds(desk);
    expect(all.slice(0, 2)).toEqual(['first', 'second']);
    expect(all[2]).toMatch(/^[0-9a-z]{10}$/);
  });

  it('are fresh for a list that is parted', () => {
    const list = { ...ul(li(p('a')), li(p('|')), li(p('b'))), attrs: { id: 'list' } };
    const desk = new Desk(article([list]));
    desk.press('Enter');
    expect(desk.shown).toBe('ul(li(p(a))) p(|) ul(li(p(b)))');
    const all = bodyIds(desk).filter(Boolean);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('list');
  });

  it('move with their blocks', () => {
    const desk = new Desk(article([p('a', 'first'), p('b|', 'second')]));
    desk.run('moveBlockUp');
    expect(bodyIds(desk)).toEqual(['second', 'first']);
  });

  it('leave blocks alone that nobody touched', () => {
    const desk = new Desk(
      article([p('untouched'), p('a|b', 'x'), photo('Q'), links('', link('y'))]),
    );
    desk.type('typed');
    desk.press('Enter');
    const [first, , , ...rest] = bodyIds(desk);
    expect(first).toBe('');
    expect(rest.every((id) => id === '')).toBe(true);
  });

  it('are given to blocks that a program puts in', () => {
    const desk = new Desk(article([p('a|', 'first')]));
    const blocks = [p('b'), p('c')].map((json) => editorSchema.nodeFromJSON(json));
    desk.dispatch(desk.state.tr.replaceSelection(new Slice(Fragment.from(blocks), 1, 1)));
    expect(desk.shown).toBe('p(ab) p(c|)');
    const all = bodyIds(desk);
    expect(all[0]).toBe('first');
    expect(all[1]).toMatch(/^[0-9a-z]{10}$/);
  });

  it('differ, however many are asked for', () => {
    const all = Array.from({ length: 1_000 }, newBlockId);
    expect(new Set(all).size).toBe(1_000);
    for (const id of all) expect(id).toMatch(/^[0-9a-z]{10}$/);
  });
});
