import type { Node } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import { blockContainers, named, typeOf } from '../commands/blocksAround.ts';
import { asTypedRule } from '../keyboard/markdown.ts';
import { cellAt, inCell } from './inTable.ts';

/** As Markdown writes a header row: a bar at both ends and between all cells. */
const typedRow = /^\|(?:[^|]+\|){2,}$/;

/** Enter behind `|Name|Votes|` makes a table with that header row and one to go on in. */
export const enterAfterTypedRow: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  const holder = $from.node(-1);
  if (!empty || !named(parent, 'paragraph') || $from.parentOffset !== parent.content.size) {
    return false;
  }
  if (!named(holder, ...blockContainers)) return false;
  if (!parent.children.every((child) => child.isText) || !typedRow.test(parent.textContent)) {
    return false;
  }
  const table = typeOf(state.schema, 'table');
  if (!holder.canReplaceWith($from.index(-1), $from.indexAfter(-1), table)) return false;
  if (!dispatch) return true;
  const { schema } = state;
  const heads: Node[] = [];
  const cells: Node[] = [];
  for (const { index, 1: words = '' } of parent.textContent.matchAll(/([^|]+)\|/g)) {
    const start = index + words.length - words.trimStart().length;
    const line = parent.content.cut(start, start + words.trim().length);
    const paragraph = typeOf(schema, 'paragraph');
    heads.push(typeOf(schema, 'tableHeader').create(null, paragraph.create(null, line)));
    cells.push(typeOf(schema, 'tableCell').create(null, paragraph.create()));
  }
  const row = typeOf(schema, 'tableRow');
  const made = table.create(null, [row.create(null, heads), row.create(null, cells)]);
  const from = $from.before();
  const transaction = state.tr.replaceWith(from, $from.after(), made);
  const cell = cellAt(made, from, 1, 0);
  if (cell !== undefined) transaction.setSelection(inCell(transaction.doc, cell));
  dispatch(asTypedRule(transaction, '').scrollIntoView());
  return true;
};
