import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { newBlockId } from '../ids/blockId.ts';

/**
 * Selects a photo block; in its words the caret stays, so that one goes on there. A block of another
 * program's file may have no id, but what happens to it later (an upload that ends, a dialog that
 * closes) has to find it again: it gets one.
 *
 * @returns its id
 */
export function selectPhoto(view: EditorView, pos: number): string {
  const { doc, selection, tr } = view.state;
  const photo = doc.nodeAt(pos);
  const id: string = photo?.attrs.id || newBlockId();
  if (photo?.attrs.id !== id) {
    tr.setNodeAttribute(pos, 'id', id).setMeta('addToHistory', false);
  }
  const end = pos + (photo?.nodeSize ?? 0);
  const isInWords =
    selection instanceof TextSelection && selection.from > pos && selection.to < end;
  if (!isInWords) tr.setSelection(NodeSelection.create(tr.doc, pos));
  if (tr.docChanged || tr.selectionSet) view.dispatch(tr);
  return id;
}
