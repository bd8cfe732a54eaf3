import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { viewSettings } from '../../view/viewSettings.ts';
import { scrollerOf } from '../reveal.ts';

/** Where the line with the caret stays, from the top of what can be seen. */
const height = 0.45;

/**
 * Keeps the line that is written at one height. Only while the keyboard moves the caret: a click
 * must not move the text away under the pointer. Nothing glides.
 */
export const typewriter = () => {
  let pointer = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        pointerdown() {
          pointer = true;
          return false;
        },
        keydown() {
          pointer = false;
          return false;
        },
      },
    },
    view: () => ({
      update(view, before) {
        if (!viewSettings().typewriter || pointer || !view.hasFocus()) return;
        if (before.doc === view.state.doc && before.selection.eq(view.state.selection)) return;
        holdLine(view);
      },
    }),
  });
};

function holdLine(view: EditorView) {
  const pane = scrollerOf(view.dom);
  if (!pane) return;
  const { top, bottom } = view.coordsAtPos(view.state.selection.head);
  const box = pane.getBoundingClientRect();
  const away = (top + bottom) / 2 - (box.top + box.height * height);
  if (Math.abs(away) > 1) pane.scrollTop += away;
}
