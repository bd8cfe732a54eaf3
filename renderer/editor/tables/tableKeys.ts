import type { Node, ResolvedPos } from '@tiptap/pm/model';
import {
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { CellSelection, nextCell } from '@tiptap/pm/tables';
import { depthOf, isBlank, typeOf } from '../commands/blocksAround.ts';
import { nextStop } from '../commands/caretStops.ts';
import { atTextEdge, type Direction, wayOf } from '../commands/textDirection.ts';
import { withRow } from './changeGrid.ts';
import { clearCells } from './clearCells.ts';
import { overlaps, slots } from './grid.ts';
import { cellAt, cellDepth, inCell, inTable, putGrid } from './inTable.ts';

/** What keys do in a table; each returns false where it is not the table's. */

const isVertical = (direction: Direction) => direction === 'up' || direction === 'down';

/** To the end of the next cell. Behind the last cell there is one more row. */
export const tabInTable =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    const table = inTable(state);
    if (!table) return false;
    const { grid, area, pos } = table;
    const order = grid.cells.findIndex((cell) => overlaps(cell, area));
    const next = grid.cells[order + direction];
    // Out of the first cell Shift+Tab leaves the text, so that nobody is trapped in it.
    if (!next && direction === -1) return false;
    if (!dispatch) return true;
    const transaction = state.tr;
    const now = next ? grid.table : putGrid(transaction, pos, withRow(grid, grid.rows.length));
    const cell = next
      ? cellAt(now, pos, next.top, next.left)
      : cellAt(now, pos, now.childCount - 1, 0);
    if (cell !== undefined) transaction.setSelection(inCell(transaction.doc, cell));
    dispatch(transaction.scrollIntoView());
    return true;
  };

/**
 * Where an arrow leads from a cell's first or last line: up and down to the cell above or below, and
 * out of the table behind the last one. undefined where that is not for the table to say.
 */
export function besideCell($head: ResolvedPos, direction: Direction): Selection | undefined {
  const depth = cellDepth($head);
  if (depth === undefined || !isVertical(direction)) return undefined;
  const step = direction === 'up' ? -1 : 1;
  if (!isAtEdge($head, depth, step)) return undefined;
  const $next = nextCell($head.doc.resolve($head.before(depth)), 'vert', step);
  if ($next) return inCell($head.doc, $next.pos, step === 1 ? 'start' : 'end');
  const table = depth - 2;
  const outside = step === 1 ? $head.after(table) : $head.before(table);
  return nextStop($head.doc, outside, step) ?? undefined;
}

/** Whether the text block is the first (or last) one of its cell. */
function isAtEdge($head: ResolvedPos, cell: number, way: 1 | -1): boolean {
  for (let depth = cell; depth < $head.depth; depth++) {
    const last = $head.node(depth).childCount - 1;
    if ($head.index(depth) !== (way === 1 ? last : 0)) return false;
  }
  return true;
}

/** An arrow alone ends the selection of cells. */
export const arrowFromCells =
  (direction: Direction): Command =>
  (state, dispatch, view) => {
    const { selection, doc } = state;
    if (!(selection instanceof CellSelection)) return false;
    const way = wayOf(direction, state, view);
    const to = inCell(doc, selection.$headCell.pos, way === 1 ? 'end' : 'start');
    dispatch?.(state.tr.setSelection(to).scrollIntoView());
    return true;
  };

/** With Shift at the edge of a cell, and from then on: cell by cell. */
export const selectCells =
  (direction: Direction): Command =>
  (state, dispatch, view) => {
    const { selection, doc } = state;
    const way = wayOf(direction, state, view);
    const axis = isVertical(direction) ? 'vert' : 'horiz';
    const isCells = selection instanceof CellSelection;
    if (!isCells) {
      const depth = cellDepth(selection.$head);
      if (!(selection instanceof TextSelection) || depth === undefined) return false;
      if (!isAtEdge(selection.$head, depth, way) || !atTextEdge(view, direction, way)) return false;
      const cell = selection.$head.before(depth);
      // A selection that began outside of the table goes on text by text, and out of it again.
      const own = cellDepth(selection.$anchor);
      if (own === undefined) return false;
      if (selection.$anchor.before(own - 2) !== selection.$head.before(depth - 2)) return false;
      const $next = nextCell(doc.resolve(cell), axis, way);
      dispatch?.(state.tr.setSelection(CellSelection.create(doc, cell, $next?.pos ?? cell)));
      return true;
    }
    const $next = nextCell(selection.$headCell, axis, way);
    if ($next) {
      const cells = new CellSelection(selection.$anchorCell, $next);
      dispatch?.(state.tr.setSelection(cells).scrollIntoView());
    }
    return true;
  };

/** Enter on selected cells: to write in the first of them. */
export const enterOnCells: Command = (state, dispatch) => {
  const table = state.selection instanceof CellSelection && inTable(state);
  if (!table) return false;
  const cell = cellAt(table.grid.table, table.pos, table.area.top, table.area.left);
  if (cell !== undefined) dispatch?.(state.tr.setSelection(inCell(state.doc, cell)));
  return true;
};

/** Empties the selected cells; a whole table that is empty already goes itself. */
export const deleteCells: Command = (state, dispatch) => {
  const { selection } = state;
  if (!(selection instanceof CellSelection)) return false;
  if (!dispatch) return true;
  const table = selection.$anchorCell.node(-1);
  const whole = selection.isRowSelection() && selection.isColSelection();
  if (whole && isBlank(table)) {
    dispatch(withoutBlankTable(state, selection.$anchorCell.before(-1), table).scrollIntoView());
  } else {
    const transaction = clearCells(state.tr, selection);
    if (transaction.docChanged) dispatch(transaction);
  }
  return true;
};

function withoutBlankTable(state: EditorState, pos: number, table: Node): Transaction {
  const paragraph = typeOf(state.schema, 'paragraph').create();
  const transaction = state.tr.replaceWith(pos, pos + table.nodeSize, paragraph);
  return transaction.setSelection(TextSelection.create(transaction.doc, pos + 1));
}

/** At a cell's start: to the cell before it; in the first cell the table itself is selected. */
export const backspaceInCell: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const depth = cellDepth($from);
  if (!empty || depth === undefined || $from.parentOffset > 0 || depth !== $from.depth - 1) {
    return false;
  }
  if ($from.index(depth) > 0) return false;
  if (!dispatch) return true;
  const pos = $from.before(depth - 2);
  const table = $from.node(depth - 2);
  const isFirst = $from.index(depth - 2) === 0 && $from.index(depth - 1) === 0;
  if (!isFirst) {
    const before = Selection.findFrom(state.doc.resolve($from.before(depth)), -1);
    if (before) dispatch(state.tr.setSelection(before).scrollIntoView());
  } else if (isBlank(table)) dispatch(withoutBlankTable(state, pos, table).scrollIntoView());
  else dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView());
  return true;
};

/** At a cell's end: to the cell behind it, and no further. */
export const deleteInCell: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const depth = cellDepth($from);
  if (!empty || depth === undefined || $from.parentOffset < $from.parent.content.size) return false;
  if (!isAtEdge($from, depth, 1)) return false;
  const table = depthOf($from, 'table');
  const next = Selection.findFrom(state.doc.resolve($from.after(depth)), 1);
  if (next && table !== undefined && next.from < $from.after(table)) {
    dispatch?.(state.tr.setSelection(next).scrollIntoView());
  }
  return true;
};

/** First all of the cell, then the table cell by cell; then it is for the article to say. */
export const selectAllInTable: Command = (state, dispatch) => {
  const { selection, doc } = state;
  const table = inTable(state);
  if (!table) return false;
  const { grid, pos } = table;
  if (!(selection instanceof CellSelection)) {
    const depth = cellDepth(selection.$from);
    if (depth !== undefined && depth <= selection.$to.depth) {
      const all = inCell(doc, selection.$from.before(depth), 'all');
      const has = selection.from <= all.from && selection.to >= all.to;
      if (!has) {
        dispatch?.(state.tr.setSelection(all));
        return true;
      }
    }
  } else if (selection.isRowSelection() && selection.isColSelection()) return false;
  const places = slots(grid.cells, grid.rows.length);
  const last = places.at(-1)?.[grid.width - 1];
  const from = cellAt(grid.table, pos, 0, 0);
  const to = last && cellAt(grid.table, pos, last.top, last.left);
  if (from === undefined || to === undefined) return false;
  dispatch?.(state.tr.setSelection(CellSelection.create(doc, from, to)));
  return true;
};
