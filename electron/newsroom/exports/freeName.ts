import fs from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../../../shared/article/model.ts';
import type { FormatId } from '../../../shared/contract/exports.ts';
import { formatOf } from '../../../shared/formats/registry.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing } from '../storage/systemFailure.ts';
import type { ExportedFiles } from './exportedFiles.ts';

export interface FreeName {
  baseName: string;
  /** Revisions of earlier exports of this article, which may be replaced, by file name. */
  replaces: ReadonlyMap<string, string>;
}

/**
 * @param folder need not be there yet.
 * @param wanted the name that it has if it is free.
 * @returns a base name under which nothing of others is replaced. An earlier export of the same article may
 * be, unless somebody changed it since; everything else gives the next number ("harbor-vote-2").
 */
export async function freeName(
  folder: string,
  wanted: string,
  article: Article,
  formats: readonly FormatId[],
  exported: ExportedFiles | undefined,
): Promise<FreeName> {
  for (let number = 1; ; number++) {
    const baseName = number === 1 ? wanted : `${wanted}-${number}`;
    const replaces = await tryName(folder, baseName, article, formats, exported);
    if (replaces) return { baseName, replaces };
  }
}

async function tryName(
  folder: string,
  baseName: string,
  article: Article,
  formats: readonly FormatId[],
  exported: ExportedFiles | undefined,
): Promise<Map<string, string> | undefined> {
  const media = await factsOf(path.join(folder, `${baseName}-media`));
  // A link to a folder elsewhere is none of ours either.
  if (media && !media.isDirectory()) return undefined;
  const replaces = new Map<string, string>();
  for (const id of formats) {
    const format = formatOf(id);
    const name = `${baseName}.${format.extension}`;
    const file = path.join(folder, name);
    // A format that is a folder: a link to one elsewhere, or a file of that name, is none of ours.
    const parent = name.includes('/') ? await factsOf(path.dirname(file)) : undefined;
    if (parent && !parent.isDirectory()) return undefined;
    const facts = await factsOf(file);
    if (!facts && parent) return undefined;
    if (!facts) continue;
    if (!facts.isFile() || facts.size > largestDocument) return undefined;
    // What cannot be read is somebody else's.
    const bytes = await fs.readFile(file).catch(() => undefined);
    if (!bytes) return undefined;
    // A newsroom's own page need not say whose it is.
    const written =
      format.articleIdOf?.(bytes) ?? (await exported?.articleOf(file).catch(() => undefined));
    if (written !== article.id) return undefined;
    if ((await exported?.unchanged(file, bytes)) === false) return undefined;
    replaces.set(name, revisionOf(bytes));
  }
  return replaces;
}

/** What is larger was not written here, and is not read into a string. */
const largestDocument = 400 * 1024 * 1024;

const factsOf = (file: string) =>
  fs.lstat(file).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
