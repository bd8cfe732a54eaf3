import type { Node, Schema } from '@tiptap/pm/model';
import { type Command, Selection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { typeOf } from '../commands/blocksAround.ts';
import { insertBlock } from '../commands/insertBlock.ts';
import {
  asHeader,
  merged,
  split,
  withColumn,
  withHeaders,
  withoutColumns,
  withoutRows,
  withRow,
} from './changeGrid.ts';
import { type Grid, headersOf, isInside, overlaps, readGrid, writeGrid } from './grid.ts';
import { cellAt, type InTable, inCell, inTable, putGrid } from './inTable.ts';

/** Three by three; its first row heads the columns. */
function newTable(schema: Schema): Node {
  const cell = (name: 'tableCell' | 'tableHeader') => typeOf(schema, name).createAndFill() as Node;
  const lines = Array.from({ length: 3 }, (_, row) => {
    const cells = Array.from({ length: 3 }, () => cell(row === 0 ? 'tableHeader' : 'tableCell'));
    return typeOf(schema, 'tableRow').create(null, cells);
  });
  return typeOf(schema, 'table').create(null, lines);
}

export const insertTable: Command = insertBlock(({ schema }) => newTable(schema));

interface Change {
  grid: Grid;
  /** Where the caret goes; the last row or column where there are less. */
  row: number;
  column: number;
  /** The cell is selected rather than the caret put into it. */
  selected?: boolean;
}

/** @param change undefined where it does not apply */
const changing =
  (change: (table: InTable) => Change | undefined): Command =>
  (state, dispatch) => {
    const table = inTable(state);
    const wanted = table && change(table);
    if (!table || !wanted) return false;
    if (!dispatch) return true;
    const transaction = state.tr;
    const { pos } = table;
    const now = putGrid(transaction, pos, wanted.grid);
    const { rows, width } = readGrid(now);
    const row = Math.min(wanted.row, rows.length - 1);
    const cell = cellAt(now, pos, row, Math.min(wanted.column, width - 1));
    if (cell !== undefined) {
      const { doc } = transaction;
      transaction.setSelection(
        wanted.selected ? CellSelection.create(doc, cell) : inCell(doc, cell),
      );
    }
    dispatch(transaction.scrollIntoView());
    return true;
  };

/** Once more as it is written, so that what is new is there too. */
const settled = (grid: Grid) => readGrid(writeGrid(grid));

/** The new row is the first one now, and so it is the one that heads. */
export const addRowBefore = changing(({ grid, area: { top, left } }) => {
  const headers = headersOf(grid);
  const grown = settled(withRow(grid, top));
  const plain = grown.cells.map((placed) =>
    top === 0 && headers.row && placed.top === 1 && (placed.left > 0 || !headers.column)
      ? asHeader(placed, false)
      : placed,
  );
  const changed = top === 0 ? withHeaders({ ...grown, cells: plain }, headers) : grown;
  return { grid: changed, row: top, column: left };
});

export const addRowAfter = changing(({ grid, area: { bottom, left } }) => ({
  grid: withRow(grid, bottom),
  row: bottom,
  column: left,
}));

export const addColumnBefore = changing(({ grid, area: { top, left } }) => {
  const headers = headersOf(grid);
  const grown = settled(withColumn(grid, left));
  const plain = grown.cells.map((placed) =>
    left === 0 && headers.column && placed.left === 1 && (placed.top > 0 || !headers.row)
      ? asHeader(placed, false)
      : placed,
  );
  const changed = left === 0 ? withHeaders({ ...grown, cells: plain }, headers) : grown;
  return { grid: changed, row: top, column: left };
});

export const addColumnAfter = changing(({ grid, area: { top, right } }) => ({
  grid: withColumn(grid, right),
  row: top,
  column: right,
}));

/** Without its last row a table goes. */
export const deleteRow: Command = (state, dispatch, view) => {
  const table = inTable(state);
  if (!table) return false;
  const { top, bottom } = table.area;
  if (bottom - top === table.grid.rows.length) return deleteTable(state, dispatch, view);
  return changing(({ grid, area }) => ({
    grid: withoutRows(grid, area),
    row: area.top,
    column: area.left,
  }))(state, dispatch, view);
};

export const deleteColumn: Command = (state, dispatch, view) => {
  const table = inTable(state);
  if (!table) return false;
  const { left, right } = table.area;
  if (right - left === table.grid.width) return deleteTable(state, dispatch, view);
  return changing(({ grid, area }) => ({
    grid: withoutColumns(grid, area),
    row: area.top,
    column: area.left,
  }))(state, dispatch, view);
};

export const deleteTable: Command = (state, dispatch) => {
  const table = inTable(state);
  if (!table) return false;
  if (!dispatch) return true;
  const transaction = state.tr;
  const { pos, grid } = table;
  const end = pos + grid.table.nodeSize;
  const $pos = state.doc.resolve(pos);
  if ($pos.parent.childCount === 1) {
    transaction.replaceWith(pos, end, typeOf(state.schema, 'paragraph').create());
  } else transaction.delete(pos, end);
  const $there = transaction.doc.resolve(Math.min(pos, transaction.doc.content.size));
  dispatch(transaction.setSelection(Selection.near($there, 1)).scrollIntoView());
  return true;
};

export const toggleHeaderRow = changing(({ grid, area }) => {
  const headers = headersOf(grid);
  return {
    grid: withHeaders(grid, { ...headers, row: !headers.row }),
    row: area.top,
    column: area.left,
  };
});

export const toggleHeaderColumn = changing(({ grid, area }) => {
  const headers = headersOf(grid);
  return {
    grid: withHeaders(grid, { ...headers, column: !headers.column }),
    row: area.top,
    column: area.left,
  };
});

export const mergeCells = changing(({ grid, area }) => {
  if (grid.cells.filter((cell) => overlaps(cell, area)).length < 2) return undefined;
  return { grid: merged(grid, area), row: area.top, column: area.left, selected: true };
});

export const splitCell = changing(({ grid, area }) => {
  const spanning = grid.cells.some(
    (cell) => isInside(cell, area) && (cell.bottom - cell.top > 1 || cell.right - cell.left > 1),
  );
  return spanning
    ? { grid: split(grid, area), row: area.top, column: area.left, selected: true }
    : undefined;
});
