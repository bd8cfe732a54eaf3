import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { dropPoint } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { depthOf, named } from '../commands/blocksAround.ts';
import { makeGallery, photoAt, placeInGallery } from '../commands/gallery.ts';
import { type InsertionPlace, insertionPlace, placeBlocks } from '../commands/insertBlock.ts';
import { newGallery, newPhoto } from '../commands/newBlocks.ts';
import { withoutTyped } from '../commands/typedCommand.ts';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { newBlockId } from '../ids/blockId.ts';
import { findBlock } from '../ids/findBlock.ts';
import { labels } from '../labels.ts';
import { isTextFile } from '../paste/isTextFile.ts';
import { placePhoto } from './placePhoto.ts';

/**
 * A photo block for each file, at once and as one undo step; the pictures follow when the newsroom
 * has taken them in. Several blocks are offered to be made a gallery.
 *
 * @param place also between the photos of a gallery; without it, behind the photo of one at the caret
 * @param put puts them in itself, together with something else; gives back those it could not
 */
export function insertPhotos(
  view: EditorView,
  files: Iterable<File>,
  context: EditorContext,
  place?: InsertionPlace,
  put = (photos: readonly Node[]) => photos,
): boolean {
  const blocks = blocksFor(view, files, context);
  const left = put(blocks);
  if (blocks.length === 0) return false;
  const inGallery = left.length > 0 && putPhotos(view, left, place);
  view.focus();
  if (blocks.length > 1 && !inGallery) offerGallery(view, blocks, context);
  return true;
}

/** @returns whether they are in a gallery now */
function putPhotos(
  view: EditorView,
  blocks: readonly Node[],
  place: InsertionPlace | undefined,
): boolean {
  const transaction = withoutTyped(view.state);
  const { mapping } = transaction;
  const there = place && { from: mapping.map(place.from), to: mapping.map(place.to) };
  const at = placePhotos(transaction, blocks, there);
  view.dispatch(oneStep(transaction));
  return named(view.state.doc.resolve(at.from).parent, 'gallery');
}

/** Without a place, where the transaction's selection is. @returns where they are */
export function placePhotos(
  transaction: Transaction,
  blocks: readonly Node[],
  place?: InsertionPlace,
): InsertionPlace {
  const inGallery = photoAt(transaction) && placeInGallery(transaction);
  const at = place ?? inGallery ?? insertionPlace(transaction.selection);
  placeBlocks(transaction, at, blocks);
  return at;
}

/** The files as one gallery, at the caret. */
export function insertGallery(
  view: EditorView,
  files: Iterable<File>,
  context: EditorContext,
): boolean {
  const blocks = blocksFor(view, files, context);
  if (blocks.length === 0) return false;
  const transaction = withoutTyped(view.state);
  const at = insertionPlace(transaction.selection);
  // A fact box holds photos but no gallery.
  const inBox = depthOf(transaction.doc.resolve(at.from), 'factbox') !== undefined;
  const content = inBox ? blocks : [newGallery(view.state.schema, blocks)];
  view.dispatch(oneStep(placeBlocks(transaction, at, content)));
  view.focus();
  return true;
}

function offerGallery(view: EditorView, blocks: readonly Node[], context: EditorContext) {
  const make = () => {
    if (view.isDestroyed || !view.editable) return;
    const found = blocks.flatMap(({ attrs }) => findBlock(view.state.doc, attrs.id) ?? []);
    const [first] = found;
    const last = found.at(-1);
    if (!first || !last || found.length < 2) return;
    const { doc, tr } = view.state;
    const selection = TextSelection.between(
      doc.resolve(first.pos + 2),
      doc.resolve(last.pos + last.node.nodeSize - 2),
    );
    view.dispatch(tr.setSelection(selection));
    makeGallery(view.state, (transaction) => view.dispatch(oneStep(transaction)));
    view.focus();
  };
  context.notice(labels.photo.several(blocks.length), {
    label: labels.photo.makeGallery,
    run: make,
  });
}

/** Empty photo blocks, and the uploads that will fill them; none where no file is a photo. */
function blocksFor(view: EditorView, files: Iterable<File>, context: EditorContext): Node[] {
  const photos: File[] = [];
  for (const file of files) {
    // An unknown type is left to the newsroom, which looks at the bytes.
    if (file.type === '' || file.type.startsWith('image/')) photos.push(file);
    else context.notice(labels.photo.notPhoto(file.name));
  }
  if (!view.editable) return [];
  const ids = photos.map(newBlockId);
  photos.forEach((file, index) => {
    context.photos.add(file, placePhoto(view, ids[index] as string, context));
  });
  return ids.map((id) => newPhoto(view.state.schema, { id }));
}

/** Photos by drop and paste. */
export const photoFiles = (context: EditorContext) =>
  new Plugin({
    props: {
      handlePaste(view, event) {
        const data = event.clipboardData;
        if (!data || data.files.length === 0 || hasWords(data)) return false;
        if ([...data.files].some(isTextFile)) return false;
        return insertPhotos(view, data.files, context);
      },
      handleDrop(view, event) {
        const files = event.dataTransfer?.files;
        if (!files || files.length === 0 || [...files].some(isTextFile)) return false;
        event.preventDefault();
        insertPhotos(view, files, context, gapAt(view, event));
        return true;
      },
      handleDOMEvents: {
        // The drop line belongs between blocks, where the photo will be; so it has to know of one.
        dragover(view, event) {
          if (view.editable && !view.dragging && event.dataTransfer?.types.includes('Files')) {
            view.dragging = { slice: photoSlice(view), move: false };
          }
          return false;
        },
        dragleave(view, event) {
          const inside =
            event.relatedTarget instanceof globalThis.Node &&
            view.dom.contains(event.relatedTarget);
          if (!inside && event.dataTransfer?.types.includes('Files')) view.dragging = null;
          return false;
        },
      },
    },
  });

const photoSlice = (view: EditorView) =>
  new Slice(Fragment.from(newPhoto(view.state.schema, { id: '' })), 0, 0);

/** Word and browsers put a picture of copied words beside the words: then the words are meant. */
function hasWords(data: DataTransfer): boolean {
  if (data.getData('text/plain').trim() !== '') return true;
  const html = data.getData('text/html');
  return (
    html !== '' &&
    !/^\s*(<meta[^>]*>|<!--.*?-->|<\/?(html|body)[^>]*>|\s)*<img\b[^>]*>\s*(<!--.*?-->|<\/?(html|body)[^>]*>|\s)*$/is.test(
      html,
    )
  );
}

/** Where the drop line stands while files are dragged: always between blocks. */
export function gapAt(view: EditorView, event: DragEvent): InsertionPlace | undefined {
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!found) return undefined;
  const point = dropPoint(view.state.doc, found.pos, photoSlice(view));
  if (point === null) {
    const top = view.state.doc.content.size - (view.state.doc.lastChild?.nodeSize ?? 0) + 1;
    return { from: top, to: top };
  }
  const $point = view.state.doc.resolve(point);
  const gallery = depthOf($point, 'gallery');
  const at = gallery === undefined ? point : $point.after(gallery);
  return { from: at, to: at };
}
