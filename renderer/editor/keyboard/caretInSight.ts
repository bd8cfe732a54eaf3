import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { depthOf } from '../commands/blocksAround.ts';

/** From the edge of what is seen, in px: nearer, and the text scrolls. */
export const scrollThreshold = 80;

/**
 * While the caret is well in sight there is nothing to scroll. ProseMirror would find that out with
 * every key by asking every box around the caret for its place, and by trying to scroll those that
 * are lower than the threshold.
 */
export const caretInSight = () =>
  new Plugin({
    key: new PluginKey('caretInSight'),
    props: {
      handleScrollToSelection(view) {
        const { selection } = view.state;
        if (!(selection instanceof TextSelection)) return false;
        // A table scrolls by itself.
        if (depthOf(selection.$head, 'table') !== undefined) return false;
        const pane = view.dom.closest('.article-editor-frame')?.parentElement;
        if (!pane) return false;
        const seen = pane.getBoundingClientRect();
        const caret = view.coordsAtPos(selection.head, 1);
        return (
          caret.top >= seen.top + scrollThreshold &&
          caret.bottom <= seen.bottom - scrollThreshold &&
          caret.left >= seen.left &&
          caret.right <= seen.right
        );
      },
    },
  });
