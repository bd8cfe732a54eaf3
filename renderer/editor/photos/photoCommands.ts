import type { Command } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { chooseFile, chooseFiles, pictures } from '../../ui/chooseFiles.ts';
import { photoAt, placeInGallery } from '../commands/gallery.ts';
import { withoutTyped } from '../commands/typedCommand.ts';
import type { EditorContext, PhotoDialog } from '../editorContext.ts';
import type { PhotoCommandId } from '../editorHandle.ts';
import { oneStep } from '../history/oneStep.ts';
import { insertGallery, insertPhotos } from './insertPhotos.ts';
import { placePhoto } from './placePhoto.ts';
import { selectPhoto } from './selectPhoto.ts';

/** Commands that ask for files or open a dialog, and so need more than the text. */
export function photoCommands(context: EditorContext): Record<PhotoCommandId, Command> {
  const asking =
    (insert: (view: EditorView, files: File[]) => void): Command =>
    (_state, dispatch, view) => {
      if (!dispatch || !view) return true;
      void chooseFiles(pictures, true).then((files) => {
        if (files.length > 0) insert(view, files);
        else forgetTyped(view);
      });
      return true;
    };
  /** Opens a dialog about the photo at the caret; it has to have a picture. */
  const about =
    (kind: PhotoDialog['kind'] | 'altText'): Command =>
    (state, dispatch, view) => {
      const photo = photoAt(state);
      if (!photo || !context.photos.asset(photo.node.attrs.asset)) return false;
      if (!dispatch || !view) return true;
      const blockId = selectPhoto(view, photo.pos);
      context.overlays.setState(
        kind === 'altText' ? { altText: blockId } : { photoDialog: { kind, blockId } },
      );
      return true;
    };
  return {
    photo: asking((view, files) => insertPhotos(view, files, context)),
    gallery: asking((view, files) => {
      const place = placeInGallery(view.state);
      if (place) insertPhotos(view, files, context, place);
      else insertGallery(view, files, context);
    }),
    cropPhoto: about('crop'),
    focalPoint: about('focal'),
    altText: about('altText'),
    photoFile: about('file'),
    replacePhoto: (state, dispatch, view) => {
      const photo = photoAt(state);
      if (!photo) return false;
      if (dispatch && view) void replacePhoto(view, photo.pos, context);
      return true;
    },
  };
}

/** Nothing was chosen. */
function forgetTyped(view: EditorView) {
  const transaction = withoutTyped(view.state);
  if (transaction.docChanged && view.editable) view.dispatch(oneStep(transaction));
}

/** Another picture in the same block: its words and its place stay. */
async function replacePhoto(view: EditorView, pos: number, context: EditorContext) {
  const blockId = selectPhoto(view, pos);
  const file = await chooseFile(pictures);
  if (file) context.photos.add(file, placePhoto(view, blockId, context));
  view.focus();
}
