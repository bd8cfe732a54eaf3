import { closeHistory } from '@tiptap/pm/history';
import type { Command, Transaction } from '@tiptap/pm/state';
import { backspace, deleteForward } from './deleting.ts';
import { wordBeyond } from './wordMove.ts';

/**
 * A word, but never over the edge of the text: there it is a plain Backspace or Delete. Taken back, it
 * takes nothing along that was typed just before.
 */
export const deleteWord =
  (way: 1 | -1): Command =>
  (state, dispatch, view) => {
    const atEdge = way === 1 ? deleteForward : backspace;
    const change = dispatch && ((transaction: Transaction) => dispatch(closeHistory(transaction)));
    if (atEdge(state, change, view)) return true;
    const { selection } = state;
    if (!view?.dom || !selection.$head.parent.isTextblock) return false;
    const { $head } = selection;
    const end = wordBeyond(view, selection, way) ?? (way === 1 ? $head.end() : $head.start());
    const [from, to] = way === 1 ? [$head.pos, end] : [end, $head.pos];
    change?.(state.tr.delete(from, to).scrollIntoView());
    return true;
  };
