import { Fragment, type Node } from '@tiptap/pm/model';
import { named, typeOf } from '../commands/blocksAround.ts';

/**
 * A table as rows and columns. Cells of a file may overlap or be missing; here they never do, so
 * that every change starts from a whole table and ends with one.
 */
export interface Area {
  /** Rows and columns from 0; `bottom` and `right` are the first ones behind it. */
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Placed extends Area {
  cell: Node;
}

export interface Grid {
  table: Node;
  cells: readonly Placed[];
  /** The row that each line comes from; undefined for a new one. */
  rows: readonly (Node | undefined)[];
  width: number;
  /** What headed before it grew, and so heads in what is new; read from the cells where absent. */
  headers?: Headers;
}

/** Where HTML puts the cells of a table; one that would lie on another is cut at it. */
export function readGrid(table: Node): Grid {
  const rows: Node[] = [];
  table.forEach((row) => {
    rows.push(row);
  });
  const taken: boolean[][] = rows.map(() => []);
  const cells: Placed[] = [];
  rows.forEach((row, top) => {
    let left = 0;
    row.forEach((cell) => {
      const line = taken[top] ?? [];
      while (line[left]) left++;
      let right = left + 1;
      while (right < left + cell.attrs.colspan && !line[right]) right++;
      const bottom = Math.min(top + cell.attrs.rowspan, rows.length);
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) (taken[y] as boolean[])[x] = true;
      }
      cells.push({ cell, top, left, bottom, right });
      left = right;
    });
  });
  return { table, cells, rows, width: Math.max(...taken.map((line) => line.length)) };
}

/** The grid as a table. Holes become empty cells; a row without a cell of its own is left out. */
export function writeGrid(grid: Grid): Node {
  const whole = withoutEmptyRows(grid);
  const { cells, rows, width } = whole;
  const { schema } = grid.table.type;
  const headers = grid.headers ?? headersOf(whole);
  const at = slots(cells, rows.length);
  const written = rows.map((row, y) => {
    const line: Node[] = [];
    for (let x = 0; x < width; x++) {
      const placed = at[y]?.[x];
      const heads = (y === 0 && headers.row) || (x === 0 && headers.column);
      if (!placed) line.push(emptyCell(grid.table, heads));
      else if (placed.top === y && placed.left === x) line.push(spanning(placed));
    }
    return typeOf(schema, 'tableRow').create(row?.attrs ?? null, line);
  });
  return grid.table.copy(Fragment.from(written));
}

const emptyCell = ({ type }: Node, header: boolean): Node =>
  typeOf(type.schema, header ? 'tableHeader' : 'tableCell').createAndFill() as Node;

/** Which cell lies on each place, by row and column. */
export function slots(cells: readonly Placed[], height: number): (Placed | undefined)[][] {
  const at: (Placed | undefined)[][] = Array.from({ length: height }, () => []);
  for (const placed of cells) {
    for (let y = placed.top; y < placed.bottom; y++) {
      for (let x = placed.left; x < placed.right; x++) (at[y] as Placed[])[x] = placed;
    }
  }
  return at;
}

export interface Headers {
  /** The first row heads the columns. */
  row: boolean;
  /** The first column heads the rows. */
  column: boolean;
}

/** The corner belongs to both, and so says nothing where there is anything else. */
export function headersOf({ cells, rows, width }: Pick<Grid, 'cells' | 'rows' | 'width'>): Headers {
  const all = (found: Placed[]) =>
    found.length > 0 && found.every(({ cell }) => named(cell, 'tableHeader'));
  const row = all(cells.filter(({ top, left }) => top === 0 && (left > 0 || width === 1)));
  const column = all(
    cells.filter(({ top, left }) => left === 0 && (top > 0 || (rows.length === 1 && !row))),
  );
  return { row, column };
}

function spanning({ cell, top, left, bottom, right }: Placed): Node {
  const { colspan, rowspan } = cell.attrs;
  if (colspan === right - left && rowspan === bottom - top) return cell;
  const colwidth = colspan === right - left ? cell.attrs.colwidth : null;
  const attrs = { ...cell.attrs, colspan: right - left, rowspan: bottom - top, colwidth };
  return cell.type.create(attrs, cell.content);
}

function withoutEmptyRows(grid: Grid): Grid {
  const { cells, width } = grid;
  const height = grid.rows.length;
  const starts = new Set(cells.map(({ top }) => top));
  const at = slots(cells, height);
  const isCovered = (y: number) =>
    !starts.has(y) && Array.from({ length: width }, (_, x) => at[y]?.[x]).every(Boolean);
  const empty = grid.rows.map((_, y) => y).filter(isCovered);
  if (empty.length === 0) return grid;
  const moved = (y: number) => y - empty.filter((row) => row < y).length;
  return {
    ...grid,
    rows: grid.rows.filter((_, y) => !empty.includes(y)),
    cells: cells.map((each) => ({ ...each, top: moved(each.top), bottom: moved(each.bottom) })),
  };
}

/** Nothing is written in it. */
export const isEmptyCell = ({ childCount, firstChild }: Fragment): boolean =>
  childCount === 1 && firstChild?.isTextblock === true && firstChild.childCount === 0;

export const overlaps = (one: Area, other: Area): boolean =>
  one.top < other.bottom &&
  other.top < one.bottom &&
  one.left < other.right &&
  other.left < one.right;

export const isInside = (one: Area, other: Area): boolean =>
  one.top >= other.top &&
  one.bottom <= other.bottom &&
  one.left >= other.left &&
  one.right <= other.right;
