import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { coveredFrames } from '../../commands/coveredFrames.ts';
import { deleteSelected } from '../../commands/deleteSelection.ts';
import type { EditorContext } from '../../editorContext.ts';
import { oneStep } from '../../history/oneStep.ts';
import type { Reading } from '../../photos/photosAlong.ts';
import type { Dragging } from '../dropping.ts';
import { ownType, photoFilesType, wholeBlocksType, wholeWordsType } from '../flavours.ts';
import { fetchReaders, readers } from '../readers.ts';
import { textOfSlice } from './leaving.ts';
import { writeOwn } from './ownType.ts';
import { writePhotoFiles } from './photoFiles.ts';

const outOfBox = (slice: Slice) => readers()?.outOfBox(slice) ?? slice;

/** What a copy or a drag puts out: our own type, and HTML and text for everybody else. */
function putting(slice: Slice, view: EditorView, { photos }: EditorContext, pictures: Reading) {
  const language = view.dom.closest('[lang]')?.getAttribute('lang') || 'en';
  const text = textOfSlice(slice);
  const own = writeOwn(outOfBox(slice), (id) => photos.asset(id), photos.origin());
  return (data: DataTransfer): void => {
    data.clearData();
    const html = readers()?.htmlForOthers(slice, language, pictures);
    if (html !== undefined) data.setData('text/html', html);
    data.setData('text/plain', text);
    data.setData(ownType, own);
    const files = writePhotoFiles(slice, pictures);
    if (files !== '') data.setData(photoFilesType, files);
  };
}

export function copy(view: EditorView, event: ClipboardEvent, context: EditorContext): boolean {
  const { selection } = view.state;
  const cut = event.type === 'cut';
  if (selection.empty || !event.clipboardData || (cut && !view.editable)) return false;
  event.preventDefault();
  const frames = coveredFrames(selection);
  const slice = frames ? new Slice(Fragment.from(frames.nodes), 0, 0) : selection.content();
  const pictures = context.photos.along.taken(slice.content);
  const put = putting(slice, view, context, pictures);
  put(event.clipboardData);
  // In the page's first moment the words and our own type have to do: a clipboard does not wait.
  if (!readers() || !pictures.isDone || pictures.lacking.length > 0) {
    const isWhole = readers() !== undefined;
    fetchReaders()
      .then(() => readers()?.completeCopy(put, pictures, isWhole, context))
      .catch(() => undefined);
  }
  const isWords = cut && readers()?.areWholeWords(selection) === true;
  readers()?.rememberCut(isWords ? textOfSlice(slice) : '');
  if (!cut) return true;
  const transaction = oneStep(deleteSelected(view.state));
  if (isWords) readers()?.closeCut(transaction);
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
  putting(slice, view, context, context.photos.along.now)(data);
  const lacking = context.photos.along.lackingNow(slice.content);
  fetchReaders()
    .then(() => readers()?.tellWhatDragLacks(lacking, context))
    .catch(() => undefined);
  const { body } = view.state.schema.nodes;
  const isWhole = slice.openStart === 0 && slice.openEnd === 0;
  if (isWhole && body?.validContent(slice.content)) data.setData(wholeBlocksType, 'yes');
}

/** What ProseMirror put into a drag is its own markup; it is replaced when the drag has begun. */
export const putOutDrag = (view: EditorView, event: DragEvent, context: EditorContext): void => {
  const dragging: Dragging | null = view.dragging;
  const data = event.dataTransfer;
  if (!data || !dragging) return;
  putOutDragged(data, dragging.slice, view, context);
  const selected = dragging.node ?? view.state.selection;
  if (readers()?.areWholeWords(selected)) data.setData(wholeWordsType, 'yes');
  Object.assign(dragging, { slice: outOfBox(dragging.slice) });
};
