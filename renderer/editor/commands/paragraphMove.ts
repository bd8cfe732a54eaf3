import { type Command, Selection, TextSelection } from '@tiptap/pm/state';
import { arrow } from './arrows.ts';

/**
 * Down to the start of the next text; up to the start of its own, and then of the one before. Left to
 * itself the browser sticks at a line that is empty beside buttons, and passes over others.
 */
export const paragraphMove =
  (direction: 'up' | 'down'): Command =>
  (state, dispatch, view) => {
    const { selection, doc } = state;
    if (!(selection instanceof TextSelection)) return arrow(direction)(state, dispatch, view);
    const { $head } = selection;
    const start = $head.start();
    const isUp = direction === 'up';
    const from = doc.resolve(isUp ? start - 1 : $head.after());
    const next =
      isUp && $head.pos > start ? undefined : Selection.findFrom(from, isUp ? -1 : 1, true);
    const head = next ? next.$head.start() : isUp ? start : $head.end();
    dispatch?.(state.tr.setSelection(TextSelection.create(doc, head)).scrollIntoView());
    return true;
  };
