import type { EditorView } from '@tiptap/pm/view';

/** Held for the key that follows. */
const modifiers = /^(Shift|CapsLock|Control|Alt|AltGraph|Meta)$/;

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
    (event) => {
      if (modifiers.test(event.key)) return;
      listening.abort();
      const { activeElement, body } = document;
      // A button may be gone by then, and the keyboard with it.
      const isHeard = activeElement !== body && !(activeElement instanceof HTMLButtonElement);
      if (!isHeard && isLetter(event) && view.editable && view.dom.isConnected) view.focus();
    },
    once,
  );
}

/** Also one with AltGr, which Windows reports as Ctrl and Alt, and an accent before its letter. */
const isLetter = (event: KeyboardEvent) =>
  (event.key === 'Dead' || (event.key.length === 1 && event.key !== ' ')) &&
  (event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey || event.altKey));
