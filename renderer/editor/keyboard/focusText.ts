import type { EditorView } from '@tiptap/pm/view';

/** ProseMirror gives the focus only to a text that can be changed; one that is only read has it too. */
export function focusText(view: EditorView): void {
  if (!view.editable) view.dom.focus({ preventScroll: true });
  view.focus();
}
