import { type Command, type Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { arrow } from './arrows.ts';
import { wayOf } from './textDirection.ts';

/**
 * A word on, as the system counts words, but never out of the line's own text: at its end the next
 * press goes where the plain arrow goes. Left to itself the browser jumps over blocks or sticks.
 */
export const wordMove =
  (direction: 'left' | 'right'): Command =>
  (state, dispatch, view) => {
    const { selection } = state;
    const way = wayOf(direction, state, view);
    if (!(selection instanceof TextSelection)) return arrow(direction)(state, dispatch, view);
    if (!selection.empty) {
      const caret = TextSelection.create(state.doc, selection.head);
      if (!dispatch) return true;
      dispatch(state.tr.setSelection(caret));
      const now = view?.state ?? state.apply(state.tr.setSelection(caret));
      return wordMove(direction)(now, dispatch, view);
    }
    const edge = way === 1 ? selection.$head.end() : selection.$head.start();
    if (selection.head === edge) return arrow(direction)(state, dispatch, view);
    if (!view?.dom) return false;
    const head = wordBeyond(view, selection, way) ?? edge;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, head)).scrollIntoView());
    return true;
  };

/** Where the system's word movement leads within the text, if it stays there. */
export function wordBeyond(
  view: EditorView,
  selection: Selection,
  way: 1 | -1,
): number | undefined {
  const { $head } = selection;
  const shown = view.dom.ownerDocument.getSelection();
  if (!shown?.focusNode) return undefined;
  // Where the browser's caret is may lag behind ours.
  const at = view.domAtPos($head.pos);
  shown.collapse(at.node, at.offset);
  shown.modify('move', way === 1 ? 'forward' : 'backward', 'word');
  const block = view.nodeDOM($head.before());
  if (!block?.contains(shown.focusNode)) return undefined;
  const pos = view.posAtDOM(shown.focusNode, shown.focusOffset);
  const isOn = way === 1 ? pos > $head.pos : pos < $head.pos;
  return isOn && pos >= $head.start() && pos <= $head.end() ? pos : undefined;
}
