import type { Cell, StoryBlock, Table } from '../story/story.ts';
import type { Xml } from '../xml/xml.ts';
import { textWidth } from './pictures.ts';
import { cellProperties, tableProperties, w } from './wordMarkup.ts';

/** Columns that Word can have (17.4.48). */
const mostColumns = 63;

const line = { val: 'single', sz: 4, space: 0, color: 'BDC1C6' };

/** A cell in a row of the grid; undefined where the table has none. */
interface Place {
  cell: Cell | undefined;
  columns: number;
  /** The first row of a cell over several, a further one, or the only one. */
  part: 'first' | 'further' | 'only';
}

/**
 * A grid in which every row has every column: Word has no holes, and a cell over several rows is one
 * cell a row, the lower ones empty (17.4.84).
 *
 * @param inside the blocks of a cell, of which the last must be a paragraph.
 */
export function tableMarkup(
  { rows }: Table,
  rightToLeft: boolean,
  inside: (blocks: readonly StoryBlock[], header: boolean) => Xml[],
): Xml {
  const grid = gridOf(rows);
  const columns = Math.max(1, ...grid.map(widthOf));
  const width = Math.floor(textWidth / columns);
  const headRows = rows.findIndex((row) => !row.every(({ header }) => header));
  return w(
    'tbl',
    {},
    tableProperties({
      bidiVisual: rightToLeft,
      tblW: { w: width * columns, type: 'dxa' },
      tblBorders: [w('top', line), w('bottom', line), w('insideH', line)],
    }),
    w(
      'tblGrid',
      {},
      Array.from({ length: columns }, () => w('gridCol', { w: width })),
    ),
    grid.map((row, index) =>
      w(
        'tr',
        {},
        w('trPr', {}, w('cantSplit'), index < headRows && w('tblHeader')),
        [...row, ...filling(columns - widthOf(row))].map((place) =>
          cellMarkup(place, width, inside),
        ),
      ),
    ),
  );
}

function cellMarkup(
  { cell, columns, part }: Place,
  width: number,
  inside: (blocks: readonly StoryBlock[], header: boolean) => Xml[],
): Xml {
  const shown = part === 'further' ? undefined : cell;
  return w(
    'tc',
    {},
    cellProperties({
      tcW: { w: width * columns, type: 'dxa' },
      gridSpan: columns > 1 && columns,
      vMerge: part === 'first' ? { val: 'restart' } : part === 'further',
      shd: cell?.header === true && { val: 'clear', color: 'auto', fill: 'F1F3F4' },
    }),
    inside(shown?.blocks ?? [], shown?.header === true),
  );
}

const widthOf = (row: readonly Place[]) => row.reduce((sum, { columns }) => sum + columns, 0);

const filling = (columns: number): Place[] =>
  columns > 0 ? [{ cell: undefined, columns, part: 'only' }] : [];

/** Where each cell lies, with those that reach down from above. */
function gridOf(rows: readonly Cell[][]): Place[][] {
  /** By first column: a cell from above, and how many rows it still takes. */
  let above = new Map<number, { cell: Cell; columns: number; left: number }>();
  return rows.map((row, index) => {
    const places: Place[] = [];
    const below: typeof above = new Map();
    const waiting = [...row];
    for (let column = 0; column < mostColumns; ) {
      const from = above.get(column);
      if (from) {
        places.push({ cell: from.cell, columns: from.columns, part: 'further' });
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
      places.push({ cell, columns, part: rowsLeft > 0 ? 'first' : 'only' });
      if (rowsLeft > 0) below.set(column, { cell, columns, left: rowsLeft });
      column += columns;
    }
    above = below;
    return places;
  });
}
