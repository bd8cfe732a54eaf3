import { Plugin } from '@tiptap/pm/state';

/**
 * A double click behind the last word of a passage is a click: the browser selects the passage's end,
 * of which nothing is to be seen, and the next key would join it to what follows.
 */
export const clickBehindWords = () =>
  new Plugin({
    props: {
      handleDOMEvents: {
        dblclick(view) {
          // The editor does not know of it yet.
          const selection = getSelection();
          const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
          if (!anchorNode || !focusNode) return false;
          if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return false;
          const { doc } = view.state;
          const from = view.posAtDOM(anchorNode, anchorOffset ?? 0);
          const to = view.posAtDOM(focusNode, focusOffset ?? 0);
          if (from >= to || !doc.resolve(from).parent.isTextblock) return false;
          if (doc.textBetween(from, to, '', '\ufffc') === '') {
            selection?.collapse(anchorNode, anchorOffset);
          }
          return false;
        },
      },
    },
  });
