import type { Cell } from './story.ts';

/** How many rows at the top are headers of columns. */
export function headRowsOf(rows: readonly Cell[][]): number {
  const first = rows.findIndex(
    (row) => !row.every(({ header, rowSpan }) => header && rowSpan === 1),
  );
  return first === -1 ? 0 : first;
}

/** More than one table needs, so that a damaged file cannot ask for a million cells. */
const mostColumns = 1000;

/** The cells by row and column, for tables that cannot join cells: undefined where one reaches over. */
export function gridOf(rows: readonly Cell[][]): (Cell | undefined)[][] {
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  const taken = rows.map(() => new Set<number>());
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (taken[at]?.has(column)) column++;
      const line = grid[at];
      if (line) line[column] = cell;
      const end = Math.min(column + cell.columnSpan, mostColumns);
      for (let below = at; below < Math.min(at + cell.rowSpan, rows.length); below++) {
        for (let over = column; over < end; over++) taken[below]?.add(over);
      }
      column = Math.max(end, column + 1);
    }
  }
  const width = Math.max(1, ...taken.map((columns) => Math.max(0, ...columns) + 1));
  return grid.map((line) => Array.from({ length: width }, (_, column) => line[column]));
}

/** A cell in a row of a grid without holes; undefined where the table has none. */
export interface Place {
  cell: Cell | undefined;
  columns: number;
  /** From this one down. */
  rows: number;
  /** The first row of a cell over several, a further one, or the only one. */
  part: 'first' | 'further' | 'only';
}

/** Columns of a table, with those that cells reach over. */
export const columnsOf = (rows: readonly Cell[][]): number =>
  Math.max(1, ...filledGrid(rows, mostColumns).map(widthOf));

/** Columns of a row. */
export const widthOf = (row: readonly Place[]) =>
  row.reduce((sum, { columns }) => sum + columns, 0);

/** What a row lacks. */
export const filling = (columns: number): Place[] =>
  columns > 0 ? [{ cell: undefined, columns, rows: 1, part: 'only' }] : [];

/**
 * Where each cell lies, with those that reach down from above: for tables that know joined cells and
 * no holes. A row may still lack columns at its end, see `filling`.
 *
 * @param mostColumns that the format can have; further ones are cut off.
 */
export function filledGrid(rows: readonly Cell[][], mostColumns: number): Place[][] {
  /** By first column: a cell from above, and how many rows it still takes. */
  let above = new Map<number, { cell: Cell; columns: number; left: number }>();
  return rows.map((row, index) => {
    const places: Place[] = [];
    const below: typeof above = new Map();
    const waiting = [...row];
    for (let column = 0; column < mostColumns; ) {
      const from = above.get(column);
      if (from) {
        places.push({ cell: from.cell, columns: from.columns, rows: from.left, part: 'further' });
        if (from.left > 1) below.set(column, { ...from, left: from.left - 1 });
        column += from.columns;
        continue;
      }
      const cell = waiting.shift();
      const next = Math.min(mostColumns, ...[...above.keys()].filter((start) => start > column));
      if (!cell) {
        if (next === mostColumns) break;
        places.push(...filling(next - column));
        column = next;
        continue;
      }
      const columns = Math.min(cell.columnSpan, next - column);
      const rowsLeft = Math.min(cell.rowSpan, rows.length - index) - 1;
      places.push({ cell, columns, rows: rowsLeft + 1, part: rowsLeft > 0 ? 'first' : 'only' });
      if (rowsLeft > 0) below.set(column, { cell, columns, left: rowsLeft });
      column += columns;
    }
    above = below;
    return places;
  });
}
