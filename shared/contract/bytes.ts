/**
 * Paths of the byte handler, the same in every host: `app://stet/…` on the desktop, the loopback
 * address in the web host. Whoever asks for photos sends what the host wants (a token in the web).
 *
 * - `GET  /media/<file id>/<sha256>.<ext>` a photo of that article
 * - `POST /media/<file id>` the bytes of a photo to take in → 201 and `AddedPhoto` as JSON, or a
 *   4xx with a `Failure` as JSON
 * - `GET  /preview/<id>` a page for a sandboxed frame; the id works once
 * - `GET  /copies/<id>` `ClipboardCopy` (shared/formats/clipboard) as JSON, for the clipboard or, with
 *   `text` alone, the source of a preview; the id works once
 * - `GET  /exports/<job>/<number>` a file of an export that went to no folder
 * - `GET  /batches/<job>` an export of several articles that went to no folder
 * - `POST /packs` the bytes of a pack to bring in → 201 and `HandedPack` as JSON, or a `Failure`
 * - `GET  /packs/<job>` a pack that was made to be downloaded
 */
export const draftFile = 'draft';

/** @param file the article's file id, or `draftFile` for an article without a file. */
export const photosPath = (file: string) => `/media/${file}`;

/** @param src the asset's `src`, `media/<sha256>.<ext>`. */
export const photoPath = (file: string, src: string) =>
  `/media/${file}/${src.slice(src.lastIndexOf('/') + 1)}`;

export const packsPath = '/packs';
