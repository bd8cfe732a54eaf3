import type { EditorState } from '@tiptap/pm/state';

export interface ShownPhoto {
  /** The block's id, or its place in the order where it has none. */
  key: string;
  blockId: string;
  /** Key into the article's assets; '' for a block without a picture. */
  asset: string;
  caption: string;
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
  doc.descendants((node, position) => {
    if (node.type.name !== 'photo') return !node.isTextblock;
    if (selection.from >= position && selection.to <= position + node.nodeSize) {
      selected = photos.length;
    }
    const blockId = String(node.attrs.id ?? '');
    photos.push({
      key: blockId || `photo ${photos.length}`,
      blockId,
      asset: String(node.attrs.asset ?? ''),
      caption: node.firstChild?.textContent ?? '',
    });
    return false;
  });
  const next = { photos, selected };
  return JSON.stringify(next) === JSON.stringify(before) ? before : next;
}
