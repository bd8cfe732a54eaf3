import type { EditorView } from '@tiptap/pm/view';
import { oneStep } from '../history/oneStep.ts';
import { findBlock } from '../ids/findBlock.ts';
import type { UploadPlace } from './photos.ts';

/**
 * Where an upload puts its asset. Filling a new photo block belongs to inserting it, so undo removes
 * the block at once; replacing the picture of a block is a step of its own.
 */
export const placePhoto = (view: EditorView, blockId: string): UploadPlace => ({
  blockId,
  done: (assetId) => {
    if (view.isDestroyed) return;
    const found = findBlock(view.state.doc, blockId);
    if (!found || found.node.attrs.asset === assetId) return;
    const transaction = view.state.tr.setNodeAttribute(found.pos, 'asset', assetId);
    if (found.node.attrs.asset === '') transaction.setMeta('addToHistory', false);
    else oneStep(transaction);
    view.dispatch(transaction);
  },
});
