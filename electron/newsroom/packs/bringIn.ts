import fs from 'node:fs/promises';
import path from 'node:path';
import { limits } from '../../../shared/article/limits.ts';
import { statisticsOf } from '../../../shared/article/statistics.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { BroughtArticle, PackDifferent } from '../../../shared/contract/packs.ts';
import { deskName } from '../../../shared/pack/manifest.ts';
import { readArticle } from '../articles/articleBytes.ts';
import { ArticleHistory, type ForeignVersion } from '../history/articleHistory.ts';
import { historyFile } from '../history/historyFile.ts';
import { deskFile } from '../library/articleFiles.ts';
import { freeName } from '../library/fileName.ts';
import { locationOf } from '../library/place.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { makeFolder } from '../storage/makeFolder.ts';
import { fold } from '../storage/moveFile.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing, systemFailure } from '../storage/systemFailure.ts';
import { type Checking, type PlannedArticle, planFor, saysTheSame } from './checkPack.ts';
import { copyWith } from './copyBeside.ts';
import { articlesFolder, photosFolder } from './members.ts';
import type { PackFile } from './openPack.ts';
import { readPackedHistory } from './packedHistory.ts';

/** Of one article: others may have come. */
const outcome = 'Not brought in';

/** What came of one article of a pack. */
export interface Brought extends BroughtArticle {
  /** Where it lies now; absent where it was left out. */
  location?: string;
  /** Of its file, where that is new. */
  revision?: string;
}

export interface BroughtIn {
  articles: Brought[];
  /** Photos and versions that the library did not have. */
  photos: number;
  versions: number;
  /** The settings of the desk came along. */
  desk: boolean;
  /** Somebody stopped it: what is listed is in, the rest is not. */
  stopped: boolean;
}

/**
 * Puts the articles of a pack that was checked into a library, as it is by then: it may have changed
 * since, not least by this very pack. No file that is there is ever written
 * over; photos go before the article that shows them. An article that fails is told of, and the
 * others still come.
 */
export async function bringIn(
  pack: PackFile,
  library: string,
  different: PackDifferent,
  { onProgress, signal }: Checking = {},
): Promise<BroughtIn> {
  const result: BroughtIn = { articles: [], photos: 0, versions: 0, desk: false, stopped: false };
  const plan = await planFor(pack, library, signal);
  for (const [index, planned] of plan.entries()) {
    if (signal?.aborted) return { ...result, stopped: true };
    onProgress?.(index, plan.length, planned.article.name.slice(articlesFolder.length));
    result.articles.push(await bringOne(pack, planned, library, different, result));
  }
  try {
    result.desk = await bringDesk(pack, library);
  } catch (error) {
    const headline = 'The desk’s settings';
    result.articles.push({ headline, name: path.basename(deskFile), ...failed(error) });
  }
  return result;
}

function failed(error: unknown): Pick<Brought, 'as' | 'message'> {
  return { as: 'failed', message: systemFailure(error, outcome).failure.message };
}

async function bringOne(
  pack: PackFile,
  planned: PlannedArticle,
  library: string,
  different: PackDifferent,
  counts: BroughtIn,
): Promise<Brought> {
  const { article, state, copyId } = planned;
  const { headline } = article;
  const name = path.posix.basename(article.name);
  const isBeside = state === 'different' && different === 'both';
  // A second file of one article would be that article twice.
  const id = isBeside ? copyId : article.id;
  const location = isBeside ? planned.copy : planned.location;
  try {
    if (state === 'different' && different === 'skip') return { headline, name, as: 'skipped' };
    const parts = article.name.slice(articlesFolder.length).split('/').slice(0, -1);
    const folder = location ? path.dirname(location) : path.join(library, ...parts);
    if (!location) await makeFolders(library, parts);
    for (const photo of article.photos) {
      if (await bringPhoto(pack, photo, folder)) counts.photos++;
    }
    const bytes = await pack.read(article.name);
    const as = state === 'same' || isBeside ? 'there' : 'version';
    const versions = location && as === 'version' ? [versionFrom(bytes, name)] : [];
    counts.versions += await bringVersions(pack, planned, library, id, versions);
    if (location) return { headline, name: path.basename(location), as, location };
    const placed = await writeNew(folder, name, isBeside ? copyWith(id, bytes) : bytes);
    if (placed.revision === undefined) return { headline, as: 'there', ...placed };
    return { headline, as: isBeside ? 'copy' : 'new', ...placed };
  } catch (error) {
    return { headline, name, ...failed(error) };
  }
}

/** A folder of the library at a time: the library itself must be there. */
async function makeFolders(library: string, parts: readonly string[]): Promise<void> {
  let folder = library;
  for (const part of parts) {
    folder = path.join(folder, part);
    await makeFolder(folder, outcome);
    // A link would lead out of the library.
    if (!(await fs.lstat(folder)).isDirectory()) {
      throw new FailureError('exists', `${outcome}: “${part}” is not a folder here.`);
    }
  }
}

/** @returns whether it was not there. */
async function bringPhoto(pack: PackFile, member: string, folder: string): Promise<boolean> {
  const name = member.slice(photosFolder.length);
  const target = path.join(folder, 'media', name);
  const bytes = await pack.read(member);
  await makeFolder(path.dirname(target), outcome);
  // Its name is its content: whatever else lies there under this name is damaged.
  const { changed } = await durableWrite({ path: target, bytes, base: 'any', outcome });
  return changed;
}

async function bringVersions(
  pack: PackFile,
  { article }: PlannedArticle,
  library: string,
  id: string,
  more: readonly ForeignVersion[],
): Promise<number> {
  const packed =
    article.history === undefined ? [] : readPackedHistory(await pack.read(article.history));
  if (packed.length + more.length === 0) return 0;
  const history = new ArticleHistory(historyFile(path.join(library, '.stet'), id));
  return history.merge([...packed, ...more]);
}

/** What the pack says, for whoever keeps what the library says. */
function versionFrom(bytes: Uint8Array, name: string): ForeignVersion {
  const { article } = readArticle(bytes);
  const record: ForeignVersion['record'] = {
    at: Date.parse(article.dates?.modified ?? article.dates?.created ?? '') || Date.now(),
    reason: 'conflict-loser',
    revision: revisionOf(bytes),
    words: statisticsOf(article.content, article.language).words,
    name,
  };
  return { record, bytes: () => bytes };
}

/** @returns no revision where another Stet brought this very pack in meanwhile */
async function writeNew(folder: string, wanted: string, bytes: Uint8Array): Promise<Placed> {
  const passed = new Set<string>();
  for (;;) {
    const taken = new Map((await fs.readdir(folder)).map((name) => [fold(name), name]));
    const name = freeName(wanted.normalize('NFC'), passed);
    const there = taken.get(fold(name));
    if (there !== undefined) {
      const location = path.join(folder, there);
      if (await isThere(location, bytes)) return { name: there, location: locationOf(location) };
      passed.add(fold(name));
      continue;
    }
    try {
      const target = path.join(folder, name);
      const { revision } = await durableWrite({ path: target, bytes, base: 'absent', outcome });
      return { name, location: locationOf(target), revision };
    } catch (error) {
      // Someone was quicker with this name: perhaps with this article.
      if (!(error instanceof FailureError) || error.failure.code !== 'exists') throw error;
    }
  }
}

interface Placed {
  name: string;
  location: string;
  revision?: string;
}

async function isThere(location: string, bytes: Uint8Array): Promise<boolean> {
  const there = await readWhole(location, limits.bytes).catch(() => undefined);
  return there !== undefined && saysTheSame(bytes, there);
}

/** Where the desk has agreed on nothing yet. */
async function bringDesk(pack: PackFile, library: string): Promise<boolean> {
  if (!pack.manifest.files.some(({ name }) => name === deskName)) return false;
  const target = path.join(library, deskFile);
  const there = await fs.lstat(target).catch((error) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (there) return false;
  const bytes = await pack.read(deskName);
  await makeFolder(path.dirname(target), outcome);
  await durableWrite({ path: target, bytes, base: 'absent', outcome });
  return true;
}
