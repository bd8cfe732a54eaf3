import type { Cell, Table } from '../story/story.ts';
import { headRowsOf } from '../story/tables.ts';
import { itemHtml, type Place } from './blocks.ts';
import { attribute } from './escapeHtml.ts';

/** Rows of header cells at the top become `thead`; a header cell elsewhere is its row's header. */
export function tableHtml({ rows }: Table, place: Place): string {
  const headRows = headRowsOf(rows);
  const print = (part: Cell[][], scope: 'col' | 'row') =>
    part.map((row) => rowHtml(row, scope, place)).join('');
  const head = headRows > 0 ? `<thead>\n${print(rows.slice(0, headRows), 'col')}</thead>\n` : '';
  const body = print(rows.slice(headRows), 'row');
  return `<div class="table">\n<table>\n${head}<tbody>\n${body}</tbody>\n</table>\n</div>\n`;
}

function rowHtml(row: Cell[], scope: 'col' | 'row', place: Place): string {
  let cells = '';
  for (const { header, columnSpan, rowSpan, blocks } of row) {
    const tag = header ? 'th' : 'td';
    // HTML's own limits for the two.
    const colspan = columnSpan > 1 ? Math.min(columnSpan, 1000) : undefined;
    const rowspan = rowSpan > 1 ? Math.min(rowSpan, 65534) : undefined;
    cells +=
      `<${tag}${attribute('scope', header ? scope : undefined)}${attribute('colspan', colspan)}` +
      `${attribute('rowspan', rowspan)}>${itemHtml(blocks, place)}</${tag}>\n`;
  }
  return `<tr>\n${cells}</tr>\n`;
}
