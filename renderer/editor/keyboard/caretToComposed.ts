import type { EditorView } from '@tiptap/pm/view';

/**
 * To be called where the caret was moved as an input method told of its start.
 *
 * Chromium measures where the caret will stand before it tells of the start, and puts it there once the
 * first letters do (InputMethodController::SetComposition): elsewhere, where room was made meanwhile.
 * ProseMirror takes the text at the caret for the composed one, and would draw the true one anew, which
 * ends the composition: its letters would stand there twice. So the caret goes to them before
 * ProseMirror looks, which it does when the first listener of this event has run.
 */
export function caretToComposed(view: EditorView): void {
  const { head } = view.state.selection;
  const { defaultView: page } = view.dom.ownerDocument;
  const mend = (event: Event) => {
    const { data, isComposing } = event as InputEvent;
    if (view.isDestroyed || !isComposing || !data) return;
    const { node, offset } = view.domAtPos(head);
    const text = node instanceof Text ? node : node.childNodes[offset];
    const from = node instanceof Text ? offset : 0;
    if (!(text instanceof Text) || text.data.slice(from, from + data.length) !== data) return;
    view.dom.ownerDocument.getSelection()?.collapse(text, from + data.length);
  };
  page?.addEventListener('input', mend, { capture: true, once: true });
  const forget = () => page?.removeEventListener('input', mend, { capture: true });
  view.dom.addEventListener('compositionend', forget, { once: true });
}
