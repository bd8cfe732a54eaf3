import { undo as goBack, redo as goForth } from '@tiptap/pm/history';
import type { Command } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ledThere } from './ledThere.ts';

/** Views to which the history of earlier sessions is still to come, and what is asked of it. */
const waiting = new WeakMap<EditorView, Command[]>();

/** What was asked for a moment too early is done once the history is there, one after the other. */
const whenThere =
  (command: Command): Command =>
  (state, dispatch, view) => {
    const asked = view && waiting.get(view);
    if (!asked?.length && command(state, dispatch)) return true;
    if (dispatch) asked?.push(command);
    return asked !== undefined;
  };

export const undo = whenThere(ledThere(goBack));
export const redo = whenThere(ledThere(goForth));

/** @returns to be called when it is there, or does not come. */
export function waitForHistory(view: EditorView): () => void {
  const asked: Command[] = [];
  waiting.set(view, asked);
  return () => {
    if (waiting.get(view) === asked) waiting.delete(view);
    for (const command of asked.splice(0))
      if (!view.isDestroyed) command(view.state, view.dispatch);
  };
}
