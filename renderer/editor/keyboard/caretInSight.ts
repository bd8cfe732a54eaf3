import { isHistoryTransaction } from '@tiptap/pm/history';
import { AllSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import { depthOf } from '../commands/blocksAround.ts';

/** From the edge of what is seen, in px: nearer, and the text scrolls. */
export const scrollThreshold = 80;
/** And so far from there it is then. */
export const scrollMargin = 96;

/**
 * Scrolls the pane where the caret is not well in sight. ProseMirror would ask every box around the
 * caret, up to the page, for its place, and try to scroll each that is lower than the threshold: with
 * every key, and half of all that an undo asks of the page.
 */
export const caretInSight = () =>
  new Plugin<boolean>({
    // Whether the last change was an undo or redo; what others append to one does not count.
    state: {
      init: () => false,
      apply: (transaction, was) =>
        transaction.getMeta('appendedTransaction') ? was : isHistoryTransaction(transaction),
    },
    props: {
      handleScrollToSelection(view) {
        const { selection } = view.state;
        const isAll = selection instanceof AllSelection;
        if (!isAll && !(selection instanceof TextSelection)) return false;
        // A table scrolls by itself.
        if (depthOf(selection.$head, 'table') !== undefined) return false;
        const pane = view.dom.closest('.article-editor-frame')?.parentElement;
        if (!pane) return false;
        const seen = pane.getBoundingClientRect();
        const caret = view.coordsAtPos(selection.head, 1);
        if (caret.left < seen.left || caret.right > seen.right) return false;
        // In a low window there is not as much: out of one edge's the caret would be in the other's.
        const room = (seen.height - (caret.bottom - caret.top)) / 2;
        const threshold = Math.min(scrollThreshold, room);
        const margin = Math.min(scrollMargin, room);
        // Much that is selected again need not be left for its end where a part of it is seen.
        if (this.getState(view.state) && !selection.empty) {
          const { top } = view.coordsAtPos(selection.from, 1);
          const { bottom } = view.coordsAtPos(selection.to, -1);
          if (top <= seen.bottom - threshold && bottom >= seen.top + threshold) return true;
        }
        if (isAll) return false;
        if (caret.top < seen.top + threshold) {
          pane.scrollTop -= seen.top + margin - caret.top;
        } else if (caret.bottom > seen.bottom - threshold) {
          pane.scrollTop += caret.bottom + margin - seen.bottom;
        }
        return true;
      },
    },
  });
