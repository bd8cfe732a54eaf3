import path from 'node:path';
import { type FileSystem, realFileSystem } from './fileSystem.ts';
import { placeNew } from './putInPlace.ts';
import { exists, isMissing, systemFailure } from './systemFailure.ts';
import { syncFolder } from './temporaryFile.ts';
import { withTurn, withTurnIfRoom } from './turn.ts';

/**
 * Gives a file another name or folder on the same disk, never that of another file. A name that
 * differs only in case or in how accents are encoded is another name of the same file to some file
 * systems, and is then simply written differently. Where it cannot be made durable it gets its old name
 * back: whoever was told that it was not moved looks for it there.
 *
 * @throws FailureError `exists`, `not-found`, `read-only`, `busy`, `bad-name` or `io`.
 */
export async function moveFile(
  from: string,
  to: string,
  outcome: string,
  fs: FileSystem = realFileSystem,
): Promise<void> {
  try {
    // Else a save of another process could go to the old name just before that is removed.
    await withTurnIfRoom(fs, from, () => move(fs, from, to, outcome));
    try {
      await syncFolder(fs, path.dirname(to));
      if (path.dirname(from) !== path.dirname(to)) await syncFolder(fs, path.dirname(from));
    } catch (error) {
      await withTurnIfRoom(fs, to, () => move(fs, to, from, outcome)).catch(() => undefined);
      throw error;
    }
  } catch (error) {
    throw systemFailure(error, outcome);
  }
}

async function move(fs: FileSystem, from: string, to: string, outcome: string): Promise<void> {
  const facts = await fs.lstat(from);
  const there = await fs.lstat(to).catch((error) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (there) {
    const sameFile = there.print === facts.print && fold(from) === fold(to);
    if (!sameFile) throw exists(outcome);
    await fs.rename(from, to);
    return;
  }
  if (facts.isLink) {
    // link() follows links on some systems; a turn is the next best.
    await withTurn(fs, to, () => fs.rename(from, to));
    return;
  }
  if (!(await placeNew(fs, from, to))) throw exists(outcome);
  await fs.unlink(from).catch(async (error) => {
    if (isMissing(error)) return;
    await fs.unlink(to).catch(() => undefined);
    throw error;
  });
}

/** Names that some file system takes for one. */
export const fold = (name: string) => name.normalize('NFC').toLowerCase();
