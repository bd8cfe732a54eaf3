import { Fragment, Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { describe, expect, it } from 'vitest';
import { oneStep } from '../../../renderer/editor/history/oneStep.ts';
import { wordsOfWayBack } from '../../../renderer/editor/history/wayBack.ts';
import { type Grid, writeGrid } from '../../../renderer/editor/tables/grid.ts';
import {
  draggedCells,
  firstPlace,
  moveCells,
  moveCellsOut,
  placeOfCell,
} from '../../../renderer/editor/tables/moveCells.ts';
import {
  asCell,
  cellsOfSlice,
  cellsOfText,
  fillCells,
  textOfCells,
} from '../../../renderer/editor/tables/pasteCells.ts';
import { pasteTable } from '../../../renderer/editor/tables/pasteTable.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { type Desk, editorSchema } from './desk.ts';
import { cellWith, desk, selectCells } from './tableDesk.ts';
import { p, table, wide } from './write.ts';

const rows = (text: string) => cellsOfText(text, editorSchema, true);

function paste(on: Desk, text: string) {
  const grid = rows(text);
  const filled = grid && fillCells(on.state, grid);
  expect(filled).toBeDefined();
  if (filled) on.dispatch(filled);
}

describe('cells from the clipboard', () => {
  it('fill a table from the caret’s cell on and make it grow', () => {
    const on = desk(table(['*a', '*b'], ['c', 'd|']));
    paste(on, 'North\t1\nSouth\t2');
    expect(on.shown).toBe(
      'table(tr(th(p(a)) th(p(b)) th(p())) tr(td(p(c)) [td(p(North))] [td(p(1))]) tr(td(p()) [td(p(South))] [td(p(2))]))',
    );
    on.run('undo');
    expect(on.shown).toBe('table(tr(th(p(a)) th(p(b))) tr(td(p(c)) td(p(d|))))');
  });

  it('fill over merged cells, whose words outside stay', () => {
    const on = desk(table([wide('tall', 1, 2), 'b'], ['c|']));
    paste(on, 'x\ty');
    expect(on.shown).toBe('table(tr(td(p(tall)) td(p(b)) td(p())) tr([td(p(x))] [td(p(y))]))');
  });

  it('tell what they take the place of that was not selected', () => {
    const on = desk(table([wide('tall', 1, 2), 'b'], ['c|']));
    const told = (text: string) =>
      wordsOfWayBack(fillCells(on.state, rows(text) as Grid) as Transaction);
    expect(told('x\ty')).toBe('“c” was replaced.');
    selectCells(on, 'tall', 'c');
    expect(told('x\ty\nz\tz')).toBe('');
    selectCells(on, 'tall', 'tall');
    expect(told('x\ty\nz\tz')).toBe('“b” and “c” were replaced.');
  });

  it('one value fills all selected cells', () => {
    const on = desk(table(['a', 'b'], ['c', 'd']));
    selectCells(on, 'a', 'b');
    const words = new Slice(Fragment.from(Node.fromJSON(editorSchema, p('n/a'))), 1, 1);
    const cell = asCell(words, editorSchema);
    const filled = cell && fillCells(on.state, cell);
    if (filled) on.dispatch(filled);
    expect(on.shown).toBe('table(tr([td(p(n/a))] [td(p(n/a))]) tr(td(p(c)) td(p(d))))');
  });

  it('are a table of their own elsewhere, and one cell alone is its words', () => {
    const on = desk(p('|'));
    const made = (json: NodeJson) =>
      pasteTable(on.view, new Slice(Fragment.from(Node.fromJSON(editorSchema, json)), 0, 0), '');
    expect((made(table(['a', 'b'], ['c'])) as Slice).content.firstChild?.toString()).toBe(
      'table(tableRow(tableCell(paragraph("a")), tableCell(paragraph("b"))), tableRow(tableCell(paragraph("c")), tableCell(paragraph)))',
    );
    expect((made(table(['lone'])) as Slice).toString()).toBe('<paragraph("lone")>(1,1)');
    const lines = new Slice(Fragment.from(Node.fromJSON(editorSchema, p('a\tb'))), 1, 1);
    expect((pasteTable(on.view, lines, 'a\tb\nc\td') as Slice).content.firstChild?.type.name).toBe(
      'table',
    );
    expect(pasteTable(on.view, lines, 'a\tb')).toBe(lines);
  });

  it('as text keep what a spreadsheet put in quotation marks', () => {
    const grid = rows('name\tsays\r\nVole\t"two ""short""\nlines"\r\n');
    expect(grid && writeGrid(grid).toString()).toBe(
      'table(tableRow(tableCell(paragraph("name")), tableCell(paragraph("says"))), tableRow(tableCell(paragraph("Vole")), tableCell(paragraph("two \\"short\\""), paragraph("lines"))))',
    );
    expect(cellsOfText('a\tb\nc', editorSchema, true)).toBeUndefined();
    expect(cellsOfText('no tabs', editorSchema, true)).toBeUndefined();
  });

  it('go out as text with tabs, and come back as the same cells', () => {
    const on = desk(table(['a', 'b'], ['two "x"', 'd']));
    selectCells(on, 'a', 'd');
    const slice = on.state.selection.content();
    expect(textOfCells(slice)).toBe('a\tb\n"two ""x"""\td');
    const back = cellsOfSlice(slice);
    expect(back && writeGrid(back).textContent).toBe('abtwo "x"d');
    expect(rows(textOfCells(slice) ?? '')?.cells.map(({ cell }) => cell.textContent)).toEqual([
      'a',
      'b',
      'two "x"',
      'd',
    ]);
  });
});

describe('cells that are dragged', () => {
  const two = () => {
    const on = desk(
      table(['*a', '*b', '*c'], ['d', 'e', 'f'], ['g', 'h', 'i']),
      p('Words'),
      table(['x', 'y'], ['z', 'q']),
    );
    selectCells(on, 'a', 'e');
    return on;
  };
  const inCell = (on: Desk, words: string) => cellWith(on, words) + 1;
  const rowsOf = (on: Desk) => {
    const found: string[] = [];
    on.state.doc.descendants((node) => {
      if (node.type.name !== 'tableRow') return true;
      found.push(node.children.map((cell) => cell.textContent || '-').join(''));
      return false;
    });
    return found.join(' ');
  };
  function back(on: Desk, before: NodeJson) {
    on.run('undo');
    expect(on.json).toEqual(before);
  }

  const all = '“x”, “y”, “z”, and one more were';
  it.each([
    [
      'with the one taken hold of under the pointer',
      'e',
      'i',
      false,
      '--c -ab gde xy zq',
      '“f”, “h”, and “i” were',
    ],
    ['into another table', 'a', 'x', false, '--c --f ghi ab de', all],
    ['into one that grows for them', 'a', 'q', false, '--c --f ghi xy- zab -de', '“q” was'],
    ['as copies', 'a', 'x', true, 'abc def ghi ab de', all],
    ['no further than the edge', 'e', 'z', false, '--c --f ghi ab de', all],
  ] as const)('go into cells %s, as one undo step', (_what, grabbed, over, copy, then, gone) => {
    const on = two();
    const before = on.json;
    const dragged = draggedCells(on.state, inCell(on, grabbed));
    const under = placeOfCell(on.state.doc, inCell(on, over));
    const moved =
      dragged && under && moveCells(on.state, dragged, firstPlace(dragged, under), copy);
    if (!moved) throw new Error('nothing moved');
    on.dispatch(oneStep(moved));
    expect(rowsOf(on)).toBe(then);
    expect(wordsOfWayBack(moved)).toBe(`${gone} replaced.`);
    expect(on.state.selection).toBeInstanceOf(CellSelection);
    back(on, before);
  });

  it('stay where they are let go', () => {
    const on = two();
    const dragged = draggedCells(on.state, inCell(on, 'e'));
    const under = placeOfCell(on.state.doc, inCell(on, 'e'));
    if (!dragged || !under) throw new Error('nothing dragged');
    expect(moveCells(on.state, dragged, firstPlace(dragged, under), false)).toBeUndefined();
  });

  it('are a table between blocks, and all of them their own table', () => {
    const on = two();
    const before = on.json;
    const drop = () => {
      const dragged = draggedCells(on.state, on.state.selection.from);
      const moved =
        dragged && moveCellsOut(on.state, dragged, on.state.doc.content.size - 1, false);
      if (moved) on.dispatch(oneStep(moved));
    };
    drop();
    expect(rowsOf(on)).toBe('--c --f ghi xy zq ab de');
    back(on, before);
    selectCells(on, 'a', 'i');
    drop();
    expect(rowsOf(on)).toBe('xy zq abc def ghi');
    back(on, before);
  });
});
