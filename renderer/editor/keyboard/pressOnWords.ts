import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';

/**
 * Words of a block that is selected as a whole are selected from where they are pressed, as in any
 * other: ProseMirror would drag the block, for which there is the grip. What is beside its words, as a
 * photo's picture is, drags it.
 */
export const pressOnWords = () =>
  new Plugin({
    props: {
      handleDOMEvents: {
        mousedown(view, { target, button, shiftKey, ctrlKey, metaKey, clientX, clientY }) {
          const { selection, doc, tr } = view.state;
          if (!(selection instanceof NodeSelection) || selection.node.isInline) return false;
          if (button !== 0 || shiftKey || ctrlKey || metaKey) return false;
          if (!(target instanceof Element)) return false;
          const beside = target.closest('[contenteditable="false"]');
          if (beside && beside !== view.dom) return false;
          const pos = view.posAtCoords({ left: clientX, top: clientY })?.pos ?? 0;
          const $pos = doc.resolve(pos);
          if (!$pos.parent.isTextblock || pos < selection.from || pos > selection.to) return false;
          if (!view.nodeDOM($pos.before())?.contains(target)) return false;
          view.dispatch(tr.setSelection(TextSelection.create(doc, pos)));
          return false;
        },
      },
    },
  });
