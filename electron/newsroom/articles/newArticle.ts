import fs from 'node:fs/promises';
import path from 'node:path';
import type { ArticleText } from '../../../shared/article/articleText.ts';
import type { Article } from '../../../shared/article/model.ts';
import { slugFrom } from '../../../shared/article/slug.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import type { SavedArticle } from '../../../shared/contract/articles.ts';
import { draftFile } from '../../../shared/contract/bytes.ts';
import { type Failure, FailureError } from '../../../shared/contract/failure.ts';
import { inTime } from '../../../shared/contract/inTime.ts';
import type { Journaled } from '../../../shared/contract/journal.ts';
import { articleFileName, freeName, nameFromSlug } from '../library/fileName.ts';
import { locationOf } from '../library/place.ts';
import type { ArticleService } from '../newsroom.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { fold } from '../storage/moveFile.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing, readFailure, systemFailure } from '../storage/systemFailure.ts';
import { checkedText, writeArticle } from './articleBytes.ts';
import type { Desk } from './articles.ts';
import { momentOf } from './moment.ts';
import { tell, unkeptAt, withModified } from './saving.ts';

export interface NewFile {
  /** Its place, as `locationOf` spells it. */
  path: string;
  revision: string;
  savedAt: Date;
  bytes: Uint8Array;
  text: ArticleText;
  modified: string;
}

/** A new file that is on the disk waits no longer than this for its journal to be told, in ms. */
const patience = 1_000;

export async function savedAs(
  desk: Desk,
  file: NewFile,
  journaled: Journaled | undefined,
): Promise<SavedArticle> {
  const { bytes, text, savedAt, revision } = file;
  // The next save goes on from it, and makes a version of it.
  desk.histories.saved(file.path, { bytes, text, modified: savedAt, revision });
  desk.library.changes.written(file.path, revision);
  // What has had no file yet would be offered as a text without one.
  await inTime(tell(desk, journaled, { location: file.path, base: revision }), patience);
  return {
    file: desk.library.registry.registerLocation(file.path),
    name: path.basename(file.path),
    revision,
    savedAt: savedAt.toISOString(),
    bytes: bytes.length,
    modified: file.modified,
    ...unkeptAt(desk, file.path),
  };
}

export type NewArticle = Parameters<ArticleService['saveNew']>[0];

/** What was, or may have been, written for an article before. */
export interface FirstFile {
  path: string;
  /** It may say any of these. */
  revisions: readonly string[];
}

/**
 * A new file for an article, and its photos beside it before it. In the library a taken name gets a
 * number; where a dialog said yes to replacing a file, that file is replaced if it did not change
 * since.
 *
 * @param folder another folder than the library's own
 * @param over the file that it got before, which is used again unless somebody wrote it since
 * @param trying told of a file before it is written
 */
export async function writeNewArticle(
  desk: Desk,
  request: NewArticle,
  {
    folder,
    over,
    trying,
  }: {
    folder?: string;
    over?: FirstFile | undefined;
    trying?(path: string, revision: string): void;
  } = {},
): Promise<NewFile> {
  const modified = momentOf(new Date());
  const text = withModified(checkedText(request.article), modified);
  const bytes = writeArticle(text);
  const there = over && (await revisionAt(over.path));
  const isOver = there !== undefined && over?.revisions.includes(there) === true;
  const target = isOver
    ? { folder: path.dirname(over.path), name: path.basename(over.path), base: there }
    : request.where === 'ask'
      ? await askWhere(desk, request)
      : { folder: folder ?? (await desk.library.root()), name: nameFor(request), base: 'absent' };
  const isFixed = isOver || request.where === 'ask';
  const photos = photosOf(request.article);
  for (;;) {
    const name = isFixed ? target.name : freeName(target.name, await namesIn(target.folder));
    try {
      await desk.media.copy(request.from ?? draftFile, photos, target.folder);
      const location = locationOf(path.join(target.folder, name));
      let unkept: Failure | undefined;
      trying?.(location, revisionOf(bytes));
      const written = await durableWrite({
        path: location,
        bytes,
        base: target.base,
        async displaced(old) {
          unkept = await desk.histories.keepReplaced(location, old, text.metadata.id);
        },
      });
      desk.histories.replaced(location, unkept);
      return {
        path: location,
        revision: written.revision,
        savedAt: written.modified,
        bytes,
        text,
        modified,
      };
    } catch (error) {
      const code = error instanceof FailureError ? error.failure.code : undefined;
      if (code === 'not-found') throw folderGone(request.where, error);
      // Someone was quicker with this name: take the next one.
      if (code !== 'exists' || isFixed) throw error;
    }
  }
}

const folderGone = (where: NewArticle['where'], cause: unknown) =>
  new FailureError(
    where === 'library' ? 'no-library' : 'io',
    'Not saved: the folder is not there. Choose another place.',
    { cause },
  );

/** The name to begin with: given, else from the slug, else from the headline. */
function nameFor({ article, name }: NewArticle): string {
  if (name !== undefined && name.trim() !== '') return articleFileName(name);
  return nameFromSlug(slugFrom(article.slug ?? '') || slugFrom(headlineOf(article.content)));
}

async function namesIn(folder: string): Promise<Set<string>> {
  try {
    return new Set((await fs.readdir(folder)).map(fold));
  } catch (error) {
    if (isMissing(error)) throw folderGone('library', error);
    throw readFailure(error, 'Not saved');
  }
}

async function askWhere(desk: Desk, request: NewArticle) {
  if (!desk.host.chooseNewFile) {
    throw new FailureError('unsupported', 'Stet cannot ask for a place here; the desktop app can.');
  }
  const startIn = (await desk.dialogFolders.last('article')) ?? desk.library.folder;
  const chosen = await desk.host.chooseNewFile(nameFor(request), startIn);
  if (chosen === undefined) throw new FailureError('canceled', 'Not saved: no place was chosen.');
  const folder = path.dirname(path.resolve(chosen));
  await desk.dialogFolders.remember('article', folder).catch(() => undefined);
  const name = articleFileName(path.basename(chosen));
  // The dialog asked before replacing a file, but only for the name that it returned.
  const confirmed = name === path.basename(chosen).normalize('NFC');
  const base = confirmed ? await revisionAt(path.join(folder, path.basename(chosen))) : 'absent';
  return { folder, name: confirmed ? path.basename(chosen) : name, base };
}

async function revisionAt(file: string): Promise<string> {
  try {
    return revisionOf(await readWhole(file));
  } catch (error) {
    if (isMissing(error)) return 'absent';
    throw systemFailure(error, 'Not saved');
  }
}

/** File names of the photos that the article has, whether shown or kept aside. */
const photosOf = (article: Article): string[] =>
  Object.values(article.assets ?? {}).map(({ src }) => src.slice('media/'.length));
