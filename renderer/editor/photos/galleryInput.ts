import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { named } from '../commands/blocksAround.ts';
import { oneStep } from '../history/oneStep.ts';
import { photosOf } from './galleryDrag.ts';

/**
 * On a selected photo of a gallery, pasted photos come behind it, and words go where they go for any
 * selected block: to a line behind the gallery, since nobody means a letter to take a photo away.
 */
export const galleryInput = () =>
  new Plugin({
    props: {
      handlePaste(view, _event, slice) {
        const photos = photosOf(slice);
        const { selection, tr } = view.state;
        if (!photos || !isPhotoOfGallery(view)) return selectGallery(view);
        tr.insert(selection.to, photos);
        tr.setSelection(NodeSelection.create(tr.doc, selection.to));
        view.dispatch(oneStep(tr).scrollIntoView().setMeta('uiEvent', 'paste'));
        return true;
      },
      handleTextInput: (view) => selectGallery(view),
      handleDOMEvents: { compositionstart: (view) => selectGallery(view) },
    },
  });

const isPhotoOfGallery = ({ editable, state: { selection } }: EditorView) =>
  editable &&
  selection instanceof NodeSelection &&
  named(selection.node, 'photo') &&
  named(selection.$from.parent, 'gallery');

/** @returns false: whoever comes next goes on with the gallery. */
function selectGallery(view: EditorView): false {
  if (isPhotoOfGallery(view)) {
    const { selection, tr, doc } = view.state;
    view.dispatch(tr.setSelection(NodeSelection.create(doc, selection.$from.before())));
  }
  return false;
}
