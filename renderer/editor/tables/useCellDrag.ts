import type { EditorView } from '@tiptap/pm/view';
import { useEffect } from 'react';
import type { EditorContext } from '../editorContext.ts';
import { CellDrag } from './cellDrag.ts';

/** Selected cells are dragged by the mouse: into a table, into the text, and to other windows. */
export function useCellDrag(view: EditorView, context: EditorContext): void {
  useEffect(() => {
    const frame = view.dom.parentElement;
    const drag = frame && new CellDrag(view, frame, context);
    return () => drag?.destroy();
  }, [view, context]);
}
