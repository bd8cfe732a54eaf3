import path from 'node:path';
import { limits } from '../../../shared/article/limits.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { PackedArticle } from '../../../shared/pack/manifest.ts';
import { isSameArticle, readArticle } from '../articles/articleBytes.ts';
import { findArticleFiles } from '../library/articleFiles.ts';
import { locationOf } from '../library/place.ts';
import { kindOfPhoto } from '../media/photoKind.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing, readFailure, systemCode } from '../storage/systemFailure.ts';
import { copyId, copyWith, newId } from './copyBeside.ts';
import { canceled } from './makePack.ts';
import { kindOfMember } from './members.ts';
import { notAPack, outcome, type PackFile } from './openPack.ts';
import { readPackedHistory } from './packedHistory.ts';

/** What bringing an article in means for a library. */
export interface PlannedArticle {
  article: PackedArticle;
  /** `new`: no article of the library has its id; `same`: one says the same; else `different`. */
  state: 'new' | 'same' | 'different';
  /** The article of the library with its id. */
  location?: string;
  /** What it is called beside that one. */
  copyId: string;
  /** It was brought in as that before, and still says the same. */
  copy?: string;
}

export interface Checking {
  onProgress?(done: number, total: number, current: string): void;
  signal?: AbortSignal | undefined;
}

/**
 * Reads all of a pack once, so that one that is damaged anywhere leaves the library as it is.
 *
 * @throws FailureError `damaged`, `too-large`, `canceled`, `io`
 */
export async function checkPack(
  pack: PackFile,
  { onProgress, signal }: Checking = {},
): Promise<void> {
  const { files, articles } = pack.manifest;
  const ids = new Map(articles.map(({ name, id }) => [name, id]));
  for (const [index, { name }] of files.entries()) {
    if (signal?.aborted) throw canceled();
    onProgress?.(index, files.length, name);
    const bytes = await pack.read(name);
    const kind = kindOfMember(name);
    if (kind === 'history') readPackedHistory(bytes);
    if (kind === 'photo') {
      await kindOfPhoto(bytes).catch(() => {
        throw notAPack('something in it is called a photo and is none');
      });
    }
    if (kind === 'article' && readArticle(bytes).article.id !== ids.get(name)) {
      throw notAPack('an article in it is not the one that is listed');
    }
  }
}

/**
 * What bringing in a pack that was checked means for the library as it is now.
 *
 * @throws FailureError `canceled`, `io`
 */
export async function planFor(
  pack: PackFile,
  library: string,
  signal?: AbortSignal,
): Promise<PlannedArticle[]> {
  const { files, articles } = pack.manifest;
  const hashes = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  const known = articles.map((article) => ({
    article,
    copyId: copyId(article, hashes.get(article.name) ?? ''),
  }));
  const wanted = new Set(known.flatMap((each) => [each.article.id, each.copyId]));
  const inLibrary = await articlesById(library, wanted, signal);
  const plan: PlannedArticle[] = [];
  for (const { article, copyId } of known) {
    if (signal?.aborted) throw canceled();
    const copies = inLibrary.get(copyId) ?? [];
    const read = () => pack.read(article.name);
    const copy = await sayingTheSame(copies, async () => copyWith(copyId, await read()));
    plan.push({
      article,
      ...(await stateOf(read, inLibrary.get(article.id) ?? [])),
      // What somebody went on writing is another article by now.
      copyId: copies.length > 0 && copy === undefined ? newId() : copyId,
      ...(copy !== undefined && { copy }),
    });
  }
  return plan;
}

async function stateOf(
  read: () => Promise<Uint8Array>,
  locations: readonly string[],
): Promise<Pick<PlannedArticle, 'state' | 'location'>> {
  const [first] = locations;
  if (first === undefined) return { state: 'new' };
  const location = await sayingTheSame(locations, read);
  return location === undefined
    ? { state: 'different', location: first }
    : { state: 'same', location };
}

/** @param read asked only where there are any */
async function sayingTheSame(
  locations: readonly string[],
  read: () => Promise<Uint8Array>,
): Promise<string | undefined> {
  const bytes = locations.length > 0 ? await read() : undefined;
  for (const location of locations) {
    const there = await readThere(location);
    if (bytes && there && saysTheSame(bytes, there)) return location;
  }
  return undefined;
}

export function saysTheSame(one: Uint8Array, other: Uint8Array): boolean {
  if (revisionOf(one) === revisionOf(other)) return true;
  try {
    return isSameArticle(readArticle(one).article, readArticle(other).article);
  } catch {
    return false;
  }
}

/** The files of a library that hold these articles. */
async function articlesById(
  library: string,
  wanted: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const { files } = await findArticleFiles(library);
  for (const file of files) {
    if (signal?.aborted) throw canceled();
    const bytes = await readThere(file);
    const id = bytes && idIn(bytes);
    if (id === undefined || !wanted.has(id)) continue;
    found.set(id, [...(found.get(id) ?? []), locationOf(path.resolve(file))]);
  }
  return found;
}

async function readThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readWhole(file, limits.bytes);
  } catch (error) {
    // It may be an article of the pack, which would then be there twice.
    if (systemCode(error) && !isMissing(error)) throw unread(file, error);
    return undefined;
  }
}

function unread(file: string, error: unknown): FailureError {
  const { code, detail } = readFailure(error, outcome).failure;
  const name = path.basename(file);
  return new FailureError(
    code,
    `${outcome}: “${name}” in your library cannot be read, and may be an article of this pack. Try again, or move it elsewhere.`,
    { retry: true, ...(detail && { detail }), cause: error },
  );
}

/** As Stet writes articles the id stands at the top; other programs may put it elsewhere. */
const head = /^\s*\{\s*"format":\s*"stet-article",\s*"version":\s*\d+,\s*"id":\s*"([^"\\]*)"/;

function idIn(bytes: Uint8Array): string | undefined {
  const id = head.exec(new TextDecoder().decode(bytes.subarray(0, 2_048)))?.[1];
  if (id !== undefined) return id;
  try {
    return readArticle(bytes).article.id;
  } catch {
    return undefined;
  }
}
