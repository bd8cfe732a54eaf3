import type { Command, Transaction } from '@tiptap/pm/state';
import { isList } from './blocksAround.ts';

/** A command after which lists of one kind are one where nothing parts them any more. */
export const listsMeet =
  (command: Command): Command =>
  (state, dispatch, view) =>
    command(state, dispatch && ((transaction) => dispatch(joined(transaction))), view);

/** Those in what has changed; lists that lay side by side before stay two. */
function joined(transaction: Transaction): Transaction {
  const { doc, before, mapping } = transaction;
  const range = transaction.changedRange();
  if (!range) return transaction;
  const back = mapping.invert();
  const meet = new Set<number>();
  const to = Math.min(range.to + 1, doc.content.size);
  doc.nodesBetween(Math.max(range.from - 1, 0), to, (node, pos) => {
    if (!isList(node)) return;
    for (const edge of [pos, pos + node.nodeSize]) {
      if (lieSideBySide(doc, edge) && !lieSideBySide(before, back.map(edge))) meet.add(edge);
    }
  });
  // From the last on, so that those before stay where they are.
  for (const edge of [...meet].sort((one, other) => other - one)) transaction.join(edge);
  return transaction;
}

export function lieSideBySide(doc: Transaction['doc'], pos: number): boolean {
  const { nodeBefore, nodeAfter } = doc.resolve(pos);
  return isList(nodeBefore) && nodeBefore?.type === nodeAfter?.type;
}
