import type { Node } from '@tiptap/pm/model';

/** Whether a range holds everything of a block that can be selected in it. */
export function covers(
  block: Node,
  start: number,
  { from, to }: { from: number; to: number },
): boolean {
  let first: Node | null = block;
  let last: Node | null = block;
  let begin = start;
  let end = start + block.nodeSize;
  while (first && !first.isLeaf && !first.isText) {
    begin++;
    first = first.isTextblock ? null : first.firstChild;
  }
  while (last && !last.isLeaf && !last.isText) {
    end--;
    last = last.isTextblock ? null : last.lastChild;
  }
  return from <= begin && to >= end;
}
