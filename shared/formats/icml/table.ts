import type { StoryBlock, Table } from '../story/story.ts';
import { filledGrid, filling, headRowsOf, type Place, widthOf } from '../story/tables.ts';
import { element, lines, type Xml } from '../xml/xml.ts';
import { blocksLines, type Document, directionName, flow } from './body.ts';

/** What InDesign's tables can have. */
export const most = { columns: 200, headRows: 25 } as const;
/** Points; the desk makes it as wide as the column. */
const width = 300;

/** A grid without holes; cells are named `column:row`. */
export function tableMarkup({ rows }: Table, document: Document, id: string): Xml {
  const grid = filledGrid(rows, most.columns);
  const columns = Math.max(1, ...grid.map(widthOf));
  // There is at least one row below the head.
  const headRows = Math.min(headRowsOf(rows), most.headRows, grid.length - 1);
  return lines(
    'Table',
    {
      Self: id,
      HeaderRowCount: Math.max(headRows, 0),
      FooterRowCount: 0,
      BodyRowCount: Math.max(grid.length - headRows, 1),
      ColumnCount: columns,
      TableDirection: directionName(document.rightToLeft ? 'rtl' : 'ltr'),
    },
    grid.map((_, row) => element('Row', { Self: `${id}-row-${row}`, Name: row })),
    Array.from({ length: columns }, (_, column) =>
      element('Column', {
        Self: `${id}-column-${column}`,
        Name: column,
        SingleColumnWidth: Math.round((width / columns) * 100) / 100,
      }),
    ),
    grid.flatMap((row, index) =>
      placed([...row, ...filling(columns - widthOf(row))]).map(([column, place]) =>
        cellMarkup(place, `${column}:${index}`, id, document),
      ),
    ),
  );
}

/** Each cell with its column, those from above left out. */
function placed(row: readonly Place[]): [column: number, Place][] {
  let column = 0;
  return row.flatMap((place): [number, Place][] => {
    const at = column;
    column += place.columns;
    return place.part === 'further' ? [] : [[at, place]];
  });
}

function cellMarkup({ cell, columns, rows }: Place, name: string, id: string, document: Document) {
  const text = cell?.header ? 'TableHead' : 'TableText';
  const inside = blocksLines(cell?.blocks ?? noBlocks, { text }, document);
  return lines(
    'Cell',
    { Self: `${id}-${name}`, Name: name, RowSpan: rows, ColumnSpan: columns },
    flow(inside.length > 0 ? inside : [{ style: text, inside: [] }], document),
  );
}

const noBlocks: readonly StoryBlock[] = [];
