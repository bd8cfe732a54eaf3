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
