import type { EditorView } from '@tiptap/pm/view';

/** ProseMirror reads what an input method wrote a moment after it has ended, in ms. */
const afterwards = 60;

/** Once no input method is at work: a change of the document would break off what it writes. */
export async function whenStill(view: EditorView): Promise<void> {
  while (!view.isDestroyed && view.composing) {
    await new Promise<void>((resolve) => {
      view.dom.addEventListener('compositionend', () => setTimeout(resolve, afterwards), {
        once: true,
      });
    });
  }
}
