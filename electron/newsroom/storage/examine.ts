import path from 'node:path';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { FileFacts, FileSystem } from './fileSystem.ts';
import { revisionOf } from './revision.ts';
import { exists, isMissing, systemFailure } from './systemFailure.ts';

/** Larger files are none of Stet's, and not worth reading to find that out. */
const readAtMost = 512 * 1024 * 1024;

export interface FoundFile {
  facts: FileFacts;
  /** undefined when it was not worth reading: it cannot be what the caller would write. */
  bytes: Uint8Array | undefined;
  revision: string | undefined;
}

/**
 * The real path of a file to write: links resolved, so that an article behind a link is written
 * where it lies. A file that is not there yet is named inside its real folder.
 */
export async function resolveTarget(
  fs: FileSystem,
  file: string,
  base: string,
  outcome: string,
): Promise<string> {
  try {
    return await fs.realpath(file);
  } catch (error) {
    if (!isMissing(error)) throw systemFailure(error, outcome);
  }
  let folder: string;
  try {
    folder = await fs.realpath(path.dirname(file));
  } catch (error) {
    throw systemFailure(error, outcome, 'folder');
  }
  const target = path.join(folder, path.basename(file));
  const dangling = await fs.lstat(target).then(
    () => true,
    () => false,
  );
  if (dangling && base === 'absent') throw exists(outcome);
  if (dangling) {
    throw new FailureError('not-found', `${outcome}: the file that this link names is not there.`, {
      detail: { what: 'file' },
    });
  }
  return target;
}

/**
 * What lies at a path now, read in one piece: facts and bytes belong together.
 *
 * @param unlessSizeDiffersFrom a file of another size is not read.
 * @returns undefined when nothing is there.
 */
export async function examine(
  fs: FileSystem,
  target: string,
  { base, outcome }: { base: string; outcome: string },
  unlessSizeDiffersFrom?: number,
): Promise<FoundFile | undefined> {
  for (let attempt = 0; ; attempt++) {
    try {
      const facts = await fs.stat(target);
      if (!facts.isFile) {
        // Where there was a file it is gone; else its name is taken.
        throw new FailureError(
          base === 'any' || base === 'absent' ? 'exists' : 'not-found',
          `${outcome}: something that is not a file has this name.`,
          { detail: { what: 'file' } },
        );
      }
      const skip =
        facts.size > readAtMost ||
        (unlessSizeDiffersFrom !== undefined && facts.size !== unlessSizeDiffersFrom);
      if (skip) return { facts, bytes: undefined, revision: undefined };
      const bytes = await fs.readFile(target);
      const after = await fs.stat(target);
      if (after.print === facts.print || attempt === 3) {
        return { facts, bytes, revision: revisionOf(bytes) };
      }
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }
}
