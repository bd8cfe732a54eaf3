import type { EditorView } from '@tiptap/pm/view';
import { conflictsIn } from '../../../shared/article/photoSays.ts';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { type FoundBlock, findBlock } from '../ids/findBlock.ts';
import { fillWords } from './fileWords.ts';
import type { UploadPlace } from './photos.ts';

/**
 * Where an upload puts its asset. Filling a new photo block belongs to inserting it, so undo removes
 * the block at once; replacing the picture of a block is a step of its own. Caption and credit that
 * the file brings go into lines that nobody has written in, in the same step.
 */
export const placePhoto = (
  view: EditorView,
  blockId: string,
  { photos }: EditorContext,
): UploadPlace => ({
  blockId,
  done: (added) => {
    if (view.isDestroyed) return;
    const found = findBlock(view.state.doc, blockId);
    if (!found || found.node.attrs.asset === added.assetId) return;
    const isNew = found.node.attrs.asset === '';
    const transaction = view.state.tr.setNodeAttribute(found.pos, 'asset', added.assetId);
    // A part of the picture before is no part of this one; a copied block brings its own.
    if (!isNew && found.node.attrs.crop) transaction.setNodeAttribute(found.pos, 'crop', null);
    const words = fillWords(transaction, found, added);
    if (isNew) transaction.setMeta('addToHistory', false);
    else oneStep(transaction);
    // The picture pushes its caption down, and whoever is about to write it with that.
    if (isNew && hasCaret(view, found) && isSeen(view, found.pos)) transaction.scrollIntoView();
    photos.offer(blockId, {
      assetId: added.assetId,
      words,
      asset: added.fromFile ?? {},
      conflicts: conflictsIn(added.says).filter((field) => field !== 'source'),
      location: added.says?.location ?? false,
    });
    view.dispatch(transaction);
  },
});

const hasCaret = ({ state: { selection } }: EditorView, { pos, node }: FoundBlock) =>
  selection.from > pos && selection.to < pos + node.nodeSize;

function isSeen(view: EditorView, pos: number): boolean {
  const block = view.nodeDOM(pos);
  if (!(block instanceof HTMLElement)) return false;
  const { top, bottom } = block.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
