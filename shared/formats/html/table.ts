import type { NodeJson } from '../../article/model.ts';
import type { Rendering } from '../rendering.ts';
import { itemHtml, type Place } from './blocks.ts';
import { attribute } from './escapeHtml.ts';

/** Rows of header cells at the top become `thead`; a header cell elsewhere is its row's header. */
export function tableHtml(table: NodeJson, rendering: Rendering, place: Place): string {
  const rows = (table.content ?? []).filter((row) => row.type === 'tableRow');
  const isHead = (row: NodeJson) =>
    (row.content ?? []).every(
      (cell) => cell.type === 'tableHeader' && spanOf(cell, 'rowspan') === 1,
    );
  const firstBodyRow = rows.findIndex((row) => !isHead(row));
  const headRows = firstBodyRow === -1 ? 0 : firstBodyRow;
  const print = (from: number, to: number, scope: 'col' | 'row') =>
    rows
      .slice(from, to)
      .map((row) => rowHtml(row, scope, rendering, place))
      .join('');
  const head = headRows > 0 ? `<thead>\n${print(0, headRows, 'col')}</thead>\n` : '';
  const body = print(headRows, rows.length, 'row');
  return `<div class="table">\n<table>\n${head}<tbody>\n${body}</tbody>\n</table>\n</div>\n`;
}

function rowHtml(row: NodeJson, scope: 'col' | 'row', rendering: Rendering, place: Place): string {
  let cells = '';
  for (const cell of row.content ?? []) {
    const header = cell.type === 'tableHeader';
    const tag = header ? 'th' : 'td';
    cells +=
      `<${tag}${header ? attribute('scope', scope) : ''}${span(cell, 'colspan')}` +
      `${span(cell, 'rowspan')}>${itemHtml(cell, rendering, place)}</${tag}>\n`;
  }
  return `<tr>\n${cells}</tr>\n`;
}

function spanOf(cell: NodeJson, name: 'colspan' | 'rowspan'): number {
  const value = cell.attrs?.[name];
  return typeof value === 'number' && Number.isInteger(value) && value > 1 ? value : 1;
}

const span = (cell: NodeJson, name: 'colspan' | 'rowspan') => {
  const value = spanOf(cell, name);
  // HTML's own limits for the two.
  return attribute(
    name,
    value > 1 ? Math.min(value, name === 'colspan' ? 1000 : 65534) : undefined,
  );
};
