import type { Editor } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Whether the text may be written into; and the keyboard comes and goes by a change, of which all hear. */
export const editable = (editor: Editor) => {
  const tell = (view: EditorView) => {
    view.dispatch(view.state.tr);
    return false;
  };
  return new Plugin({
    props: {
      editable: () => editor.options.editable,
      handleDOMEvents: { focus: tell, blur: tell },
    },
  });
};
