import fs from 'node:fs/promises';
import path from 'node:path';
import { FailureError } from '../../../shared/contract/failure.ts';
import { isMissing, systemCode } from '../storage/systemFailure.ts';

/** What an export made that was not there before. */
export interface Made {
  files: string[];
  folders: string[];
  /** It has taken the place of an earlier one, in part at least. */
  replaced: boolean;
}

/** @param inner relative, with `/`; '' or `.` for none. @returns whether the last one is new. */
export async function makeFolders(folder: string, inner: string, made: Made): Promise<boolean> {
  let place = folder;
  let last = false;
  for (const part of inner.split('/').filter((name) => name !== '' && name !== '.')) {
    place = path.join(place, part);
    // Not with its parents: a chosen folder that went away must not come back empty.
    const isNew = await fs.mkdir(place).then(
      () => true,
      (error: unknown) => {
        if (systemCode(error) === 'EEXIST') return false;
        throw error;
      },
    );
    if (isNew) made.folders.unshift(place);
    last = isNew;
  }
  return last;
}

/**
 * A folder inside the chosen one, which need not be there yet.
 *
 * @throws FailureError `bad-name` where something else is in its place. A link to a place outside is:
 * whoever can write to a shared folder would else decide where files go on this machine.
 */
export async function innerFolder(folder: string, inner: string): Promise<string> {
  let place = folder;
  for (const part of inner.split('/').filter((name) => name !== '')) {
    place = path.join(place, part);
    const real = await fs.realpath(place).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (real === undefined) continue;
    const from = path.relative(await fs.realpath(folder), real);
    if (from.startsWith('..') || path.isAbsolute(from)) {
      throw new FailureError('bad-name', `Not exported: the folder “${part}” is a link elsewhere.`);
    }
    if (!(await fs.stat(real)).isDirectory()) {
      throw new FailureError('bad-name', `Not exported: “${part}” is a file, not a folder.`);
    }
  }
  return place;
}

/** What is half done must not stay, except under a page that shows its photos by now. */
export async function takeAway({ files, folders, replaced }: Made): Promise<void> {
  if (replaced) return;
  for (const file of files) await fs.unlink(file).catch(() => undefined);
  // Only if nothing else is in it.
  for (const folder of folders) await fs.rmdir(folder).catch(() => undefined);
}
