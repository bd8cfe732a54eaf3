import { undo as goBack } from '@tiptap/pm/history';
import type { Command } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ledThere } from './ledThere.ts';

const undo = ledThere(goBack);

/** Views to which the history of earlier sessions is still to come, and how often it is asked for. */
const waiting = new WeakMap<EditorView, { asked: number }>();

/** Undo; what was asked for a moment too early is done once the history is there. */
export const undoWaiting: Command = (state, dispatch, view) => {
  if (undo(state, dispatch)) return true;
  const waits = view && waiting.get(view);
  if (!waits) return false;
  if (dispatch) waits.asked++;
  return true;
};

/** @returns to be called when it is there, or does not come. */
export function waitForHistory(view: EditorView): () => void {
  const waits = { asked: 0 };
  waiting.set(view, waits);
  return () => {
    if (waiting.get(view) === waits) waiting.delete(view);
    for (; waits.asked > 0 && !view.isDestroyed; waits.asked--) undo(view.state, view.dispatch);
  };
}
