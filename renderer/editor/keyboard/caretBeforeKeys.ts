import { Plugin, PluginKey } from '@tiptap/pm/state';

/**
 * Before a key is acted on, the editor looks where the browser has put the caret. The browser moves
 * it at once (Home, a word further) but tells of it in a task of its own, which on a busy machine
 * comes after the next key; a command would then act where the caret was before.
 */
export const caretBeforeKeys = () =>
  new Plugin({
    key: new PluginKey('caretBeforeKeys'),
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          // ProseMirror compares and does nothing where the caret is the one it knows.
          if (!view.composing && !event.isComposing) {
            view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
          }
          return false;
        },
      },
    },
  });
