import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import {
  type BlockKind,
  blockKinds,
  kindOf,
} from '../../../renderer/editor/commands/blockKinds.ts';
import { turnInto } from '../../../renderer/editor/commands/turnInto.ts';
import { asOneStep } from '../../../renderer/editor/history/oneStep.ts';
import { wordsOfWayBack } from '../../../renderer/editor/history/wayBack.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import fc from '../../fastCheck.ts';
import { Desk } from './desk.ts';
import {
  article,
  box,
  bq,
  by,
  h2,
  h3,
  h4,
  li,
  note,
  ol,
  p,
  photo,
  pq,
  selected,
  ul,
} from './write.ts';

const text = (words: string, ...marks: string[]): NodeJson => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type, ...(type === 'link' && { attrs: { href: '/a' } }) })),
});
const rich = (type: string, attrs?: Record<string, unknown>): NodeJson => ({
  type,
  ...(attrs && { attrs }),
  content: [
    text('plain '),
    text('bold', 'bold'),
    { type: 'hardBreak' },
    text('link', 'link'),
    text('raised', 'superscript'),
    text(' ask legal', 'inlineNote'),
  ],
});
const foreign: NodeJson = { type: 'unknown', attrs: { raw: { type: 'poll' } } };

/** Blocks of every kind: plain, empty, and with all that can be in them. */
const samples: Record<BlockKind, NodeJson[]> = {
  paragraph: [p('Words'), p(''), rich('paragraph')],
  subhead: [h2('Words'), h2(''), rich('heading', { level: 2 })],
  minorSubhead: [h3('Words'), rich('heading', { level: 3 })],
  smallSubhead: [h4('Words')],
  bulletList: [
    ul(li(p('one')), li(p('two'))),
    ul(li(p(''))),
    ul(
      li(p('a'), ol(li(p('b'), p('c')), li(p('d'), ul(li(rich('paragraph'))))), foreign),
      li(p('e')),
    ),
  ],
  orderedList: [ol(li(p('one')), li(p(''), ul(li(p('in')))), li(p('two')))],
  blockquote: [
    bq(p('said'), by('Mara Quill')),
    bq(p(''), by('')),
    bq(rich('paragraph'), ul(li(p('a')), li(p('b'))), foreign, by('Quill')),
  ],
  pullQuote: [pq('said', 'Mara Quill'), pq('', ''), pq('', 'Only Quill')],
  factbox: [
    box('Title', p('one'), h3('sub'), ul(li(p('two')))),
    box('', p('')),
    box('Title', p('')),
    box('Pier', photo('caption', 'credit'), p('one'), foreign, rich('paragraph'), photo('last')),
  ],
  note: [note(p('check')), note(p('one'), p('two')), note(p(''))],
};

const lettersOf = (doc: Node) => doc.textContent.replace(/\s/g, '');

function verbatimIn(doc: Node): unknown[] {
  const found: unknown[] = [];
  doc.descendants((node) => {
    if (node.attrs.raw || node.attrs.asset) found.push(node.attrs.raw ?? node.attrs.asset);
  });
  return found;
}

function turn(desk: Desk, kind: BlockKind): boolean {
  return asOneStep(turnInto(kind))(desk.state, desk.dispatch);
}

function expectWhole(desk: Desk) {
  desk.state.doc.check();
  articleSchema.nodeFromJSON(desk.state.doc.toJSON()).check();
  const ids = new Set<string>();
  desk.state.doc.lastChild?.descendants((node) => {
    const { id } = node.attrs;
    if (!id) return;
    expect(ids.has(id), `two blocks are ${id}`).toBe(false);
    ids.add(id);
  });
}

describe('any block becomes any other', () => {
  for (const from of blockKinds) {
    it(`${from}, without losing a letter, and one undo leads back`, () => {
      for (const to of blockKinds) {
        for (const sample of samples[from]) {
          const desk = new Desk(article([p('before', 'p0'), sample, p('behind', 'p9')]));
          const before = desk.json;
          const letters = lettersOf(desk.state.doc);
          const kept = verbatimIn(desk.state.doc);
          desk.dispatch(
            desk.state.tr.setSelection(NodeSelection.create(desk.state.doc, startOfSecond(desk))),
          );
          expect(turn(desk, to), `${from} → ${to}`).toBe(from !== to);
          expectWhole(desk);
          expect(lettersOf(desk.state.doc), `${from} → ${to}`).toBe(letters);
          expect(verbatimIn(desk.state.doc)).toEqual(kept);
          if (from !== to) {
            const kinds = (desk.state.doc.lastChild as Node).content.content.map(kindOf);
            expect(kinds, `${from} → ${to}`).toContain(to);
            desk.run('undo');
          }
          expect(desk.json).toEqual(before);
        }
      }
    });
  }

  const startOfSecond = (desk: Desk) => {
    const body = desk.state.doc.lastChild as Node;
    return desk.state.doc.content.size - body.nodeSize + 1 + (body.firstChild?.nodeSize ?? 0);
  };

  it('again and again, wherever the caret is, and the caret stays on its letter', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Object.values(samples).flat()), { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.constantFrom(...blockKinds), place, place), {
          minLength: 1,
          maxLength: 6,
        }),
        (blocks, turns) => {
          const desk = new Desk(article(blocks));
          const loaded = desk.json;
          const letters = lettersOf(desk.state.doc);
          for (const [kind, one, two] of turns) {
            const { doc } = desk.state;
            const at = (share: number) => doc.resolve(Math.floor(share * doc.content.size));
            desk.dispatch(desk.state.tr.setSelection(TextSelection.between(at(one), at(two))));
            const { anchor, head } = desk.state.selection;
            const passed = (pos: number) => lettersOf(desk.state.doc.cut(0, pos)).length;
            const marks = [passed(anchor), passed(head)];
            if (!turn(desk, kind)) continue;
            expectWhole(desk);
            expect(lettersOf(desk.state.doc)).toBe(letters);
            const now = desk.state.selection;
            expect([passed(now.anchor), passed(now.head)]).toEqual(marks);
          }
          while (desk.run('undo'));
          expect(desk.json).toEqual(loaded);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a block becomes another', () => {
  const cases: [what: string, body: NodeJson[], kind: BlockKind, then: string][] = [
    [
      'a quotation a pull quote, with its speaker',
      [selected(bq(p('a'), p('b'), by('Q')))],
      'pullQuote',
      '^pq(q(a↵b) by(Q))',
    ],
    ['a pull quote a quotation', [pq('a|', 'Q')], 'blockquote', 'bq(p(a|) by(Q))'],
    ['a pull quote a subhead and its speaker', [pq('a|', 'Q')], 'subhead', 'h2(a|) p(Q)'],
    [
      'a nested list lines',
      [ul(li(p('a'), ul(li(p('b|')))), li(p('c')))],
      'paragraph',
      'p(a) p(b|) p(c)',
    ],
    [
      'a nested list a numbered one',
      [ul(li(p('a|'), ul(li(p('b')))))],
      'orderedList',
      'ol(li(p(a|) ul(li(p(b)))))',
    ],
    [
      'a list a subhead over the rest',
      [ul(li(p('a|')), li(p('b')))],
      'subhead',
      'h2(a|) ul(li(p(b)))',
    ],
    ['a box running text', [selected(box('T', h2('s'), p('a')))], 'paragraph', 'p(|T) h2(s) p(a)'],
    ['a box a subhead over what was in it', [box('T|', p('a'))], 'minorSubhead', 'h3(T|) p(a)'],
    ['a subhead the title of a box', [h2('a|b')], 'factbox', 'factbox(title(a|b) p())'],
    ['a subhead and text a box', [h2('|a'), p('b|')], 'factbox', 'factbox(title(|a) p(b|))'],
    [
      'text and a photo a box',
      [p('|a'), photo('Q'), p('b|')],
      'factbox',
      'factbox(title() p(|a) photo(caption(Q) credit()) p(b|))',
    ],
    [
      'a block in a box, there',
      [box('T', p('a|'))],
      'bulletList',
      'factbox(title(T) ul(li(p(a|))))',
    ],
    ['paragraphs one quotation', [p('|a'), p('b|')], 'blockquote', 'bq(p(|a) p(b|) by())'],
    ['paragraphs a note', [p('|a'), p('b|')], 'note', 'note(p(|a) p(b|))'],
  ];
  it.each(cases)('%s', (_what, body, kind, then) => {
    const desk = new Desk(article(body));
    expect(turn(desk, kind)).toBe(true);
    expect(desk.shown).toBe(then);
  });

  it('only where it can stand: no box in a box, no photo in a quotation', () => {
    expect(turn(new Desk(article([box('T', p('a|'))])), 'factbox')).toBe(false);
    expect(turn(new Desk(article([box('T', p('a|'))])), 'pullQuote')).toBe(false);
    expect(turn(new Desk(article([selected(photo('a'))])), 'blockquote')).toBe(false);
    expect(turn(new Desk(article([p('|a'), photo('Q'), p('b|')])), 'bulletList')).toBe(false);
    expect(turn(new Desk(article([p('a')], { headline: 'H|' })), 'bulletList')).toBe(false);
  });
});

it('says which links a pull quote has no place for, and of others nothing', () => {
  const told = (kind: BlockKind) => {
    const desk = new Desk(article([rich('paragraph')]));
    const { lastChild, content } = desk.state.doc;
    desk.select(content.size - (lastChild?.content.size ?? 0));
    let said: string | undefined;
    turnInto(kind)(desk.state, (transaction) => {
      said = wordsOfWayBack(transaction);
    });
    return said;
  };
  expect(told('pullQuote')).toBe('A link was left out: there can be none here.');
  expect(told('blockquote')).toBe('');
});
