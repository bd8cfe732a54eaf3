import type { Fragment } from '@tiptap/pm/model';
import { type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { depthOf, isPart, named } from '../commands/blocksAround.ts';
import { openParagraph } from '../commands/insertBlock.ts';

/**
 * A pasted table is no place to go on in: that is what is left behind it of the line, or one of its own.
 *
 * @param rest of the line that it was pasted into
 */
export function goBehindTable(transaction: Transaction, rest: Fragment) {
  const end = endOfTable(transaction.selection);
  if (end === undefined) return;
  const { nodeAfter: next } = transaction.doc.resolve(end);
  if (next?.isTextblock && next.content.eq(rest)) {
    transaction.setSelection(TextSelection.create(transaction.doc, end + 1));
  } else openParagraph(transaction, end);
}

/** Of the one that the caret is in, or directly behind. */
function endOfTable({ $head }: Selection): number | undefined {
  const table = depthOf($head, 'table');
  if (table !== undefined) {
    const start = $head.before(table);
    const isAtStart = $head.pos === start + $head.depth - table + 1;
    // It went on into the table that stands next.
    return isAtStart && named($head.doc.resolve(start).nodeBefore, 'table')
      ? start
      : $head.after(table);
  }
  if ($head.parentOffset > 0 || isPart($head.parent)) return undefined;
  for (let depth = $head.depth; depth > 1; depth--) {
    const start = $head.before(depth);
    if (named($head.doc.resolve(start).nodeBefore, 'table')) return start;
  }
  return undefined;
}
