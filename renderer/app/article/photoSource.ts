import { draftFile } from '../../../shared/contract/bytes.ts';
import type { PhotoSource } from '../../editor/editorHandle.ts';
import type { Bytes } from '../bytes.ts';
import type { Session } from './session.ts';

/** Photos of the article that is open, wherever it lies by then. */
export function createPhotoSource(session: Session, bytes: Bytes): PhotoSource {
  const file = () => session.store.getState().open?.file ?? draftFile;
  return {
    url: (src) => bytes.photoUrl(file(), src),
    async add(photo, { signal, progress }) {
      const added = await bytes.addPhoto(file(), photo, signal);
      progress(1);
      const { src, mimeType, width, height } = added;
      const assets = session.store.getState().open?.metadata.assets ?? {};
      // The same picture twice is one asset: its credit is written once.
      const known = Object.entries(assets).find(([, asset]) => asset.src === src);
      if (known) return { assetId: known[0], asset: known[1] };
      const assetId = `photo-${src.slice('media/'.length, 'media/'.length + 12)}`;
      const asset = { type: 'image' as const, src, mimeType, width, height };
      session.addAsset(assetId, asset);
      return { assetId, asset };
    },
  };
}
