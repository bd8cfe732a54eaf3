import { Fragment, type Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { everyPair, inEveryPair } from '../../fixtures/everyPair.ts';
import { Desk } from './desk.ts';
import { article, box, bq, by, gallery, h2, li, note, ol, p, photo, table, ul } from './write.ts';

/** A key at both edges of each text block, every kind of block before and behind every other. */

const items = ul(li(p('a')), li(p('b'), p('c'), ol(li(p('d')))));
const quotes = [
  bq(p('e'), p(''), by('f')),
  bq(ul(li(p('g'))), by('h')),
  bq(p(''), by('i')),
  bq(p('j'), by('')),
];
const inBox = [p('k'), p(''), h2('l'), ul(li(p('m'), ul(li(p('n'))))), photo('o', 'p')];
const others = [
  ...inEveryPair([
    p('q'),
    items,
    ul(li(p('')), li(p('r'), ul(li(p('s'))))),
    note(p('t'), p('u')),
    ...quotes,
  ]),
  box('v', ...inEveryPair(inBox)),
  box('', photo('', 'w')),
  gallery('', photo('x', ''), photo('', 'y')),
  table([{ type: 'tableCell', content: [p('z'), items, ol(li(p('')))] }, '1'], ['', '2']),
];

const frame =
  /^(blockquote|pullQuote|photo|gallery|relatedLinks|factbox|embed|note|tableCell|tableHeader)$/;
const isPart = (node: Node) => node.isTextblock && !/paragraph|heading/.test(node.type.name);

/** An empty link may go. */
const partOf = ({ type, textContent: words }: Node) =>
  type.name === 'relatedLink' && words === '' ? '' : `[${type.name} ${words}]`;

/** What stands in each frame, by its parts; a frame within another is one of its own. */
function framed(blocks: readonly Node[]): string[] {
  const found: string[] = [];
  const written = (node: Node): string =>
    node.content.content
      .map((child) => {
        if (child.isText) return child.text;
        if (!frame.test(child.type.name)) {
          return isPart(child) ? partOf(child) : written(child);
        }
        found.push(`${child.type.name}(${written(child)})`);
        return '';
      })
      .join('');
  const [first] = blocks;
  if (first) written(first.type.schema.topNodeType.create(null, Fragment.from(blocks)));
  return found;
}

/** Blocks that are in one of both bodies alone. */
function changed(before: Node, after: Node): [Node[], Node[]] {
  const [was, is] = [before, after].map((doc) => doc.lastChild?.content.content ?? []);
  return [
    was?.filter((one) => !is?.includes(one)) ?? [],
    is?.filter((one) => !was?.includes(one)) ?? [],
  ];
}

const without = (all: string[], others: string[]) => {
  const left = [...others];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};
const atoms = (blocks: readonly Node[]) => {
  let count = 0;
  for (const block of blocks) {
    if (block.isAtom) count++;
    block.descendants((node) => {
      if ((node.isAtom && !node.isText) || node.attrs.asset) count++;
    });
  }
  return count;
};
const wordsOf = (blocks: readonly Node[]) => blocks.map((block) => block.textContent).join('');
const isBlank = (one: string) => one.replace(/\[\w+ \]|\w+\(|\)/g, '') === '';

describe.each(['Backspace', 'Delete'])('%s at the edge of a block', (key) => {
  it.each([
    ['every pair of blocks', everyPair()],
    ['quotations, lists and what is in others', others],
  ])('leaves words with what they belong to, in %s', (_where, blocks) => {
    const desk = new Desk(article(blocks, { kicker: 'K', headline: 'H', standfirst: 'S' }));
    const start = desk.state;
    const wrong = new Set<string>();
    start.doc.descendants((node, pos) => {
      if (!node.isTextblock) return;
      const at = pos + 1 + (key === 'Delete' ? node.content.size : 0);
      desk.state = start.apply(start.tr.setSelection(TextSelection.create(start.doc, at)));
      desk.press(key);
      const { doc } = desk.state;
      if (doc === start.doc) return;
      doc.check();
      const [was, is] = changed(start.doc, doc);
      const [framesBefore, framesAfter] = [framed(was), framed(is)];
      const gone = without(framesBefore, framesAfter).filter((one) => !isBlank(one));
      // At its start a quotation is made plain text, as a whole.
      const unquotes =
        key === 'Backspace' && gone.length === 1 && /^blockquote/.test(gone[0] ?? '');
      const isRight =
        wordsOf(was) === wordsOf(is) &&
        atoms(was) === atoms(is) &&
        without(framesAfter, framesBefore).length === 0 &&
        (gone.length === 0 || unquotes);
      desk.press('Mod-z');
      const isUndone = desk.state.doc.eq(start.doc);
      if (!isRight || !isUndone) wrong.add(`${was.join(' ')} → ${is.join(' ')}`);
    });
    expect([...wrong]).toEqual([]);
  });
});
