import path from 'node:path';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { FileSystem } from './fileSystem.ts';
import { isMissing } from './systemFailure.ts';
import { syncFolder, writeAll } from './temporaryFile.ts';
import { companionName } from './temporaryName.ts';

/** Where the old version lies while a file is written in place. */
const backupOf = (target: string) =>
  path.join(path.dirname(target), companionName(path.basename(target), 'bak'));

/**
 * For file systems that cannot rename over a file: the old version goes to a backup, synced, before
 * the file is written in place and read back. A crash in between leaves the backup, and
 * `recoverBackup` puts it back.
 */
export async function replaceInPlace(
  fs: FileSystem,
  target: string,
  old: Uint8Array,
  bytes: Uint8Array,
  outcome: string,
): Promise<void> {
  const backup = backupOf(target);
  const kept = await fs.readFile(backup).catch(() => undefined);
  if (kept && sameBytes(kept, bytes)) {
    // It is being put back, and lies nowhere else.
    await overwrite(fs, target, bytes, outcome);
    await fs.unlink(backup);
    return;
  }
  await fs.unlink(backup).catch((error) => {
    if (!isMissing(error)) throw error;
  });
  try {
    await writeAll(await fs.open(backup, 'wx', 0o600), old, outcome);
  } catch (error) {
    await fs.unlink(backup).catch(() => undefined);
    throw error;
  }
  await syncFolder(fs, path.dirname(target));
  try {
    await overwrite(fs, target, bytes, outcome);
  } catch (error) {
    await overwrite(fs, target, old, outcome);
    await fs.unlink(backup);
    throw error;
  }
  await fs.unlink(backup);
}

async function overwrite(fs: FileSystem, target: string, bytes: Uint8Array, outcome: string) {
  const file = await fs.open(target, 'r+');
  await file.truncate();
  await writeAll(file, bytes, outcome);
  if (!sameBytes(await fs.readFile(target), bytes)) {
    throw new FailureError('io', `${outcome}: the file does not read back as it was written.`, {
      retry: true,
      detail: { what: 'file' },
    });
  }
}

export const sameBytes = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;
