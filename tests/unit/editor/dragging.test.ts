import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { isList } from '../../../renderer/editor/commands/blocksAround.ts';
import { type BlockRange, moveBlocksTo } from '../../../renderer/editor/commands/moveBlocksTo.ts';
import { levelsAt } from '../../../renderer/editor/gutter/listAt.ts';
import { asOneStep } from '../../../renderer/editor/history/oneStep.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import fc from '../../fastCheck.ts';
import { fullArticle } from '../article/samples.ts';
import { Desk } from './desk.ts';
import { article, box, bq, by, h2, hr, li, note, ol, p, photo, pq, table, ul } from './write.ts';

/** Every block that a grip stands beside, and every gap between blocks, in the order of the page. */
function placesIn(doc: Node): { blocks: BlockRange[]; gaps: number[] } {
  const blocks: BlockRange[] = [];
  const gaps: number[] = [];
  const visit = (container: Node, start: number) => {
    container.forEach((node, offset) => {
      const from = start + offset;
      if (node.type.name === 'title') return;
      gaps.push(from);
      blocks.push({ from, to: from + node.nodeSize });
      if (node.type.name === 'factbox') visit(node, from + 1);
    });
    gaps.push(start + container.content.size);
  };
  visit(doc.lastChild as Node, doc.content.size - (doc.lastChild as Node).nodeSize + 1);
  return { blocks, gaps };
}

/** Every item, and every place for items in lists: between them, and below the words of each. */
function itemPlacesIn(doc: Node): { blocks: BlockRange[]; gaps: number[] } {
  const blocks: BlockRange[] = [];
  const gaps: number[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'listItem') {
      blocks.push({ from: pos, to: pos + node.nodeSize });
      gaps.push(pos + node.nodeSize - 1);
    }
    if (isList(node)) {
      node.forEach((_item, offset) => {
        gaps.push(pos + 1 + offset);
      });
      gaps.push(pos + node.nodeSize - 1);
    }
  });
  return { blocks, gaps };
}

const drag = (desk: Desk, range: BlockRange, gap: number, copy = false) =>
  asOneStep(moveBlocksTo(range, gap, copy))(desk.state, desk.dispatch);

const lettersOf = (doc: Node) => [...doc.textContent].sort().join('');

describe('a dragged block', () => {
  type Case = [
    what: string,
    body: NodeJson[],
    block: number,
    gap: number,
    then: string | undefined,
  ];
  const cases: Case[] = [
    ['goes down', [p('a'), p('b'), p('c')], 0, 2, 'p(b) ^p(a) p(c)'],
    ['goes up', [p('a'), p('b'), photo('Q')], 2, 0, '^photo(caption(Q) credit()) p(a) p(b)'],
    ['goes to the end', [hr(), p('b')], 0, 2, 'p(b) ^hr'],
    ['stays where it is dropped on itself', [p('a'), p('b')], 0, 1, undefined],
    ['goes into a box', [p('a'), box('T', p('b'))], 0, 3, 'factbox(title(T) p(b) ^p(a))'],
    [
      'goes out of a box',
      [box('T', p('a'), p('b')), p('c')],
      1,
      0,
      '^p(a) factbox(title(T) p(b)) p(c)',
    ],
    [
      'leaves a line in a box with a title',
      [box('T', p('a')), p('c')],
      1,
      3,
      'factbox(title(T) p()) ^p(a) p(c)',
    ],
    ['leaves no empty box', [box('', p('a')), p('c')], 1, 4, 'p(c) ^p(a)'],
    ['is no pull quote in a box', [pq('a'), box('T', p('b'))], 0, 2, undefined],
    ['is no box in itself', [box('T', p('a'), p('b'))], 0, 2, undefined],
    [
      'goes with what is in it',
      [ul(li(p('a'), ul(li(p('b'))))), p('c')],
      0,
      2,
      'p(c) ^ul(li(p(a) ul(li(p(b)))))',
    ],
  ];
  it.each(cases)('%s', (_what, body, block, gap, then) => {
    const desk = new Desk(article(body));
    const before = desk.json;
    const { blocks, gaps } = placesIn(desk.state.doc);
    const done = drag(desk, blocks[block] as BlockRange, gaps[gap] as number);
    expect(done).toBe(then !== undefined);
    if (then) expect(desk.shown).toBe(then);
    if (done) desk.run('undo');
    expect(desk.json).toEqual(before);
  });

  const nested = () => [
    ul(li(p('a')), li(p('b'), ul(li(p('c')), li(p('d')))), li(p('e'))),
    p('f'),
    box('', ol(li(p('g')))),
  ];
  type ItemCase = [what: string, item: string, gap: (doc: Node) => number, then: string];
  /** Before the item of that letter, or behind it, or below its words. */
  const at = (letter: string, side: 'before' | 'behind' | 'below') => (doc: Node) => {
    const range = itemOf(doc, letter);
    return side === 'before' ? range.from : range.to - (side === 'below' ? 1 : 0);
  };
  const itemOf = (doc: Node, letter: string) =>
    itemPlacesIn(doc).blocks.find(
      ({ from }) => doc.nodeAt(from)?.firstChild?.textContent === letter,
    ) as BlockRange;
  const items: ItemCase[] = [
    [
      'moves in its list',
      'e',
      at('a', 'before'),
      'ul(^li(p(e)) li(p(a)) li(p(b) ul(li(p(c)) li(p(d))))) p(f) factbox(title() ol(li(p(g))))',
    ],
    [
      'takes along what is in it',
      'b',
      at('e', 'behind'),
      'ul(li(p(a)) li(p(e)) ^li(p(b) ul(li(p(c)) li(p(d))))) p(f) factbox(title() ol(li(p(g))))',
    ],
    [
      'goes a level up',
      'c',
      at('b', 'behind'),
      'ul(li(p(a)) li(p(b) ul(li(p(d)))) ^li(p(c)) li(p(e))) p(f) factbox(title() ol(li(p(g))))',
    ],
    [
      'goes a level down, into a new list',
      'b',
      at('a', 'below'),
      'ul(li(p(a) ^ul(li(p(b) ul(li(p(c)) li(p(d)))))) li(p(e))) p(f) factbox(title() ol(li(p(g))))',
    ],
    [
      'goes into another list',
      'a',
      at('g', 'behind'),
      'ul(li(p(b) ul(li(p(c)) li(p(d)))) li(p(e))) p(f) factbox(title() ol(li(p(g)) ^li(p(a))))',
    ],
    [
      'becomes a list of its kind outside',
      'g',
      (doc) => doc.content.size - 1,
      'ul(li(p(a)) li(p(b) ul(li(p(c)) li(p(d)))) li(p(e))) p(f) ^ol(li(p(g)))',
    ],
    ['never goes into itself', 'b', at('c', 'before'), ''],
  ];
  it.each(items)('item %s', (_what, letter, gapIn, then) => {
    const desk = new Desk(article(nested()));
    const before = desk.json;
    const { doc } = desk.state;
    expect(drag(desk, itemOf(doc, letter), gapIn(doc))).toBe(then !== '');
    if (then) expect(desk.shown).toBe(then);
    if (then) desk.run('undo');
    expect(desk.json).toEqual(before);
  });

  const cell = (...content: NodeJson[]): NodeJson => ({ type: 'tableCell', content });
  const inTable = () => [
    table([cell(ul(li(p('a')), li(p('b')))), cell(ol(li(p('c'))))], ['x', 'y']),
    p('f'),
  ];
  const row = 'tr(td(p(x)) td(p(y)))';
  it.each<ItemCase>([
    [
      'moves in its list',
      'b',
      at('a', 'before'),
      `table(tr(td(ul(^li(p(b)) li(p(a)))) td(ol(li(p(c))))) ${row}) p(f)`,
    ],
    [
      'goes into the list of another cell, and leaves a line in its own',
      'c',
      at('a', 'behind'),
      `table(tr(td(ul(li(p(a)) ^li(p(c)) li(p(b)))) td(p())) ${row}) p(f)`,
    ],
    [
      'goes out of the table',
      'c',
      (doc) => doc.content.size - 1,
      `table(tr(td(ul(li(p(a)) li(p(b)))) td(p())) ${row}) p(f) ^ol(li(p(c)))`,
    ],
  ])('item in a cell %s', (_what, letter, gapIn, then) => {
    const desk = new Desk(article(inTable()));
    const before = desk.json;
    const { doc } = desk.state;
    expect(drag(desk, itemOf(doc, letter), gapIn(doc))).toBe(true);
    desk.state.doc.check();
    expect(desk.shown).toBe(then);
    desk.run('undo');
    expect(desk.json).toEqual(before);
  });

  it('item may go as deep as what is above it, and as far out as what follows it', () => {
    const { doc } = new Desk(article(nested())).state;
    const levels = (letter: string, gap: number) =>
      levelsAt(doc, gap, itemOf(doc, letter)).map((pos) => doc.resolve(pos).parent.textContent);
    // Behind the nested items, before e: below d, behind d, behind b.
    expect(levels('a', at('e', 'before')(doc))).toEqual(['d', 'cd', 'abcde']);
    // Between c and d nothing can be further out.
    expect(levels('a', at('d', 'before')(doc))).toEqual(['c', 'cd']);
    // The last one counts as gone, so that it can follow its parent.
    expect(levels('d', at('d', 'behind')(doc))).toEqual(['c', 'cd', 'abcde']);
    expect(levels('a', at('a', 'before')(doc))).toEqual(['abcde']);
  });

  it('of any kind, to anywhere: nothing is lost, doubled or broken, and one undo leads back', () => {
    const place = fc.double({ min: 0, max: 0.9999, noNaN: true });
    const start = fc.constantFrom(
      fullArticle().content,
      article([
        h2('Sub'),
        box('T', p('a'), photo('Q'), ul(li(p('b')))),
        note(p('n')),
        ol(li(p('c')), li(p('d'), ul(li(p('e')), li(p('f'), p('g')))), li(p('h'))),
        bq(ul(li(p('i'))), by()),
        box('', p('only')),
        hr(),
        pq('We wait', 'Quill'),
        ...inTable(),
      ]),
    );
    fc.assert(
      fc.property(
        start,
        fc.array(fc.tuple(place, place, fc.boolean()), { minLength: 1, maxLength: 8 }),
        (content, drags) => {
          const desk = new Desk(content);
          const loaded = desk.json;
          for (const [one, two, copy] of drags) {
            const places = [placesIn(desk.state.doc), itemPlacesIn(desk.state.doc)];
            const blocks = places.flatMap((each) => each.blocks);
            const gaps = places.flatMap((each) => each.gaps);
            const before = desk.json;
            const letters = lettersOf(desk.state.doc);
            const range = blocks[Math.floor(one * blocks.length)] as BlockRange;
            const gap = gaps[Math.floor(two * gaps.length)] as number;
            const moved = desk.state.doc.nodeAt(range.from);
            if (!drag(desk, range, gap, copy)) continue;
            desk.state.doc.check();
            articleSchema.nodeFromJSON(desk.state.doc.toJSON()).check();
            if (!copy) expect(lettersOf(desk.state.doc)).toBe(letters);
            const { selection } = desk.state;
            expect(selection).toBeInstanceOf(NodeSelection);
            const { node } = selection as NodeSelection;
            expect(node.textContent).toBe(moved?.textContent);
            // Outside of lists an item is a list.
            if (!isList(node)) expect(node.type).toBe(moved?.type);
            else expect(['bulletList', 'orderedList', 'listItem']).toContain(moved?.type.name);
            const after = desk.json;
            desk.run('undo');
            expect(desk.json).toEqual(before);
            desk.run('redo');
            expect(desk.json).toEqual(after);
          }
          while (desk.run('undo'));
          expect(desk.json).toEqual(loaded);
        },
      ),
      { numRuns: 200 },
    );
  });
});
