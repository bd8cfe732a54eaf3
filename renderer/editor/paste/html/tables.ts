import { isEmpty, rename, unwrap } from './elements.ts';

/** Tables that hold figures stay; those that only place things on a page give up what they hold. */
export function mendTables(root: HTMLElement): void {
  for (const table of [...root.querySelectorAll('table')].reverse()) {
    if (isLayout(table)) open(table);
    else tidy(table);
  }
  for (const heading of [...root.querySelectorAll('table :is(h1, h2, h3, h4, h5, h6)')]) {
    rename(heading, 'p');
  }
  for (const quote of [...root.querySelectorAll('table blockquote')]) unwrap(quote);
}

function isLayout(table: Element): boolean {
  if (table.matches('[role="presentation"], [role="none"]')) return true;
  if (table.querySelector('table, figure, td img')) return true;
  const rows = [...table.querySelectorAll('tr')];
  return rows.every((row) => row.children.length <= 1) && !table.querySelector('th');
}

function open(table: Element) {
  for (const cell of [...table.querySelectorAll('td, th, caption')]) {
    const isOwn = cell.closest('table') === table;
    if (isOwn) rename(cell, 'div');
  }
  for (const part of [...table.querySelectorAll('tr, tbody, thead, tfoot')]) {
    if (part.closest('table') === table) unwrap(part);
  }
  unwrap(table);
}

function tidy(table: Element) {
  for (const caption of [...table.querySelectorAll('caption')]) {
    const line = rename(caption, 'p');
    table.before(line);
  }
  for (const column of [...table.querySelectorAll('colgroup, col')]) column.remove();
  // Writer and others say of the rows alone that they are the heading.
  for (const cell of [...table.querySelectorAll('thead td')]) rename(cell, 'th');
  const rows = [...table.querySelectorAll('tr')];
  // Spreadsheets put rows and columns that nobody filled around what was.
  while (rows.length > 1 && isBlankRow(rows.at(-1))) rows.pop()?.remove();
  while (rows.length > 1 && isBlankRow(rows[0])) rows.shift()?.remove();
  for (const row of rows) if (row.children.length === 0) row.remove();
}

const isBlankRow = (row: Element | undefined) =>
  row !== undefined && [...row.children].every((cell) => isEmpty(cell));
