import type { VirtualElement } from '@floating-ui/dom';
import { posToDOMRect } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';

/** Something to stand beside: the text between two positions, wherever it scrolls to. */
export const textAnchor = (
  view: EditorView,
  range: () => { from: number; to: number },
): VirtualElement => ({
  contextElement: view.dom,
  getBoundingClientRect: () => {
    const { from, to } = range();
    const end = view.state.doc.content.size;
    return posToDOMRect(view, Math.min(from, end), Math.min(to, end));
  },
});
