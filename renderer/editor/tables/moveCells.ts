import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, type Transaction } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { moveBlocksTo } from '../commands/moveBlocksTo.ts';
import { withoutIds } from '../commands/wholeBlocks.ts';
import { withCells } from './changeGrid.ts';
import { clearCells } from './clearCells.ts';
import { type Area, type Grid, readGrid, writeGrid } from './grid.ts';
import { areaOf, cellAt, cellDepth, inTable, putGrid } from './inTable.ts';
import { cellsOfSlice } from './pasteCells.ts';
import { markReplaced } from './replacedCells.ts';

/** A cell of a table, by the table's position, its row and its column. */
export interface CellPlace extends Pick<Area, 'top' | 'left'> {
  table: number;
}

/** Cells that are dragged, and the one of them that the pointer took hold of. */
export interface DraggedCells {
  doc: Node;
  selection: CellSelection;
  grid: Grid;
  from: CellPlace;
  grabbed: Pick<Area, 'top' | 'left'>;
}

export function draggedCells(state: EditorState, grabbedCell: number): DraggedCells | undefined {
  const { doc, selection } = state;
  const grabbed = placeOfCell(doc, grabbedCell);
  const table = inTable(state);
  if (!(selection instanceof CellSelection) || !table || !grabbed) return undefined;
  const grid = cellsOfSlice(selection.content());
  if (!grid) return undefined;
  const { top, left } = table.area;
  return { doc, selection, grid, from: { table: table.pos, top, left }, grabbed };
}

/** @param pos in a cell */
export function placeOfCell(doc: Node, pos: number): CellPlace | undefined {
  const $pos = doc.resolve(pos);
  const depth = cellDepth($pos);
  if (depth === undefined) return undefined;
  const table = $pos.before(depth - 2);
  const area = areaOf(readGrid($pos.node(depth - 2)), $pos.before(depth) - table - 1);
  return area && { table, top: area.top, left: area.left };
}

/** Where the first of the cells comes to, with the one under the pointer where the pointer is. */
export function firstPlace({ from, grabbed }: DraggedCells, under: CellPlace): CellPlace {
  return {
    table: under.table,
    top: Math.max(0, under.top - (grabbed.top - from.top)),
    left: Math.max(0, under.left - (grabbed.left - from.left)),
  };
}

export const staysThere = ({ from }: DraggedCells, to: CellPlace): boolean =>
  from.table === to.table && from.top === to.top && from.left === to.left;

/** Puts cells over others, as a paste fills them. Where they were moved from is left empty. */
export function moveCells(
  state: EditorState,
  dragged: DraggedCells,
  to: CellPlace,
  copy: boolean,
): Transaction | undefined {
  if (staysThere(dragged, to)) return undefined;
  const { selection, grid } = dragged;
  const transaction = copy ? state.tr : clearCells(state.tr, selection);
  const pos = transaction.mapping.map(to.table);
  const table = transaction.doc.nodeAt(pos);
  if (!table) return undefined;
  const before = readGrid(table);
  const now = putGrid(transaction, pos, withCells(before, to, copy ? anew(grid) : grid));
  const first = cellAt(now, pos, to.top, to.left);
  const last = cellAt(now, pos, to.top + grid.rows.length - 1, to.left + grid.width - 1);
  if (first !== undefined && last !== undefined) {
    transaction.setSelection(CellSelection.create(transaction.doc, first, last));
  }
  return markReplaced(transaction, before, to, grid);
}

/** Puts cells between blocks as a table of their own; all those of a table are the table itself. */
export function moveCellsOut(
  state: EditorState,
  { selection, grid, from }: DraggedCells,
  gap: number,
  copy: boolean,
): Transaction | undefined {
  const table = state.doc.nodeAt(from.table);
  if (table && selection.isColSelection() && selection.isRowSelection()) {
    let moved: Transaction | undefined;
    moveBlocksTo(
      { from: from.table, to: from.table + table.nodeSize },
      gap,
      copy,
    )(state, (transaction) => {
      moved = transaction;
    });
    return moved;
  }
  const transaction = copy ? state.tr : clearCells(state.tr, selection);
  const at = transaction.mapping.map(gap);
  transaction.insert(at, writeGrid(copy ? anew(grid) : grid));
  return transaction.setSelection(NodeSelection.create(transaction.doc, at));
}

const anew = (grid: Grid): Grid => readGrid(withoutIds(writeGrid(grid)));
