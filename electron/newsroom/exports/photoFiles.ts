import path from 'node:path';
import type { Article } from '../../../shared/article/model.ts';
import { photoSourcePattern } from '../../../shared/article/vocabulary.ts';
import { shownPhotos } from '../../../shared/formats/photos.ts';
import { isPhotoFile } from '../media/photoFile.ts';

/** Where the file of an asset lies; undefined where there is none. */
export type PhotoFinder = (src: string) => Promise<string | undefined>;

/** Photos beside an article's file, for callers without a media service. */
export function photosBeside(articleFolder: string): PhotoFinder {
  return async (src) => (photoSourcePattern.test(src) ? path.join(articleFolder, src) : undefined);
}

/** `src` → file, for the photos that the article shows and that are there. */
export async function findPhotos(
  article: Article,
  photoFile: PhotoFinder,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const src of shownPhotos(article)) {
    const file = await photoFile(src);
    if (file !== undefined && (await isPhotoFile(file))) found.set(src, file);
  }
  return found;
}
