import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What an article of the library calls a photo of these bytes. */
export const photoSrc = (bytes: Uint8Array, extension = 'png') =>
  `media/${createHash('sha256').update(bytes).digest('hex')}.${extension}`;

/** Puts a photo into the library, as Stet would. @returns its `src` */
export async function putPhoto(library: string, bytes: Uint8Array, extension = 'png') {
  const src = photoSrc(bytes, extension);
  await mkdir(path.join(library, 'media'), { recursive: true });
  await writeFile(path.join(library, src), bytes);
  return src;
}
