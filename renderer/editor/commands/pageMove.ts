import { type Command, type EditorState, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { scrollerOf } from '../reveal.ts';
import { wholeLetter } from './wholeLetter.ts';

/** Of a page this much stays in sight, so that nobody loses the place. */
const kept = 0.1;

/**
 * A window's height on. The browser's own sticks where a page ends at a picture or at text that it
 * has not laid out.
 */
export const pageMove =
  (way: 1 | -1, extend: boolean): Command =>
  (state, dispatch, view) => {
    if (!view?.dom) return false;
    const scroller = scrollerOf(view.dom);
    if (!scroller) return false;
    if (!dispatch) return true;
    const { left, top } = view.coordsAtPos(state.selection.head);
    const box = scroller.getBoundingClientRect();
    const aim = Math.min(Math.max(top, box.top + 8), box.bottom - 8);
    const before = scroller.scrollTop;
    scroller.scrollBy({ top: way * scroller.clientHeight * (1 - kept), behavior: 'instant' });
    const moved = Math.abs(scroller.scrollTop - before);
    const full = moved >= scroller.clientHeight * (1 - kept) - 1;
    const edge = way === 1 ? Selection.atEnd(state.doc) : Selection.atStart(state.doc);
    const target = full ? placeAt(view, state, left, aim, way) : edge;
    if (!target) return true;
    const selection = extend
      ? TextSelection.between(state.selection.$anchor, target.$head)
      : target;
    dispatch(state.tr.setSelection(selection).scrollIntoView());
    return true;
  };

/** The text at that place of the window, if the caret gets on by it. */
function placeAt(
  view: EditorView,
  state: EditorState,
  left: number,
  top: number,
  way: 1 | -1,
): Selection | undefined {
  const found = view.posAtCoords({ left, top });
  if (!found) return undefined;
  const target = Selection.near(state.doc.resolve(wholeLetter(state.doc, found.pos)), way);
  const { head } = state.selection;
  return (way === 1) === target.head > head && target.head !== head ? target : undefined;
}
