import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { TrashedEntry } from '../../../shared/contract/library.ts';
import { instant } from '../../../shared/contract/scalars.ts';
import { jsonDocument } from '../../../shared/formats/json/jsonDocument.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { factsFrom } from '../storage/fileFacts.ts';
import { realFileSystem } from '../storage/fileSystem.ts';
import { makeFolder } from '../storage/makeFolder.ts';
import { fold, moveFile } from '../storage/moveFile.ts';
import { readWhole } from '../storage/readWhole.ts';
import { sameBytes } from '../storage/replaceInPlace.ts';
import { isWholeJson, sweepFolder } from '../storage/sweep.ts';
import { isMissing, readFailure, systemCode, systemFailure } from '../storage/systemFailure.ts';
import { withTurn } from '../storage/turn.ts';
import { findArticleFiles, isArticleName, isListedFolder } from './articleFiles.ts';
import { freeName } from './fileName.ts';

/**
 * The trash of a library: `.stet/trash/<id>/` holds the article file and `trashed.json`, which says
 * where it was. A folder of the library, because system trashes do not exist on network drives and
 * cannot give anything back. Photos stay in `media/`, where other articles may show them.
 */
const folderOf = (root: string) => path.join(root, '.stet', 'trash');

const record = z.object({
  /** Where it was, relative to the library, with `/`. */
  path: z.string().max(4096),
  headline: z.string(),
  trashed: instant,
});
type TrashRecord = z.infer<typeof record>;

const recordName = 'trashed.json';
const idPattern = /^[A-Za-z0-9_-]{8,128}$/;
const outcome = 'Not moved to the trash';

/** @returns the id by which it can be restored. */
export async function moveToTrash(root: string, file: string, headline: string): Promise<string> {
  const trashed = new Date();
  const id = `${trashed.getTime().toString(36)}-${randomBytes(6).toString('hex')}`;
  const folder = path.join(folderOf(root), id);
  for (const made of [path.join(root, '.stet'), folderOf(root), folder]) {
    await makeFolder(made, outcome);
  }
  const about: TrashRecord = {
    path: path.relative(root, file).split(path.sep).join('/'),
    headline,
    trashed: trashed.toISOString(),
  };
  const inTrash = path.join(folder, path.basename(file));
  try {
    // Until it lies there nobody takes what is said of it for something that was left behind.
    await withTurn(realFileSystem, inTrash, async () => {
      await durableWrite({
        path: path.join(folder, recordName),
        bytes: jsonDocument(about),
        base: 'absent',
        outcome,
      });
      await moveFile(file, inTrash, outcome);
    });
  } catch (error) {
    const isInTrash = await isThere(inTrash).catch(() => true);
    if (!isInTrash) await removeEntry(folder).catch(() => undefined);
    throw systemFailure(error, outcome);
  }
  return id;
}

/** Newest first. What is not an entry of the trash is passed over. */
export async function listTrash(root: string): Promise<TrashedEntry[]> {
  let ids: string[];
  try {
    ids = await fs.readdir(folderOf(root));
  } catch (error) {
    if (isMissing(error)) return [];
    throw readFailure(error, 'The trash could not be read');
  }
  const entries: TrashedEntry[] = [];
  for (const id of ids.filter((name) => idPattern.test(name))) {
    const found = await find(root, id).catch(() => undefined);
    if (found) {
      const { headline, trashed } = found.about;
      entries.push({ id, name: path.basename(found.file), headline, trashed });
    }
  }
  return entries.sort((one, other) => other.trashed.localeCompare(one.trashed));
}

/**
 * Puts an article back where it was, or into the library's folder if that place is gone, with a
 * number behind its name if the name is taken.
 *
 * @returns its path.
 */
export async function restoreFromTrash(root: string, id: string): Promise<string> {
  const failed = 'Not restored';
  const found = idPattern.test(id)
    ? await find(root, id).catch((error) => {
        throw readFailure(error, failed);
      })
    : undefined;
  if (!found) {
    throw new FailureError('not-found', 'Not restored: it is no longer in the trash.');
  }
  const folder = await placeToRestore(root, path.posix.dirname(found.about.path));
  for (;;) {
    const taken = await fs.readdir(folder).catch((error) => {
      throw systemFailure(error, failed, 'folder');
    });
    const name = freeName(path.basename(found.file), new Set(taken.map(fold)));
    const target = path.join(folder, name);
    try {
      await moveFile(found.file, target, failed);
    } catch (error) {
      if (error instanceof FailureError && error.failure.code === 'exists') continue;
      throw error;
    }
    await removeEntry(found.folder).catch(() => undefined);
    return target;
  }
}

/**
 * Takes away what processes left that died while they moved an article into the trash or back. Never
 * rejects.
 */
export async function sweepTrash(root: string): Promise<void> {
  const ids = await fs.readdir(folderOf(root)).catch(() => []);
  for (const id of ids.filter((name) => idPattern.test(name))) {
    const folder = path.join(folderOf(root), id);
    await sweepFolder(folder, isWholeJson);
    await endMove(root, id).catch(() => undefined);
    // Of an entry that never had anything in it.
    await fs.rmdir(folder).catch(() => undefined);
  }
}

async function endMove(root: string, id: string): Promise<void> {
  const found = await readRecord(root, id);
  if (!found || !(await isLeft(root, found))) return;
  await withTurn(realFileSystem, found.file, async () => {
    if (!(await isLeft(root, found))) return;
    await fs.rm(found.file, { force: true });
    await fs.rm(path.join(found.folder, recordName), { force: true });
  });
}

/** Nothing lies there that is not elsewhere. */
async function isLeft(root: string, found: Trashed): Promise<boolean> {
  if (!(await isThere(found.file))) return true;
  const other = await stillAt(root, found);
  return other !== undefined && sameBytes(await readWhole(other), await readWhole(found.file));
}

async function removeEntry(folder: string): Promise<void> {
  await fs.rm(path.join(folder, recordName), { force: true });
  await fs.rmdir(folder);
}

interface Trashed {
  about: TrashRecord;
  folder: string;
  file: string;
}

async function find(root: string, id: string): Promise<Trashed | undefined> {
  const found = await readRecord(root, id);
  if (!found || !(await isThere(found.file))) return undefined;
  return (await stillAt(root, found)) === undefined ? found : undefined;
}

/**
 * The record lies on a disk that others write to: what it names is checked like any input.
 *
 * @throws system errors: the entry may be there all the same
 */
async function readRecord(root: string, id: string): Promise<Trashed | undefined> {
  const folder = path.join(folderOf(root), id);
  try {
    const text = new TextDecoder().decode(await readWhole(path.join(folder, recordName), 65_536));
    const about = record.parse(JSON.parse(text));
    const name = path.posix.basename(about.path);
    if (!isArticleName(name) || /[\\/\0]/.test(name)) return undefined;
    return { about, folder, file: path.join(folder, name) };
  } catch (error) {
    if (systemCode(error) && !isMissing(error)) throw error;
    return undefined;
  }
}

/** @throws system errors: it may be there all the same */
async function isThere(file: string): Promise<boolean> {
  try {
    const facts = await fs.lstat(file);
    return facts.isFile() || facts.isSymbolicLink();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/**
 * Where else it lies: its process died when it lay in the trash, and not only there, on its way in or
 * back to any name.
 */
async function stillAt(root: string, { about, file }: Trashed): Promise<string | undefined> {
  const facts = await fs.lstat(file, { bigint: true }).catch(() => undefined);
  if (!facts || facts.nlink < 2n) return undefined;
  const { identity } = factsFrom(facts);
  const { files } = await findArticleFiles(root).catch(() => ({ files: [] }));
  for (const other of [path.join(root, about.path), ...files]) {
    const there = await realFileSystem.lstat(other).catch(() => undefined);
    if (there?.identity === identity) return other;
  }
  return undefined;
}

async function placeToRestore(root: string, relative: string): Promise<string> {
  if (relative === '.') return root;
  const names = relative.split('/');
  if (!names.every((name) => isListedFolder(name) && !/[\\:\0]/.test(name) && name !== '')) {
    return root;
  }
  let folder = await fs.realpath(root);
  try {
    for (const name of names) {
      folder = path.join(folder, name);
      await makeFolder(folder, 'Not restored');
      // A link on the way could lead anywhere.
      if (!(await fs.lstat(folder)).isDirectory()) return root;
    }
    return folder;
  } catch {
    return root;
  }
}
