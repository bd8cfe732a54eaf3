import type { EditorState } from '@tiptap/pm/state';
import { type Crop, cropOf } from '../../../shared/article/crop.ts';

export interface ShownPhoto {
  /** The block's id, or its place in the order where it has none. */
  key: string;
  blockId: string;
  /** Key into the article's assets; '' for a block without a picture. */
  asset: string;
  caption: string;
  crop: Crop | undefined;
  inGallery: boolean;
  /** Beside the text or in a gallery: about half as wide. */
  small: boolean;
}

interface Photos {
  photos: ShownPhoto[];
  /** -1: the caret is in none. */
  selected: number;
}

/** @param before what was found last: given back where nothing changed, so that nothing renders. */
export function photosIn({ doc, selection }: EditorState, before: Photos): Photos {
  const photos: ShownPhoto[] = [];
  let selected = -1;
  doc.descendants((node, position, parent) => {
    if (node.type.name !== 'photo') return !node.isTextblock;
    if (selection.from >= position && selection.to <= position + node.nodeSize) {
      selected = photos.length;
    }
    const inGallery = parent?.type.name === 'gallery';
    const blockId = String(node.attrs.id ?? '');
    photos.push({
      key: blockId || `photo ${photos.length}`,
      blockId,
      asset: String(node.attrs.asset ?? ''),
      caption: node.firstChild?.textContent ?? '',
      crop: cropOf(node.attrs),
      inGallery,
      small: inGallery || node.attrs.layout === 'left' || node.attrs.layout === 'right',
    });
    return false;
  });
  const next = { photos, selected };
  return JSON.stringify(next) === JSON.stringify(before) ? before : next;
}
