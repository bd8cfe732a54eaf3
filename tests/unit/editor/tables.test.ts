import { Fragment, Node, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { CellSelection, TableMap } from '@tiptap/pm/tables';
import { describe, expect, it } from 'vitest';
import { oneStep } from '../../../renderer/editor/history/oneStep.ts';
import { readGrid, writeGrid } from '../../../renderer/editor/tables/grid.ts';
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
import { Desk, editorSchema } from './desk.ts';
import { article, li, p, table, ul, wide } from './write.ts';

const desk = (...body: NodeJson[]) => new Desk(article(body));

function cellWith(on: Desk, words: string): number {
  let found = -1;
  on.state.doc.descendants((node, pos) => {
    if (/^table(Cell|Header)$/.test(node.type.name) && node.textContent === words) found = pos;
  });
  return found;
}

/** Selects from the cell with some words to the one with others. */
function selectCells(on: Desk, from: string, to: string) {
  const { doc, tr } = on.state;
  on.dispatch(tr.setSelection(CellSelection.create(doc, cellWith(on, from), cellWith(on, to))));
}

const rows = (text: string) => cellsOfText(text, editorSchema, true);

function paste(on: Desk, text: string) {
  const grid = rows(text);
  const filled = grid && fillCells(on.state, grid);
  expect(filled).toBeDefined();
  if (filled) on.dispatch(filled);
}

describe('a table', () => {
  it('is put in with a header row and the caret in its first cell', () => {
    const on = desk(p('|'));
    expect(on.run('table')).toBe(true);
    expect(on.shown).toBe(
      'table(tr(th(p(|)) th(p()) th(p())) tr(td(p()) td(p()) td(p())) tr(td(p()) td(p()) td(p())))',
    );
    on.run('undo');
    expect(on.shown).toBe('p(|)');
  });

  it('comes out of a typed row of names, which undo and Backspace give back', () => {
    const on = desk(p('|'));
    on.dispatch(on.state.tr.insertText('|Ward | Votes|'));
    on.press('Enter');
    expect(on.shown).toBe('table(tr(th(p(Ward)) th(p(Votes))) tr(td(p(|)) td(p())))');
    on.press('Backspace');
    expect(on.shown).toBe('p(|Ward | Votes||)');
  });

  it('takes a row above, below, and another header row above the header row', () => {
    const on = desk(table(['*a', '*b'], ['c|', 'd']));
    on.run('addRowAfter');
    expect(on.shown).toBe(
      'table(tr(th(p(a)) th(p(b))) tr(td(p(c)) td(p(d))) tr(td(p(|)) td(p())))',
    );
    on.run('addRowBefore');
    expect(on.shown).toBe(
      'table(tr(th(p(a)) th(p(b))) tr(td(p(c)) td(p(d))) tr(td(p(|)) td(p())) tr(td(p()) td(p())))',
    );
    const top = desk(table(['*a|', '*b'], ['c', 'd']));
    top.run('addRowBefore');
    expect(top.shown).toBe(
      'table(tr(th(p(|)) th(p())) tr(td(p(a)) td(p(b))) tr(td(p(c)) td(p(d))))',
    );
    top.run('undo');
    expect(top.shown).toBe('table(tr(th(p(a|)) th(p(b))) tr(td(p(c)) td(p(d))))');
  });

  it('takes columns before and after, headers in the header row', () => {
    const on = desk(table(['*a|'], ['b']));
    on.run('addColumnAfter');
    expect(on.shown).toBe('table(tr(th(p(a)) th(p(|))) tr(td(p(b)) td(p())))');
    on.run('addColumnBefore');
    expect(on.shown).toBe('table(tr(th(p(a)) th(p(|)) th(p())) tr(td(p(b)) td(p()) td(p())))');
  });

  it('gives away rows and columns, and goes with the last of them', () => {
    const on = desk(p('x'), table(['a', 'b'], ['c|', 'd']));
    on.run('deleteRow');
    expect(on.shown).toBe('p(x) table(tr(td(p(a|)) td(p(b))))');
    on.run('deleteColumn');
    expect(on.shown).toBe('p(x) table(tr(td(p(b|))))');
    on.run('deleteColumn');
    expect(on.shown).toBe('p(x|)');
    const only = desk(table(['a|']));
    only.run('deleteTable');
    expect(only.shown).toBe('p(|)');
  });

  it('keeps a cell that reaches out of a deleted row', () => {
    const on = desk(table(['a|', wide('tall', 1, 2)], ['c']));
    on.run('deleteRow');
    expect(on.shown).toBe('table(tr(td(p(c|)) td(p(tall))))');
  });

  it('has its header row and header column switched on and off, lists in them kept', () => {
    const list = ul(li(p('x')));
    const cell = { type: 'tableCell', content: [list] };
    const on = desk(table([cell, 'b'], ['c|', 'd']));
    expect(on.state.doc.textContent).toBe('xbcd');
    on.run('headerRow');
    expect(on.shown).toBe('table(tr(th(ul(li(p(x)))) th(p(b))) tr(td(p(c|)) td(p(d))))');
    on.run('headerColumn');
    expect(on.shown).toBe('table(tr(th(ul(li(p(x)))) th(p(b))) tr(th(p(c|)) td(p(d))))');
    on.run('headerRow');
    expect(on.shown).toBe('table(tr(th(ul(li(p(x)))) td(p(b))) tr(th(p(c|)) td(p(d))))');
  });

  it('merges cells without losing words, and splits them again', () => {
    const on = desk(table(['a', 'b', 'x'], ['c', '', 'y']));
    selectCells(on, 'a', '');
    on.run('mergeCells');
    expect(on.shown).toBe('table(tr([td(p(a) p(b) p(c))] td(p(x))) tr(td(p(y))))');
    on.run('splitCell');
    expect(on.shown).toBe(
      'table(tr([td(p(a) p(b) p(c))] td(p()) td(p(x))) tr(td(p()) td(p()) td(p(y))))',
    );
    on.run('undo');
    on.run('undo');
    expect(on.shown).toContain('tr([td(p(a))] [td(p(b))] td(p(x)))');
  });

  it('leaves no row without a cell when whole rows are merged', () => {
    const on = desk(table(['a', 'b'], ['c', 'd']));
    selectCells(on, 'a', 'd');
    on.run('mergeCells');
    expect(on.shown).toBe('table(tr([td(p(a) p(b) p(c) p(d))]))');
    expect(TableMap.get(on.state.doc.lastChild?.firstChild as Node).problems).toBe(null);
  });
});

describe('keys in a table', () => {
  it('Tab goes on cell by cell and behind the last one adds a row; Shift+Tab goes back', () => {
    const on = desk(table(['a|', 'b'], ['c', 'd']));
    on.press('Tab');
    expect(on.shown).toContain('td(p(b|))');
    on.press('Tab', 'Tab', 'Tab');
    expect(on.shown).toBe(
      'table(tr(td(p(a)) td(p(b))) tr(td(p(c)) td(p(d))) tr(td(p(|)) td(p())))',
    );
    on.press('Shift-Tab');
    expect(on.shown).toContain('td(p(d|))');
    on.press('Shift-Tab', 'Shift-Tab', 'Shift-Tab');
    expect(on.shown).toContain('td(p(a|))');
    expect(on.press('Shift-Tab')).toBe(false);
  });

  it('Enter makes a paragraph in the cell; arrows go to the cell above, below and out', () => {
    const on = desk(p('x'), table(['a', 'b|'], ['c', 'd']), p('y'));
    on.press('Enter');
    expect(on.shown).toContain('td(p(b) p(|))');
    on.press('ArrowDown');
    expect(on.shown).toContain('td(p(|d))');
    on.select(on.state.selection.from + 1);
    on.press('ArrowDown');
    expect(on.shown).toContain('p(|y)');
    on.press('ArrowUp');
    expect(on.shown).toContain('td(p(d|))');
    on.select(on.state.selection.from - 1);
    on.press('ArrowUp');
    expect(on.shown).toContain('td(p(b) p(|))');
  });

  it('down from a first column leads under the table, not to the next cell', () => {
    const on = desk(table(['a', 'b'], ['c|', 'd']), p('y'));
    on.press('ArrowDown');
    expect(on.shown).toContain('p(|y)');
  });

  it('Shift and an arrow at the edge of a cell select cells; delete empties, never merges', () => {
    const on = desk(table(['a|', 'b'], ['c', 'd']));
    on.press('Shift-ArrowRight', 'Shift-ArrowDown');
    expect(on.shown).toBe('table(tr([td(p(a))] [td(p(b))]) tr([td(p(c))] [td(p(d))]))');
    on.press('Delete');
    expect(on.shown).toBe('table(tr([td(p())] [td(p())]) tr([td(p())] [td(p())]))');
    on.press('Backspace');
    expect(on.shown).toBe('p(|)');
    on.run('undo');
    on.run('undo');
    expect(on.shown).toBe('table(tr([td(p(a))] [td(p(b))]) tr([td(p(c))] [td(p(d))]))');
  });

  it('typing over selected cells empties them and writes in the first', () => {
    const on = desk(p('x'), table(['a', 'b'], ['c', 'd']));
    selectCells(on, 'b', 'a');
    on.type('new');
    expect(on.shown).toBe('p(x) table(tr(td(p(new|)) td(p())) tr(td(p(c)) td(p(d))))');
  });

  it('a selection from a line into a table empties its cells and joins nothing', () => {
    const on = desk(p('one|two'), table(['a', 'bc'], ['d', 'e']), p('end'));
    const { from } = on.state.selection;
    let inside = 0;
    on.state.doc.descendants((node, pos) => {
      if (node.text === 'bc') inside = pos + 1;
    });
    on.select(from, inside);
    on.press('Backspace');
    expect(on.shown).toBe('p(one|) table(tr(td(p()) td(p(c))) tr(td(p(d)) td(p(e)))) p(end)');
  });

  it('a selection over a whole table and more takes the table', () => {
    const on = desk(p('one'), table(['a', 'b']), p('end'));
    let first = 0;
    on.state.doc.descendants((node, pos) => {
      if (node.text === 'a') first = pos;
    });
    on.dispatch(
      on.state.tr.setSelection(
        TextSelection.create(on.state.doc, first, on.state.doc.content.size - 3),
      ),
    );
    on.press('Delete');
    expect(on.shown).toBe('p(one) p(|d)');
  });

  it('all is selected in steps: the cell, the table, the body', () => {
    const on = desk(p('x'), table(['a|a', 'b']));
    on.press('Mod-a');
    expect(on.shown).toContain('td(p(|aa|))');
    on.press('Mod-a');
    expect(on.shown).toContain('[td(p(aa))] [td(p(b))]');
    on.press('Mod-a');
    expect(on.shown).toBe('p(|x) table(tr(td(p(aa)) td(p(b|))))');
  });

  it('Backspace at a cell’s start goes to the cell before; in the first it selects the table', () => {
    const on = desk(p('x'), table(['a', '|b']));
    on.press('Backspace');
    expect(on.shown).toContain('td(p(a|))');
    on.press('ArrowLeft');
    on.select(on.state.selection.from - 1);
    on.press('Backspace');
    expect(on.shown).toBe('p(x) ^table(tr(td(p(a)) td(p(b))))');
    on.press('Backspace');
    expect(on.shown).toContain('p(x');
  });
});

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

describe('a table of a file that is not whole', () => {
  it('is read as HTML would lay it out, and becomes whole with the first change', () => {
    const ragged = table(['a', wide('b', 3)], ['c', wide('d', 2, 9)], ['e']);
    const on = desk(p('x'), ragged);
    expect(on.shown).toContain('tr(td(p(e)))');
    const found = readGrid(on.state.doc.lastChild?.lastChild as Node);
    expect([found.rows.length, found.width]).toEqual([3, 4]);
    on.select(on.state.doc.content.size - 5);
    expect(on.run('addRowAfter')).toBe(true);
    expect(TableMap.get(on.state.doc.lastChild?.lastChild as Node).problems).toBe(null);
    expect(on.state.doc.lastChild?.lastChild?.textContent).toBe('abcde');
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

  it.each([
    ['with the one taken hold of under the pointer', 'e', 'i', false, '--c -ab gde xy zq'],
    ['into another table', 'a', 'x', false, '--c --f ghi ab de'],
    ['into one that grows for them', 'a', 'q', false, '--c --f ghi xy- zab -de'],
    ['as copies', 'a', 'x', true, 'abc def ghi ab de'],
    ['no further than the edge', 'e', 'z', false, '--c --f ghi ab de'],
  ] as const)('go into cells %s, as one undo step', (_what, grabbed, over, copy, then) => {
    const on = two();
    const before = on.json;
    const dragged = draggedCells(on.state, inCell(on, grabbed));
    const under = placeOfCell(on.state.doc, inCell(on, over));
    const moved =
      dragged && under && moveCells(on.state, dragged, firstPlace(dragged, under), copy);
    if (moved) on.dispatch(oneStep(moved));
    expect(rowsOf(on)).toBe(then);
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
