import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { Selection, type Transaction } from '@tiptap/pm/state';
import { depthOf, typeOf } from '../commands/blocksAround.ts';

/**
 * Deleting text that reaches into a table or out of it: cells are emptied, and neither merged with
 * each other nor with what stands around the table.
 */
export function deleteAcross(transaction: Transaction, from: number, to: number) {
  const { doc } = transaction;
  const into = partlyIn(doc.resolve(to), doc.resolve(from), to, 1);
  const outOf = partlyIn(doc.resolve(from), doc.resolve(to), from, -1);
  if (into && outOf && into.pos === outOf.pos) {
    emptyCells(transaction, into.pos, from, to);
    return;
  }
  if (into) emptyCells(transaction, into.pos, into.pos, to);
  const start = outOf ? outOf.pos + outOf.node.nodeSize : from;
  const end = into ? into.pos : to;
  if (start < end) transaction.deleteRange(start, end);
  if (outOf) emptyCells(transaction, outOf.pos, from, outOf.pos + outOf.node.nodeSize);
}

/** Whether an end of the selection lies in a table that the other end does not wholly cover. */
export const reachesIntoTable = ({ $from, $to, from, to }: Selection): boolean => {
  const into = partlyIn($to, $from, to, 1);
  const outOf = partlyIn($from, $to, from, -1);
  if (!into && !outOf) return false;
  return !(into && outOf && into.pos === outOf.pos) || cellOf($from) !== cellOf($to);
};

const cellOf = ($pos: ResolvedPos) => {
  const depth = depthOf($pos, 'tableCell', 'tableHeader');
  return depth === undefined ? -1 : $pos.before(depth);
};

/**
 * The table around one end of a selection, unless all that is written in it is selected together
 * with something outside.
 *
 * @param side 1 for the selection's last end
 */
function partlyIn(
  $end: ResolvedPos,
  $other: ResolvedPos,
  end: number,
  side: 1 | -1,
): { node: Node; pos: number } | undefined {
  const depth = depthOf($end, 'table');
  if (depth === undefined) return undefined;
  const node = $end.node(depth);
  const pos = $end.before(depth);
  const isOutside = $other.pos <= pos || $other.pos >= pos + node.nodeSize;
  const edge = Selection.findFrom(
    $end.doc.resolve(side === 1 ? pos + node.nodeSize : pos),
    side === 1 ? -1 : 1,
    true,
  );
  return isOutside && edge?.from === end ? undefined : { node, pos };
}

/** Empties the cells of a table as far as they lie between two positions. */
function emptyCells(transaction: Transaction, pos: number, from: number, to: number) {
  const table = transaction.doc.nodeAt(pos);
  const cells: { node: Node; start: number }[] = [];
  table?.forEach((row, rowOffset) => {
    row.forEach((node, offset) => {
      cells.push({ node, start: pos + rowOffset + offset + 3 });
    });
  });
  for (const { node, start } of cells.reverse()) {
    const end = start + node.content.size;
    const first = Math.max(from, start);
    const last = Math.min(to, end);
    if (first >= last) continue;
    if (first === start && last === end) {
      transaction.replaceWith(start, end, typeOf(node.type.schema, 'paragraph').create());
    } else transaction.deleteRange(first, last);
  }
}
