import type { Command } from '@tiptap/pm/state';
import { asOneStep } from '../history/oneStep.ts';
import { backspace, deleteForward } from './deleting.ts';
import { wordBeyond } from './wordMove.ts';

/** A word, but never over the edge of the text: there it is a plain Backspace or Delete. */
export const deleteWord = (way: 1 | -1): Command =>
  asOneStep((state, dispatch, view) => {
    const atEdge = way === 1 ? deleteForward : backspace;
    if (atEdge(state, dispatch, view)) return true;
    const { selection } = state;
    if (!view?.dom || !selection.$head.parent.isTextblock) return false;
    const { $head } = selection;
    const end = wordBeyond(view, selection, way) ?? (way === 1 ? $head.end() : $head.start());
    const [from, to] = way === 1 ? [$head.pos, end] : [end, $head.pos];
    dispatch?.(state.tr.delete(from, to).scrollIntoView());
    return true;
  });
