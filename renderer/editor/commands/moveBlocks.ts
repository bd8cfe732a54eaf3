import type { ResolvedPos } from '@tiptap/pm/model';
import { type Command, NodeSelection } from '@tiptap/pm/state';
import { blockContainers, named } from './blocksAround.ts';

interface Moving {
  depth: number;
  from: number;
  to: number;
}

/** Things that have an order among their likes: blocks, list items, links, photos of a gallery. */
const ordered = (parent: ReturnType<ResolvedPos['node']>, child: string) =>
  (named(parent, ...blockContainers) && child !== 'title') ||
  child === 'listItem' ||
  (child === 'photo' && named(parent, 'gallery')) ||
  child === 'relatedLink';

/**
 * Moves the selected blocks past their neighbour. The smallest thing that has a neighbour on that
 * side moves: a link among links, an item in its list, else the block.
 */
export const moveBlocks =
  (direction: 'up' | 'down'): Command =>
  (state, dispatch) => {
    const { selection } = state;
    const { $from, $to } = selection;
    const deepest =
      selection instanceof NodeSelection ? $from.depth + 1 : $from.sharedDepth($to.pos) + 1;
    for (let depth = Math.min(deepest, $from.depth + 1); depth > 1; depth--) {
      const moving = movingAt($from, $to, depth, selection instanceof NodeSelection);
      if (!moving) continue;
      const $edge = state.doc.resolve(direction === 'up' ? moving.from : moving.to);
      const neighbour = direction === 'up' ? $edge.nodeBefore : $edge.nodeAfter;
      if (!neighbour || named(neighbour, 'title', 'caption')) continue;
      if (dispatch) {
        // The neighbour moves, so that the selected blocks keep their place on screen and caret.
        const transaction = state.tr;
        if (direction === 'up') {
          transaction.delete(moving.from - neighbour.nodeSize, moving.from);
          transaction.insert(moving.to - neighbour.nodeSize, neighbour);
        } else {
          transaction.delete(moving.to, moving.to + neighbour.nodeSize);
          transaction.insert(moving.from, neighbour);
        }
        dispatch(transaction.scrollIntoView());
      }
      return true;
    }
    return false;
  };

function movingAt(
  $from: ResolvedPos,
  $to: ResolvedPos,
  depth: number,
  isNode: boolean,
): Moving | undefined {
  const parent = $from.node(depth - 1);
  if (depth > $from.depth) {
    // A selected block itself, or a gap between blocks.
    const node = $from.nodeAfter;
    return isNode && node && ordered(parent, node.type.name)
      ? { depth, from: $from.pos, to: $to.pos }
      : undefined;
  }
  if ($to.depth < depth && !(isNode && $to.depth === depth - 1)) return undefined;
  const child = $from.node(depth).type.name;
  if (!ordered(parent, child) || $to.node(depth - 1) !== parent) return undefined;
  return { depth, from: $from.before(depth), to: $to.depth >= depth ? $to.after(depth) : $to.pos };
}
