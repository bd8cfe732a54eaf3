// @vitest-environment jsdom
import { Fragment, Slice } from '@tiptap/pm/model';
import { AllSelection, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { describe, expect, it } from 'vitest';
import { dropSlice } from '../../../renderer/editor/paste/dropping.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { everyKind } from '../../fixtures/everyPair.ts';
import { numbersOf } from '../../numbersOf.ts';
import { type Clipboard, type ClipboardData, PasteDesk } from './pasteDesk.ts';
import { readable } from './readable.ts';
import {
  article,
  box,
  bq,
  by,
  h2,
  li,
  link,
  links,
  note,
  ol,
  p,
  photo,
  pq,
  table,
  ul,
} from './write.ts';

/** What is copied or cut in Stet and pasted in Stet. `[` and `]` mark what is selected. */

const flavours = (data: ClipboardData) => Object.fromEntries(data.items) as Clipboard;
const shown = ({ json }: Pick<PasteDesk, 'json'>) =>
  (json.content?.[3]?.content ?? []).map(readable).join(' ');

function deskOf(body: NodeJson[]): PasteDesk {
  const marked = new PasteDesk(article(body));
  const places: number[] = [];
  marked.doc.descendants(({ text = '' }, pos) => {
    for (const { index } of text.matchAll(/[[\]]/g)) places.push(pos + index - places.length);
  });
  const clean = JSON.parse(JSON.stringify(body).replaceAll(/(?<="text":"[^"]*)[[\]]/g, ''));
  const desk = new PasteDesk(article(clean));
  desk.select(TextSelection.create(desk.doc, places[0] ?? 0, places[1]));
  return desk;
}

describe('what is cut and pasted back at once is what it was', () => {
  for (const [what, ...body] of [
    ['lines', p('[One'), p(']Two')],
    ['lines in front of a subhead', p('[One'), h2(']Why')],
    ['a subhead', h2('[Why'), p(']Text')],
    ['from line to line', p('One['), p('Two]'), p('Three')],
    ['items', ul(li(p('[a')), li(p(']b')), li(p('c')))],
    ['from item to item', ul(li(p('a'), ol(li(p('b[c')), li(p('d]e')))), li(p('f')))],
    ['from an item to a line', ul(li(p('a')), li(p('b[b'))), p('on]e')],
    ['a word in a note', note(p('A[b]c'))],
    ['lines in a note', note(p('A[b'), p('c]d'))],
    ['a word in a fact box', box('T', p('A[b]c'))],
    ['a line of a fact box', box('T', p('[One'), p(']Two'))],
    ['items in a fact box', box('T', ul(li(p('a[b'), ol(li(p('d]e'))))))],
    ['a word in a quotation', bq(p('A[b]c'), by('Z'))],
    ['lines in a quotation', bq(p('[One'), p(']Two'), by('Z'))],
    ['a word in a caption', photo('C[a]p', 'Cr', ''), p('x')],
    ['a word in a pull quote', pq('C[a]p', 'Cr')],
    ['a word in a link', links('T', link('l[i]n', 'https://example.org/a'), link('two'))],
    ['a word in a cell', p('x'), table(['*a', '*b'], ['c[d]e', 'f'])],
  ] as [string, ...NodeJson[]][]) {
    it(what, () => {
      const desk = deskOf(body);
      const before = shown(desk);
      const data = desk.copy('cut');
      expect(shown(desk)).not.toBe(before);
      desk.paste(flavours(data));
      desk.doc.check();
      expect(shown(desk)).toBe(before);
    });
  }
});

describe('what is pasted over itself is what it was', () => {
  for (const [what, ...body] of [
    ['from a line into a subhead', p('On[e'), h2('Su]b'), p('x')],
    ['from a line into a list', p('on[e'), ul(li(p('a]a')), li(p('b')))],
    ['from a line into a quotation', p('on[e'), bq(p('Q]u'), by('by'))],
    ['a word in a fact box', box('T', p('A[b]c'))],
    ['a word in a cell', p('x'), table(['*a', '*b'], ['c[d]e', 'f'])],
  ] as [string, ...NodeJson[]][]) {
    it(what, () => {
      const desk = deskOf(body);
      const before = shown(desk);
      desk.paste(flavours(desk.copy()));
      expect(shown(desk)).toBe(before);
    });
  }
});

it('words of a box are words where they are pasted, and no second box', () => {
  for (const body of [
    [note(p('A [word] of it'))],
    [box('T', p('A [word] of it'))],
    [box('A [word] of it', p(''))],
    [table(['A [word] of it'])],
    [photo('A [word] of it', '', '')],
    [pq('', 'A [word] of it')],
  ]) {
    const data = flavours(deskOf(body).copy());
    for (const [there, result] of [
      [p(''), 'p(word)'],
      [note(p('')), 'note(p(word))'],
      [box('', p('')), 'factbox(title p(word))'],
      [ul(li(p(''))), 'ul(li(p(word)))'],
      [table(['']), 'table(tr(td(p(word))))'],
    ] as const) {
      const desk = new PasteDesk(article([there]));
      desk.paste(data);
      expect(shown(desk), JSON.stringify(body)).toBe(result);
    }
  }
});

it('words of the story that were cut together with a note’s become none of a note', () => {
  const desk = deskOf([note(p('SEC[RET')), p('Pub]lic')]);
  desk.paste(flavours(desk.copy('cut')));
  expect(shown(desk)).toBe('note(p(SEC)) note(p(RET)) p(Pub) p(lic)');
});

it('a story that is put in front of a subhead has its headline there', () => {
  const story = new PasteDesk(article([p('One'), p('Two'), p('')], { headline: 'Vote delayed' }));
  story.select(new AllSelection(story.doc));
  const desk = deskOf([p('Zero'), h2('[]Why')]);
  desk.paste(flavours(story.copy()));
  expect(shown(desk)).toBe('p(Zero) h2(Vote delayed) p(One) p(Two) h2(Why)');
  expect(desk.doc.child(1).textContent).toBe('');
});

it('parts of boxes that are dropped between blocks are whole there', () => {
  for (const [body, result] of [
    [[photo('Pier', 'T[am', ''), p('Tw]o'), p('End')], 'p(End) photo(caption credit(am)) p(Tw)'],
    [[p('On[e'), pq('W]e', 'Vole'), p('End')], 'p(End) p(e) pullQuote(quoteText(W) by)'],
    [[box('T', p('On[e')), p('Tw]o'), p('End')], 'p(End) factbox(title p(e)) p(Tw)'],
  ] as const) {
    const desk = deskOf([...body]);
    const slice = desk.view.state.selection.content();
    dropSlice(desk.view, slice, desk.doc.content.size - 1, false, null);
    desk.doc.check();
    expect(shown(desk)).toContain(result);
  }
});

it('what is more than its words is not dragged into a line of words', () => {
  for (const [body, result] of [
    [[p('On[e'), photo('Pier', 'Tam', ''), p('Tw]o')], 'Vote'],
    [[p('On[e'), p('Tw]o')], 'e TwVote'],
  ] as const) {
    const desk = deskOf([...body]);
    const headline = (desk.doc.firstChild?.nodeSize ?? 0) + 1;
    desk.view.dispatch(desk.view.state.tr.insertText('Vote', headline));
    const before = desk.json;
    const slice = desk.view.state.selection.content();
    expect(dropSlice(desk.view, slice, headline, true, { slice, move: true })).toBe(true);
    expect(desk.doc.child(1).textContent).toBe(result);
    if (result === 'Vote') expect(desk.json).toEqual(before);
  }
});

it('related links are not dragged into words, which have no place for their addresses', () => {
  const pair = links('', link('Pier', 'https://example.org/pier'), link('Quay', ''));
  const desk = new PasteDesk(
    article([p('One'), pair, photo('Cap', 'Tam', ''), bq(p('Said'), by('Ida'))]),
  );
  const { state } = desk.view;
  const places: number[] = [];
  const dragged: NodeSelection[] = [];
  desk.doc.descendants((node, pos) => {
    if (['One', 'Cap', 'Said'].includes(node.text ?? '')) places.push(pos + 1);
    const isDragged = node.type.name === 'relatedLinks' || node.attrs.href;
    if (isDragged) dragged.push(NodeSelection.create(desk.doc, pos));
  });
  for (const node of dragged) {
    for (const there of places) {
      desk.view.updateState(state);
      desk.select(node);
      const slice = node.content();
      const dragging = { slice, move: true, node };
      expect(dropSlice(desk.view, slice, there, true, dragging)).toBe(true);
      expect(JSON.stringify(desk.json)).toContain('https://example.org/pier');
    }
  }
});

it('cells that are dropped among words are a table of their own there, and one is its words', () => {
  const targets = [p('On'), ul(li(p('On'))), bq(p('On'), by('')), note(p('On')), box('', p('On'))];
  for (const count of [1, 2]) {
    for (const target of targets) {
      const grid = table(['a', 'b'], ['c', 'd']);
      const desk = new PasteDesk(article([grid, target, p('End')]));
      const cells: number[] = [];
      let there = 0;
      desk.doc.descendants((node, pos) => {
        if (node.type.name === 'tableCell') cells.push(pos);
        if (node.text === 'On') there = pos + 1;
      });
      desk.select(CellSelection.create(desk.doc, cells[2] ?? 0, cells[1 + count]));
      dropSlice(desk.view, desk.view.state.selection.content(), there, false, null);
      desk.doc.check();
      expect(desk.doc.textContent).toMatch(count === 1 ? /^abcdOcnEnd$/ : /^abcd(cdOn|Oncd)End$/);
    }
  }
});

it('what is dropped between the fields of the head comes first in the body', () => {
  const desk = new PasteDesk(article([p('One')]));
  const quote = new PasteDesk(article([bq(p('Said'), by('Ida'))])).doc.lastChild?.content;
  const under = desk.doc.content.size - (desk.doc.lastChild?.nodeSize ?? 0);
  dropSlice(desk.view, new Slice(quote ?? Fragment.empty, 0, 0), under, false, null);
  desk.doc.check();
  expect(shown(desk)).toBe('quote(p(Said) by(Ida)) p(One)');
});

it('whatever was selected, and wherever it goes, the article stays whole', () => {
  const desk = new PasteDesk(article([...Object.values(everyKind), p('Last')]));
  const { state } = desk.view;
  const places: number[] = [];
  desk.doc.descendants((node, pos) => {
    for (let at = 0; node.isTextblock && at <= node.content.size; at++) places.push(pos + 1 + at);
  });
  const next = numbersOf(7);
  const place = () => places[Math.floor(next() * places.length)] ?? 0;
  for (let round = 0; round < 60; round++) {
    desk.view.updateState(state);
    const [from, to, there] = [place(), place(), place()];
    desk.select(TextSelection.create(state.doc, from, to));
    const data = desk.copy(round % 2 ? 'cut' : 'copy');
    const $there = desk.doc.resolve(Math.min(there, desk.doc.content.size));
    desk.select(TextSelection.near($there));
    desk.paste(flavours(data));
    const said = `${from}–${to} to ${there}`;
    expect(() => articleSchema.nodeFromJSON(desk.json).check(), said).not.toThrow();
  }
});
