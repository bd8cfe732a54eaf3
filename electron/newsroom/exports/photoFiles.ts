import { constants } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { limits } from '../../../shared/article/limits.ts';
import type { Article } from '../../../shared/article/model.ts';
import { shownPhotos } from '../../../shared/formats/photos.ts';
import { kindOfPhoto } from '../media/photoKind.ts';

/** Where the file of an asset lies; undefined where there is none. */
export type PhotoFinder = (src: string) => Promise<string | undefined>;

const assetSource = /^media\/[0-9a-f]{64}\.[a-z0-9]{2,5}$/;

/** Photos beside an article's file, for callers without a media service. */
export function photosBeside(articleFolder: string): PhotoFinder {
  return async (src) => (assetSource.test(src) ? path.join(articleFolder, src) : undefined);
}

/** `src` → file, for the photos that the article shows and that are there. */
export async function findPhotos(
  article: Article,
  photoFile: PhotoFinder,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const src of shownPhotos(article)) {
    const file = await photoFile(src);
    if (file !== undefined && (await looksLikePhoto(file))) found.set(src, file);
  }
  return found;
}

/** Long enough for every header that `kindOfPhoto` looks at. */
const headBytes = 8192;

/** A folder that others can write to may hold anything under a photo's name. */
async function looksLikePhoto(file: string): Promise<boolean> {
  try {
    return await withPhoto(file, async (handle) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      await kindOfPhoto(buffer.subarray(0, bytesRead));
      return true;
    });
  } catch {
    return false;
  }
}

export const readPhoto = (file: string): Promise<Uint8Array<ArrayBuffer>> =>
  withPhoto(file, async (handle) => new Uint8Array(await handle.readFile()));

async function withPhoto<T>(file: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  // No link to a private file, and no waiting for a pipe.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await fs.open(file, flags);
  try {
    const facts = await handle.stat();
    if (!facts.isFile() || facts.size > limits.photoBytes) throw new Error('not a photo');
    return await use(handle);
  } finally {
    await handle.close();
  }
}
