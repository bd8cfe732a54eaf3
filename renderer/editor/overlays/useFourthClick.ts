import type { EditorView } from '@tiptap/pm/view';
import { useEffect } from 'react';

/**
 * A third click selects the passage, and a fourth quickly behind it leaves that as it is. The editor
 * would count it as a first one, and the browser's own selection reaches into the next passage:
 * typed over, a paragraph and the subhead behind it became one.
 */
export function useFourthClick(view: EditorView): void {
  useEffect(() => {
    const text = view.dom;
    const onPress = (press: MouseEvent) => {
      const { button, detail, target } = press;
      if (button !== 0 || detail < 4) return;
      if (!(target instanceof HTMLElement && target.isContentEditable)) return;
      press.preventDefault();
      press.stopPropagation();
    };
    text.addEventListener('mousedown', onPress, true);
    return () => text.removeEventListener('mousedown', onPress, true);
  }, [view]);
}
