import type { StoryBlock, Table } from '../story/story.ts';
import { filledGrid, filling, type Place, widthOf } from '../story/tables.ts';
import type { Xml } from '../xml/xml.ts';
import { cellProperties, tableProperties, w } from './wordMarkup.ts';

/** Columns that Word can have (17.4.48). */
export const mostColumns = 63;

const line = { val: 'single', sz: 4, space: 0, color: 'BDC1C6' };

/**
 * A grid in which every row has every column: Word has no holes, and a cell over several rows is one
 * cell a row, the lower ones empty (17.4.84).
 *
 * @param place how wide the table is, in twentieths of a point
 * @param inside the blocks of a cell, of which the last must be a paragraph.
 */
export function tableMarkup(
  { rows }: Table,
  { rightToLeft, width: whole }: { rightToLeft: boolean; width: number },
  inside: (blocks: readonly StoryBlock[], header: boolean) => Xml[],
): Xml {
  const grid = filledGrid(rows, mostColumns);
  const columns = Math.max(1, ...grid.map(widthOf));
  const width = Math.floor(whole / columns);
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
