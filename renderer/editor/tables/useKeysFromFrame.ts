import type { EditorView } from '@tiptap/pm/view';
import { useEffect } from 'react';

/**
 * With Tab a browser also stops at what scrolls, as a table does that is wider than the text. From
 * there keys are meant for the text: an editor without the focus takes no paste and moves no caret.
 */
export function useKeysFromFrame(view: EditorView): void {
  useEffect(() => {
    const text = view.dom;
    const onKeyDown = ({ key, target }: KeyboardEvent) => {
      const isInFrame = target instanceof Element && target.classList.contains('table');
      if (isInFrame && view.editable && !leaves.test(key)) view.focus();
    };
    text.addEventListener('keydown', onKeyDown, true);
    return () => text.removeEventListener('keydown', onKeyDown, true);
  }, [view]);
}

/** On to what comes next, or held for the key that follows. */
const leaves = /^(Tab|Shift|CapsLock|Control|Alt|AltGraph|Meta)$/;
