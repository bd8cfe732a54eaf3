import fs from 'node:fs/promises';
import path from 'node:path';
import { deepest, findArticleFiles } from '../library/articleFiles.ts';
import type { PackSource } from './makePack.ts';

/** Every article of a library. */
export async function sourcesOfLibrary(library: string): Promise<PackSource[]> {
  const { files } = await findArticleFiles(library);
  return files.sort().map((file) => sourceIn(library, file));
}

/** @param library the folder that the file lies in, or a folder above that. */
export const sourceIn = (library: string, file: string): PackSource => ({
  file,
  name: path.relative(library, file).split(path.sep).join('/'),
  historyRoot: path.join(library, '.stet'),
});

/** The library that a file belongs to, as far as its folders tell. */
export async function libraryAround(file: string): Promise<string | undefined> {
  let folder = path.dirname(file);
  for (let level = 0; level <= deepest; level++) {
    const facts = await fs.stat(path.join(folder, '.stet')).catch(() => undefined);
    if (facts?.isDirectory()) return folder;
    folder = path.dirname(folder);
  }
  return undefined;
}
