import type { Node } from '@tiptap/pm/model';

export interface FoundBlock {
  node: Node;
  pos: number;
}

/** The block with that id. Walks the document, so never call it per keystroke. */
export function findBlock(doc: Node, id: string): FoundBlock | undefined {
  let found: FoundBlock | undefined;
  doc.descendants((node, pos) => {
    if (found) return false;
    if (node.attrs.id === id) found = { node, pos };
    return !node.isTextblock;
  });
  return found;
}
