import { photoMimeType } from '../photos.ts';
import { jpegSaying } from './jpeg.ts';
import type { PhotoCopy } from './photoStatement.ts';
import { pngSaying } from './png.ts';
import { webpSaying } from './webp.ts';

const writers: Readonly<Record<string, typeof jpegSaying>> = {
  'image/jpeg': jpegSaying,
  'image/png': pngSaying,
  'image/webp': webpSaying,
};

/**
 * The picture with caption, credit, copyright and alt text of the article in its file, and without
 * what the camera or another desk had written there. Not one pixel changes.
 *
 * @param src names the kind by its extension.
 * @returns undefined for kinds that hold no such words (GIF) or keep them where they cannot be put
 *   without writing the whole file anew (AVIF), and for files that are broken.
 */
export function photoSaying(src: string, copy: PhotoCopy): Uint8Array<ArrayBuffer> | undefined {
  return writers[photoMimeType(src) ?? '']?.(copy);
}
