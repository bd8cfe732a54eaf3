import type { Command, Transaction } from '@tiptap/pm/state';
import { isList } from './blocksAround.ts';

/** A command after which lists of one kind are one where nothing parts them any more. */
export const listsMeet =
  (command: Command): Command =>
  (state, dispatch, view) =>
    command(state, dispatch && ((transaction) => dispatch(joined(transaction))), view);

/** Those that the caret is in now; lists that lay side by side before stay two. */
function joined(transaction: Transaction): Transaction {
  const { $from } = transaction.selection;
  const { doc } = transaction;
  const back = transaction.mapping.invert();
  const edges: number[] = [];
  for (let depth = $from.depth; depth > 0; depth--) {
    if (isList($from.node(depth))) edges.push($from.after(depth), $from.before(depth));
  }
  const meet = edges.filter(
    (edge) => lieSideBySide(doc, edge) && !lieSideBySide(transaction.before, back.map(edge)),
  );
  // From the last on, so that those before stay where they are.
  for (const edge of meet.sort((one, other) => other - one)) transaction.join(edge);
  return transaction;
}

export function lieSideBySide(doc: Transaction['doc'], pos: number): boolean {
  const { nodeBefore, nodeAfter } = doc.resolve(pos);
  return isList(nodeBefore) && nodeBefore?.type === nodeAfter?.type;
}
