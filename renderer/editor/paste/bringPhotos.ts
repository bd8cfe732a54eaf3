import type { EditorView } from '@tiptap/pm/view';
import type { EditorContext } from '../editorContext.ts';
import { placePhoto } from '../photos/placePhoto.ts';
import type { Arrival, ArrivingPhoto } from './arrival.ts';
import type { MissingPicture } from './html/pictures.ts';
import { readPhotoFile } from './own/photoFiles.ts';

/**
 * Puts the pictures of a paste into the blocks that were made for them, and lists the ones that are
 * not here. Pictures of another article are fetched from the newsroom; nothing is asked of the web.
 */
export function bringPhotos(view: EditorView, context: EditorContext, arrival: Arrival): void {
  const photos = arrival.photos.splice(0);
  const missing: MissingPicture[] = [...arrival.missing];
  const there = new Set<string>();
  if (photos.length > 0) {
    view.state.doc.descendants((node) => {
      if (typeof node.attrs.id === 'string') there.add(node.attrs.id);
      return !node.isTextblock;
    });
  }
  const fetched: Promise<ArrivingPhoto | undefined>[] = [];
  for (const photo of photos) {
    const place = placePhoto(view, photo.blockId, context);
    // A caption or a credit has no room for a picture.
    if (!there.has(photo.blockId)) missing.push({ name: photo.name });
    else if (photo.file) context.photos.add(photo.file, place, photo.about);
    else fetched.push(fetchOwn(view, context, arrival, photo));
  }
  tell(context, missing);
  void Promise.all(fetched).then((results) => {
    const lost = results.filter((photo) => photo !== undefined);
    tell(context, lost, lost.length > 0 ? arrival.own?.origin?.library : undefined);
  });
}

/** @returns the photo where it cannot be had */
async function fetchOwn(
  view: EditorView,
  context: EditorContext,
  { own, flavours }: Arrival,
  photo: ArrivingPhoto,
): Promise<ArrivingPhoto | undefined> {
  const asset = photo.own;
  if (!asset) return photo;
  const there = own?.origin && context.photos.fetch(own.origin, asset).catch(() => undefined);
  // Another library's newsroom is asked nothing: its page sends the file along.
  const file = (await there) ?? readPhotoFile(flavours.photoFiles, asset.src);
  if (!file) return photo;
  if (!view.isDestroyed) context.photos.add(file, placePhoto(view, photo.blockId, context), asset);
  return undefined;
}

function tell(
  { overlays }: Pick<EditorContext, 'overlays'>,
  pictures: readonly MissingPicture[],
  library?: string | undefined,
) {
  if (pictures.length === 0) return;
  const shown = overlays.getState().paste;
  if (shown?.kind === 'revisions') {
    // What is asked first stays; what is not here is told of behind it.
    const answer: typeof shown.answer = (choice) => {
      shown.answer(choice);
      tell({ overlays }, pictures, library);
    };
    overlays.setState({ paste: { ...shown, answer } });
    return;
  }
  const before = shown?.kind === 'missing' ? shown.pictures : [];
  const named = pictures.map(({ name }) => ({ name }));
  overlays.setState({ paste: { kind: 'missing', pictures: [...before, ...named], library } });
}
