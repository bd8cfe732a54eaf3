import type { Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { deleteSelected } from '../../commands/deleteSelection.ts';
import type { EditorContext } from '../../editorContext.ts';
import { oneStep } from '../../history/oneStep.ts';
import { ownType, photoFilesType, wholeBlocksType } from '../flavours.ts';
import { fetchReaders, readers } from '../readers.ts';
import { textOfSlice } from './leaving.ts';
import { writeOwn } from './ownType.ts';
import { writePhotoFiles } from './photoFiles.ts';

const outOfBox = (slice: Slice) => readers()?.outOfBox(slice) ?? slice;

/** Puts a slice onto the clipboard or a drag: our own type, and HTML and text for everybody else. */
function putOut(data: DataTransfer, slice: Slice, view: EditorView, context: EditorContext): void {
  const { photos } = context;
  const language = view.dom.closest('[lang]')?.getAttribute('lang') || 'en';
  data.clearData();
  const html = readers()?.htmlForOthers(slice, language, photos.along);
  if (html !== undefined) data.setData('text/html', html);
  // In the page's first moment the words and our own type have to do: a clipboard does not wait.
  else fetchReaders().catch(() => undefined);
  data.setData('text/plain', textOfSlice(slice));
  data.setData(
    ownType,
    writeOwn(outOfBox(slice), (id) => photos.asset(id), photos.origin()),
  );
  const files = writePhotoFiles(slice, photos.along);
  if (files !== '') data.setData(photoFilesType, files);
}

export function copy(view: EditorView, event: ClipboardEvent, context: EditorContext): boolean {
  const { selection } = view.state;
  const cut = event.type === 'cut';
  if (selection.empty || !event.clipboardData || (cut && !view.editable)) return false;
  event.preventDefault();
  putOut(event.clipboardData, selection.content(), view, context);
  if (!cut) return true;
  const transaction = oneStep(deleteSelected(view.state));
  view.dispatch(transaction.scrollIntoView().setMeta('uiEvent', 'cut'));
  return true;
}

/** The same for a drag, which tells other windows whether it is of whole blocks. */
export function putOutDragged(
  data: DataTransfer,
  slice: Slice,
  view: EditorView,
  context: EditorContext,
): void {
  putOut(data, slice, view, context);
  const { body } = view.state.schema.nodes;
  const isWhole = slice.openStart === 0 && slice.openEnd === 0;
  if (isWhole && body?.validContent(slice.content)) data.setData(wholeBlocksType, 'yes');
}

/** What ProseMirror put into a drag is its own markup; it is replaced when the drag has begun. */
export const putOutDrag = (view: EditorView, event: DragEvent, context: EditorContext): void => {
  const { dragging } = view;
  if (!event.dataTransfer || !dragging) return;
  putOutDragged(event.dataTransfer, dragging.slice, view, context);
  Object.assign(dragging, { slice: outOfBox(dragging.slice) });
};
