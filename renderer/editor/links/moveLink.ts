import type { Node } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import { named } from '../commands/blocksAround.ts';

/** A link past the one above or below it. */
export const moveLink =
  (pos: number, direction: 'up' | 'down'): Command =>
  (state, dispatch) => {
    const $pos = state.doc.resolve(pos);
    const link = $pos.nodeAfter;
    if (!named(link, 'relatedLink')) return false;
    const end = pos + link.nodeSize;
    const other: Node | null =
      direction === 'up' ? $pos.nodeBefore : state.doc.resolve(end).nodeAfter;
    if (!named(other, 'relatedLink')) return false;
    if (dispatch) {
      // The other one moves, so that the caret and what has the focus stay where they are.
      const transaction = state.tr;
      if (direction === 'up') {
        transaction.delete(pos - other.nodeSize, pos).insert(end - other.nodeSize, other);
      } else transaction.delete(end, end + other.nodeSize).insert(pos, other);
      dispatch(transaction);
    }
    return true;
  };
