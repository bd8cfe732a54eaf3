import fs from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../../shared/article/model.ts';
import { photosBeside } from '../newsroom/exports/photoFiles.ts';
import { readPhoto } from '../newsroom/media/photoFile.ts';
import { kindOfPhoto } from '../newsroom/media/photoKind.ts';
import { durableWrite } from '../newsroom/storage/durableWrite.ts';
import { revisionOf } from '../newsroom/storage/revision.ts';
import { systemFailure } from '../newsroom/storage/systemFailure.ts';
import type { Warning } from './report.ts';

const outcome = 'Not imported';

/**
 * Copies an article's photos from beside it to the folder that it is going to lie in; a photo that
 * is there already stays.
 *
 * @returns what is missing, or is no longer the photo that the article names.
 * @throws FailureError when the folder cannot be written.
 */
export async function copyPhotos(article: Article, from: string, to: string): Promise<Warning[]> {
  const find = photosBeside(await fs.realpath(from));
  const warnings: Warning[] = [];
  for (const src of new Set(Object.values(article.assets ?? {}).map((asset) => asset.src))) {
    const source = await find(src);
    const target = path.join(to, src);
    if (source === undefined || source === target || (await isSound(target, src))) continue;
    const bytes = await readPhoto(source).catch(() => undefined);
    const isPhoto = bytes && (await kindOfPhoto(bytes).catch(() => undefined)) !== undefined;
    if (!bytes || !isPhoto) {
      warnings.push({ code: 'missing-photo', message: `The photo ${src} is not there.` });
      continue;
    }
    if (!isNamedAfter(src, bytes)) {
      warnings.push({
        code: 'changed-photo',
        message: `The photo ${src} was changed since it was added. It was copied as it is.`,
      });
    }
    await fs.mkdir(path.dirname(target), { recursive: true }).catch((error: unknown) => {
      throw systemFailure(error, outcome, 'folder');
    });
    await durableWrite({ path: target, bytes, base: 'any', outcome });
  }
  return warnings;
}

/** Its name is the hash of its content. */
export const isNamedAfter = (src: string, bytes: Uint8Array): boolean =>
  src.startsWith(`media/${revisionOf(bytes)}.`);

const isSound = async (file: string, src: string): Promise<boolean> =>
  readPhoto(file).then(
    (bytes) => isNamedAfter(src, bytes),
    () => false,
  );
