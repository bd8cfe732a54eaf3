import type { Node, Slice } from '@tiptap/pm/model';

/** A block that was cut at its start or end, with what its kind cannot do without. */
export function whole(node: Node, start: boolean, end: boolean): Node {
  if (node.isTextblock || node.isLeaf) return node;
  const children = node.content.content.map((child, index) => {
    const isFirst = start && index === 0;
    const isLast = end && index === node.childCount - 1;
    return isFirst || isLast ? whole(child, isFirst, isLast) : child;
  });
  return node.type.createAndFill(node.attrs, children, node.marks) ?? node;
}

/** The blocks of a slice, for a place between others. */
export const wholeBlocks = ({ content: { content } }: Slice): Node[] =>
  content.map((node, index) => whole(node, index === 0, index === content.length - 1));
