import type { Node } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection, type Selection } from '@tiptap/pm/state';
import { blockContainers, depthOf, isEmptyParagraph, named, typeOf } from './blocksAround.ts';
import type { InsertionPlace } from './insertBlock.ts';

/** Photos into a gallery and out of it again. */

interface FoundPhoto {
  node: Node;
  pos: number;
}

/** The photo that is selected or written under. */
export function photoAt({ selection }: Pick<EditorState, 'selection'>): FoundPhoto | undefined {
  if (selection instanceof NodeSelection && named(selection.node, 'photo')) {
    return { node: selection.node, pos: selection.from };
  }
  const { $from, $to } = selection;
  const depth = depthOf($from, 'photo');
  if (depth === undefined || !$from.sameParent($to)) return undefined;
  return { node: $from.node(depth), pos: $from.before(depth) };
}

/** The gallery that is selected or that the caret is in. */
export function galleryAt({ selection }: Pick<EditorState, 'selection'>): FoundPhoto | undefined {
  if (selection instanceof NodeSelection && named(selection.node, 'gallery')) {
    return { node: selection.node, pos: selection.from };
  }
  const { $from, $to } = selection;
  const depth = depthOf($from, 'gallery');
  if (depth === undefined || $to.depth < depth || $to.node(depth) !== $from.node(depth)) {
    return undefined;
  }
  return { node: $from.node(depth), pos: $from.before(depth) };
}

/** Where photos that are added to the gallery go: behind the one at the caret, else behind all. */
export function placeInGallery(state: Pick<EditorState, 'selection'>): InsertionPlace | undefined {
  const gallery = galleryAt(state);
  if (!gallery) return undefined;
  const photo = photoAt(state);
  const caption = gallery.node.lastChild?.nodeSize ?? 0;
  const at = photo
    ? photo.pos + photo.node.nodeSize
    : gallery.pos + gallery.node.nodeSize - 1 - caption;
  return { from: at, to: at };
}

/**
 * The selected photos become a gallery; where only one is selected, the photos and galleries beside
 * it come along. Captions of galleries that are joined stay, one after the other.
 */
export const makeGallery: Command = (state, dispatch) => {
  const run = photoRun(state);
  if (!run) return false;
  if (!dispatch) return true;
  const { schema } = state;
  const photos: Node[] = [];
  const captions: Node[] = [];
  for (const block of run.blocks) {
    if (named(block, 'photo')) photos.push(block);
    if (!named(block, 'gallery')) continue;
    block.forEach((child) => {
      if (named(child, 'photo')) photos.push(child);
      else if (child.content.size > 0) captions.push(child);
    });
  }
  const words = captions.flatMap(({ content }, index) =>
    index === 0 ? content.content : [schema.text(' '), ...content.content],
  );
  const first = run.blocks.find((block) => named(block, 'gallery'));
  const gallery = typeOf(schema, 'gallery').create(first?.attrs ?? null, [
    ...photos,
    typeOf(schema, 'caption').create(null, words),
  ]);
  const transaction = state.tr.replaceWith(run.from, run.to, gallery);
  transaction.setSelection(NodeSelection.create(transaction.doc, run.from + 1));
  dispatch(transaction.scrollIntoView());
  return true;
};

interface Run {
  from: number;
  to: number;
  blocks: Node[];
}

const isPhotos = (node: Node | null | undefined): node is Node => named(node, 'photo', 'gallery');

function photoRun({ selection }: EditorState): Run | undefined {
  const range = blocksIn(selection);
  if (!range) return undefined;
  const { parent } = range;
  let { first, last } = range;
  const selected = parent.content.content.slice(first, last + 1);
  if (!selected.every((block) => isPhotos(block) || isEmptyParagraph(block))) return undefined;
  if (!selected.some(isPhotos)) return undefined;
  if (first === last) {
    while (isPhotos(parent.maybeChild(first - 1))) first--;
    while (isPhotos(parent.maybeChild(last + 1))) last++;
    // A gallery alone is one already.
    if (first === last && named(parent.child(first), 'gallery')) return undefined;
  }
  let from = range.start;
  for (let index = 0; index < first; index++) from += parent.child(index).nodeSize;
  const blocks = parent.content.content.slice(first, last + 1);
  return { from, to: from + blocks.reduce((size, block) => size + block.nodeSize, 0), blocks };
}

/** The blocks of the body that a selection reaches over; a fact box holds no galleries. */
function blocksIn({ $from, $to }: Selection) {
  const depth = $from.sharedDepth($to.pos);
  for (let at = depth; at > 0; at--) {
    const parent = $from.node(at);
    if (!named(parent, ...blockContainers)) continue;
    if (!named(parent, 'body')) return undefined;
    const first = $from.index(at);
    const last = Math.max(first, $to.indexAfter(at) - 1);
    return { parent, first, last, start: $from.start(at) };
  }
  return undefined;
}

/**
 * The photo becomes a block of its own behind its gallery, or in its place if it was the last one.
 * Of a gallery that is selected as a whole, all photos do.
 */
export const photoOutOfGallery: Command = (state, dispatch) => {
  const gallery = galleryAt(state);
  const photo = photoAt(state);
  const isWhole = state.selection instanceof NodeSelection && state.selection.from === gallery?.pos;
  if (!gallery || !(photo || isWhole)) return false;
  if (!dispatch) return true;
  const transaction = state.tr;
  if (!photo || gallery.node.childCount === 2) {
    const photos = gallery.node.content.content.filter((child) => named(child, 'photo'));
    const blocks = [...photos, ...captionAsBlock(gallery.node.lastChild)];
    transaction.replaceWith(gallery.pos, gallery.pos + gallery.node.nodeSize, blocks);
    transaction.setSelection(NodeSelection.create(transaction.doc, gallery.pos));
  } else {
    const { node } = photo;
    const after = gallery.pos + gallery.node.nodeSize;
    transaction.delete(photo.pos, photo.pos + node.nodeSize);
    const at = transaction.mapping.map(after);
    transaction.insert(at, node);
    transaction.setSelection(NodeSelection.create(transaction.doc, at));
  }
  dispatch(transaction.scrollIntoView());
  return true;
};

/** What was written about all photos stays when the gallery goes. */
export function captionAsBlock(caption: Node | null): Node[] {
  if (!caption || caption.content.size === 0) return [];
  return [typeOf(caption.type.schema, 'paragraph').create(null, caption.content)];
}
