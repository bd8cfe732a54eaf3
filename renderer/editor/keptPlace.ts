import type { Node } from '@tiptap/pm/model';

/**
 * Where a place of `before` is in `after`, another version of the same document: what lies before or
 * behind everything that differs moves with its text; in between it is the same block by its order,
 * at the same letter as far as there is one.
 */
export function keptPlace(before: Node, after: Node, pos: number): number {
  const start = before.content.findDiffStart(after.content);
  if (start === null || pos < start) return pos;
  const end = before.content.findDiffEnd(after.content);
  if (end && pos >= Math.max(end.a, start)) return pos + end.b - end.a;
  return byOrder(before, after, pos);
}

function byOrder(before: Node, after: Node, pos: number): number {
  const from = before.resolve(Math.min(pos, before.content.size));
  let node = after;
  let place = 0;
  for (let depth = 0; depth < from.depth; depth++) {
    if (node.childCount === 0) return place;
    const index = Math.min(from.index(depth), node.childCount - 1);
    for (let sibling = 0; sibling < index; sibling++) place += node.child(sibling).nodeSize;
    node = node.child(index);
    if (node.isLeaf) return place;
    place++;
  }
  return place + Math.min(from.parentOffset, node.content.size);
}
