import { assetFromFile } from '../../../shared/article/assetFromFile.ts';
import { draftFile } from '../../../shared/contract/bytes.ts';
import type { PhotoSource } from '../../editor/editorHandle.ts';
import type { Bytes } from '../bytes.ts';
import type { NewsroomClient } from '../connect.ts';
import type { Session } from './session.ts';

/** Photos of the article that is open, wherever it lies by then. */
export function createPhotoSource(
  session: Session,
  bytes: Bytes,
  photo: NewsroomClient['photo'],
  libraryName: () => string,
): PhotoSource {
  const file = () => session.store.getState().open?.file ?? draftFile;
  const assets = () => session.store.getState().open?.metadata.assets ?? {};
  return {
    url: (src) => {
      const asset = Object.values(assets()).find((one) => one.src === src);
      return bytes.photoUrl(file(), src, asset);
    },
    async add(blob, { signal, about }) {
      const added = await bytes.addPhoto(file(), blob, signal);
      const { src, mimeType, width, height, says } = added;
      // The same picture twice is one asset: its credit is written once.
      const known = Object.entries(assets()).find(([, asset]) => asset.src === src);
      if (known) return { assetId: known[0], asset: known[1], says };
      const assetId = `photo-${src.slice('media/'.length, 'media/'.length + 12)}`;
      const fromFile = assetFromFile(says);
      // What was written about it counts for more than what its file says.
      const words = { ...fromFile, ...about };
      const asset = { ...words, type: 'image' as const, src, mimeType, width, height };
      session.addAsset(assetId, asset);
      return { assetId, asset, says, ...(!about?.src && { fromFile }) };
    },
    about: (src) => photo.about({ file: file(), src }),
    origin: () => ({ file: file(), library: libraryName() }),
    fetch: (origin, src) => bytes.photo(origin.file, src),
  };
}
