import { GapCursor } from '@tiptap/pm/gapcursor';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state';
import { named } from './blocksAround.ts';
import { isGap } from './gap.ts';

/**
 * The places where the caret stops on its way through the article, beyond the text it is in: the
 * next text, a block without text (selected), a photo (selected, between the text above and its
 * caption), and the gap between two blocks where there is no line to type in.
 */

/** Where the caret goes from a selection at the edge of what it is in; null at the article's end. */
export function stopBeyond(selection: Selection, direction: 1 | -1): Selection | null {
  const { $head } = selection;
  const { doc } = $head;
  if (selection instanceof NodeSelection) {
    const { from, to, node } = selection;
    if (direction === -1) return nextStop(doc, from, -1);
    return nextStop(doc, node.isLeaf ? to : from + 1, 1);
  }
  if (selection instanceof GapCursor) return nextStop(doc, $head.pos, direction, true);
  if (!$head.parent.isTextblock) return null;
  return nextStop(doc, direction === 1 ? $head.after() : $head.before(), direction);
}

/** @param pos between blocks; itself a stop where it is a gap, unless the caret comes from there */
export function nextStop(
  doc: Node,
  pos: number,
  direction: 1 | -1,
  comesFromHere = false,
): Selection | null {
  let $pos = doc.resolve(pos);
  let left = comesFromHere;
  // Every round goes on by at least one position.
  for (;;) {
    if (!left && isGap($pos)) return new GapCursor($pos);
    left = false;
    const next = direction === 1 ? $pos.nodeAfter : $pos.nodeBefore;
    if (!next) {
      if ($pos.depth === 0) return null;
      const owner = $pos.before();
      if (direction === -1 && isStop($pos.parent)) return NodeSelection.create(doc, owner);
      $pos = doc.resolve(direction === 1 ? $pos.after() : owner);
      continue;
    }
    const start = direction === 1 ? $pos.pos : $pos.pos - next.nodeSize;
    if (next.isTextblock) {
      const inside = direction === 1 ? start + 1 : start + next.nodeSize - 1;
      return TextSelection.create(doc, inside);
    }
    const selects = next.isAtom || (direction === 1 && isStop(next));
    if (selects && NodeSelection.isSelectable(next)) return NodeSelection.create(doc, start);
    $pos = doc.resolve($pos.pos + direction * (next.isLeaf ? next.nodeSize : 1));
  }
}

/** Selected as a whole before the caret goes into its text. */
const isStop = (node: Node) => named(node, 'photo');
