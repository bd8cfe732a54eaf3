import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { observerOf } from './observerOf.ts';

/**
 * Before a key or other input is acted on, the editor looks where the browser has put the caret. The
 * browser moves it at once (Home, a word further) but tells of it in a task of its own, which on a
 * busy machine comes after the next key; a command would then act where the caret was before.
 */
export const caretBeforeKeys = () =>
  new Plugin({
    props: {
      handleDOMEvents: {
        keydown: lookForCaret,
        // What comes without a key: dictation, a panel of emoji.
        beforeinput: lookForCaret,
        // Where the middle button was clicked, on Linux: no key is pressed.
        paste: lookForCaret,
        // Whoever leaves the text as quickly is to find the caret there again.
        blur: lookBack,
      },
    },
  });

/** For whoever hears a key before the editor does, too. */
export function lookForCaret(
  view: EditorView,
  event: KeyboardEvent | InputEvent | ClipboardEvent,
): false {
  const isComposing = 'isComposing' in event && event.isComposing;
  if (!view.composing && !isComposing && !isKnown(view, getSelection())) {
    view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
  }
  return false;
}

/** ProseMirror itself looks only while the text has the keyboard. */
function lookBack(view: EditorView): false {
  const now = getSelection();
  if (view.composing || isKnown(view, now)) return false;
  const anchor = placeOf(view, now?.anchorNode, now?.anchorOffset);
  const head = placeOf(view, now?.focusNode, now?.focusOffset);
  if (anchor && head) {
    view.dispatch(view.state.tr.setSelection(TextSelection.between(anchor, head)));
  }
  return false;
}

function placeOf(view: EditorView, node: Node | null = null, offset = 0) {
  if (!node || !view.dom.contains(node)) return;
  const place = view.state.doc.resolve(view.posAtDOM(node, offset, 1));
  return place.parent.inlineContent ? place : undefined;
}

/**
 * Whether ProseMirror has seen that. To tell it what it knows costs a tenth of a key: the whole page
 * hears of it.
 */
function isKnown(view: EditorView, now: Selection | null): boolean {
  const known = observerOf(view)?.currentSelection;
  return (
    known !== undefined &&
    now !== null &&
    known.anchorNode === now.anchorNode &&
    known.anchorOffset === now.anchorOffset &&
    known.focusNode === now.focusNode &&
    known.focusOffset === now.focusOffset
  );
}
