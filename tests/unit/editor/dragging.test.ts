import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BlockRange, moveBlocksTo } from '../../../renderer/editor/commands/moveBlockTo.ts';
import { asOneStep } from '../../../renderer/editor/history/oneStep.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { fullArticle } from '../article/samples.ts';
import { Desk } from './desk.ts';
import { article, box, h2, hr, li, note, p, photo, pq, ul } from './write.ts';

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

  it('of any kind, to anywhere: nothing is lost, doubled or broken, and one undo leads back', () => {
    const place = fc.double({ min: 0, max: 0.9999, noNaN: true });
    const start = fc.constantFrom(
      fullArticle().content,
      article([
        h2('Sub'),
        box('T', p('a'), photo('Q'), ul(li(p('b')))),
        note(p('n')),
        box('', p('only')),
        hr(),
        pq('We wait', 'Quill'),
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
            const { blocks, gaps } = placesIn(desk.state.doc);
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
            expect([node.type, node.textContent]).toEqual([moved?.type, moved?.textContent]);
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
