import type { EditorView } from '@tiptap/pm/view';

/**
 * Tab leaves the text, as it leaves any field of a page: whoever has only keys must get out of it
 * (WCAG 2.1.2), and an article has no indents, which are for those who lay it out. Whoever meant one,
 * as in Word, types on and is not to lose a word: letters that no button takes go back to the text,
 * unless they would take the place of words that are selected.
 */
export function typeOn(view: EditorView) {
  if (!view.state.selection.empty || !view.dom?.isConnected) return;
  const listening = new AbortController();
  const once = { capture: true, signal: listening.signal };
  addEventListener('pointerdown', () => listening.abort(), once);
  addEventListener(
    'keydown',
    ({ key, ctrlKey, metaKey, altKey }) => {
      listening.abort();
      const isLetter = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
      const isOnButton = document.activeElement instanceof HTMLButtonElement;
      if (isLetter && isOnButton && view.editable && view.dom.isConnected) view.focus();
    },
    once,
  );
}
