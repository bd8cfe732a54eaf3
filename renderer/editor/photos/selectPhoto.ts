import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { newBlockId } from '../ids/blockId.ts';

/**
 * Selects a photo block. A block of another program's file may have no id, but what happens to it
 * later (an upload that ends, a dialog that closes) has to find it again: it gets one.
 *
 * @returns its id
 */
export function selectPhoto(view: EditorView, pos: number): string {
  const { doc, tr } = view.state;
  const id: string = doc.nodeAt(pos)?.attrs.id || newBlockId();
  if (doc.nodeAt(pos)?.attrs.id !== id) {
    tr.setNodeAttribute(pos, 'id', id).setMeta('addToHistory', false);
  }
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)));
  return id;
}
