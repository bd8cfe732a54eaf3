import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { named, typeOf } from '../commands/blocksAround.ts';
import { withCells } from './changeGrid.ts';
import { type Grid, readGrid } from './grid.ts';
import { cellAt, inCell, inTable, putGrid } from './inTable.ts';
import { markReplaced } from './replacedCells.ts';

/** Tabular data from the clipboard as cells, into a table or as one. */

/** The cells that a slice consists of; undefined where it is, or holds, anything else. */
export function cellsOfSlice(slice: Slice): Grid | undefined {
  let { content, openStart, openEnd } = slice;
  while (content.childCount === 1 && named(content.firstChild, 'table')) {
    content = content.firstChild.content;
    openStart--;
    openEnd--;
  }
  const rows = content.content;
  const schema = content.firstChild?.type.schema;
  if (!schema) return undefined;
  // Opened further than a row, it is text out of a cell.
  if (openStart > 1 || openEnd > 1) return undefined;
  if (rows.every((row) => named(row, 'tableRow'))) return gridOf(schema, rows);
  if (openStart > 0 || openEnd > 0) return undefined;
  if (!rows.every((cell) => named(cell, 'tableCell', 'tableHeader'))) return undefined;
  return gridOf(schema, [typeOf(schema, 'tableRow').create(null, content)]);
}

const gridOf = (schema: Schema, rows: readonly Node[]) =>
  readGrid(typeOf(schema, 'table').create(null, Fragment.from([...rows])));

/**
 * Plain text as a spreadsheet writes it: a tab between cells, a line a row, and quotation marks around
 * a cell that holds either.
 *
 * @param inside a table, where a single line with a tab is meant as cells too
 */
export function cellsOfText(text: string, schema: Schema, inside: boolean): Grid | undefined {
  if (!text.includes('\t')) return undefined;
  const rows = readTabbed(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''));
  const width = Math.max(...rows.map((row) => row.length));
  if (rows.some((row) => row.length !== width) || (rows.length < 2 && !inside)) return undefined;
  const lines = rows.map((row) =>
    typeOf(schema, 'tableRow').create(
      null,
      row.map((words) => cellOf(schema, words)),
    ),
  );
  return gridOf(schema, lines);
}

function readTabbed(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/y;
  while (cell.lastIndex <= text.length) {
    const found = cell.exec(text);
    if (!found) break;
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] !== '\t') {
      rows.push(row);
      row = [];
      if (found[3] === '') break;
    }
  }
  return rows;
}

function cellOf(schema: Schema, words: string): Node {
  const paragraphs = words.split('\n').map((line) => {
    const clean = line.trim();
    return typeOf(schema, 'paragraph').create(null, clean === '' ? [] : schema.text(clean));
  });
  return typeOf(schema, 'tableCell').create(null, paragraphs);
}

/** The one cell that was copied, as the words that are meant. */
export function wordsOfCell(grid: Grid): Slice | undefined {
  const [only, ...others] = grid.cells;
  return only && others.length === 0 ? Slice.maxOpen(only.cell.content) : undefined;
}

/**
 * Puts cells over those of the table that the selection is in, from its first cell on; the table
 * grows where they reach out of it. One cell fills all that are selected. undefined outside a table.
 */
export function fillCells(state: EditorState, grid: Grid): Transaction | undefined {
  const table = inTable(state);
  if (!table) return undefined;
  const { area, pos } = table;
  let filled = table.grid;
  const height = grid.cells.length === 1 ? area.bottom - area.top : 1;
  const width = grid.cells.length === 1 ? area.right - area.left : 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      filled = withCells(filled, { top: area.top + y, left: area.left + x }, grid);
    }
  }
  const transaction = state.tr;
  const now = putGrid(transaction, pos, filled);
  const from = cellAt(now, pos, area.top, area.left);
  const to = cellAt(
    now,
    pos,
    area.top + height + grid.rows.length - 2,
    area.left + width + grid.width - 2,
  );
  if (from !== undefined && to !== undefined) {
    const { doc } = transaction;
    const isOne = grid.cells.length === 1 && height * width === 1;
    transaction.setSelection(isOne ? inCell(doc, from) : CellSelection.create(doc, from, to));
  }
  const chosen = state.selection instanceof CellSelection ? area : undefined;
  return markReplaced(transaction, table.grid, area, grid, chosen);
}

/** Anything else over selected cells: its words, as the one cell that fills them. */
export function asCell(slice: Slice, schema: Schema): Grid | undefined {
  const paragraphs: Node[] = [];
  slice.content.descendants((node) => {
    if (!node.isTextblock) return true;
    const words = node.children.filter((child) => child.isText || named(child, 'hardBreak'));
    paragraphs.push(typeOf(schema, 'paragraph').create(null, words));
    return false;
  });
  if (paragraphs.length === 0) return undefined;
  const cell = typeOf(schema, 'tableCell').create(null, paragraphs);
  return gridOf(schema, [typeOf(schema, 'tableRow').create(null, cell)]);
}

/** Cells for programs that take text only: a tab between them, a line a row. */
export function textOfCells(slice: Slice): string | undefined {
  const grid = cellsOfSlice(slice);
  if (!grid) return undefined;
  const lines = grid.rows.map((_, y) =>
    Array.from({ length: grid.width }, (__, x) => {
      const placed = grid.cells.find(({ top, left }) => top === y && left === x);
      return quoted(placed ? wordsOf(placed.cell) : '');
    }).join('\t'),
  );
  return lines.join('\n');
}

const wordsOf = (cell: Node) => cell.textBetween(0, cell.content.size, '\n', () => '\n');

const quoted = (words: string) =>
  /[\t\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
