import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { depthOf } from '../commands/blocksAround.ts';
import {
  type Area,
  type Grid,
  type Headers,
  headersOf,
  readGrid,
  slots,
  writeGrid,
} from './grid.ts';

/** Where in a table the selection is. */
export interface InTable {
  /** Position of the table. */
  pos: number;
  grid: Grid;
  /** The cell of the caret, or the selected cells. */
  area: Area;
}

/** Depth of the cell that a position is in. */
export const cellDepth = ($pos: ResolvedPos) => depthOf($pos, 'tableCell', 'tableHeader');

export const isInTable = ({ selection }: EditorState): boolean =>
  selection instanceof CellSelection ||
  (cellDepth(selection.$from) !== undefined &&
    depthStart(selection.$from) === depthStart(selection.$to));

const depthStart = ($pos: ResolvedPos) => {
  const depth = depthOf($pos, 'table');
  return depth === undefined ? undefined : $pos.before(depth);
};

export function inTable(state: EditorState): InTable | undefined {
  const { selection } = state;
  if (!isInTable(state)) return undefined;
  const [$one, $other] =
    selection instanceof CellSelection
      ? [selection.$anchorCell, selection.$headCell]
      : [cellOf(selection.$from), cellOf(selection.$to)];
  const pos = $one?.before(-1);
  const table = pos === undefined ? null : state.doc.nodeAt(pos);
  if (!$one || !$other || pos === undefined || !table) return undefined;
  const grid = readGrid(table);
  const one = areaOf(grid, $one.pos - pos - 1);
  const other = areaOf(grid, $other.pos - pos - 1);
  if (!one || !other) return undefined;
  const area = {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
  return { pos, grid, area };
}

export function headersAround(state: EditorState): Headers | undefined {
  const table = inTable(state);
  return table && headersOf(table.grid);
}

/** The place in front of the cell that a position is in. */
function cellOf($pos: ResolvedPos): ResolvedPos | undefined {
  const depth = cellDepth($pos);
  return depth === undefined ? undefined : $pos.doc.resolve($pos.before(depth));
}

/** @param offset of a cell in the table's content */
export function areaOf(grid: Grid, offset: number): Area | undefined {
  let at = 0;
  let index = 0;
  let found: Area | undefined;
  grid.table.forEach((row) => {
    at += 1;
    row.forEach((cell) => {
      if (at === offset) found = grid.cells[index];
      index += 1;
      at += cell.nodeSize;
    });
    at += 1;
  });
  return found;
}

/** Position in front of the cell that lies on a place of the table at `pos`. */
export function cellAt(table: Node, pos: number, row: number, column: number): number | undefined {
  const grid = readGrid(table);
  const wanted = slots(grid.cells, grid.rows.length)[row]?.[column];
  let at = pos + 1;
  let index = 0;
  let found: number | undefined;
  table.forEach((line) => {
    at += 1;
    line.forEach((cell) => {
      if (wanted && grid.cells[index] === wanted) found = at;
      index += 1;
      at += cell.nodeSize;
    });
    at += 1;
  });
  return found;
}

/** Puts the grid in the table's place; rows that stay as they are are not touched. */
export function putGrid(transaction: Transaction, pos: number, grid: Grid): Node {
  const before = transaction.doc.nodeAt(pos) as Node;
  const after = writeGrid(grid);
  const most = Math.min(before.childCount, after.childCount);
  let first = 0;
  while (first < most && before.child(first).eq(after.child(first))) first++;
  let last = 0;
  while (
    last < most - first &&
    before.child(before.childCount - 1 - last).eq(after.child(after.childCount - 1 - last))
  ) {
    last++;
  }
  const rows = (table: Node) => table.children.slice(first, table.childCount - last);
  const size = (nodes: readonly Node[]) => nodes.reduce((sum, node) => sum + node.nodeSize, 0);
  const from = pos + 1 + size(before.children.slice(0, first));
  const replaced = size(rows(before));
  if (replaced > 0 || rows(after).length > 0) {
    transaction.replaceWith(from, from + replaced, rows(after));
  }
  return transaction.doc.nodeAt(pos) as Node;
}

/** The caret at an edge of what is written in a cell; or all of it selected. */
export function inCell(doc: Node, cell: number, where: 'start' | 'end' | 'all' = 'end'): Selection {
  const node = doc.nodeAt(cell) as Node;
  const start = Selection.near(doc.resolve(cell + 1), 1);
  const end = Selection.near(doc.resolve(cell + node.nodeSize - 1), -1);
  const isText = start instanceof TextSelection && end instanceof TextSelection;
  if (where === 'all' && isText) return TextSelection.create(doc, start.from, end.to);
  return where === 'end' ? end : start;
}
