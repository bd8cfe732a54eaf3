import path from 'node:path';
import type { FileFacts, FileSystem, OpenFile } from './fileSystem.ts';
import { diskFull, systemCode } from './systemFailure.ts';
import { temporaryName } from './temporaryName.ts';

/** A new file beside the one whose place it will take. */
export interface Temporary {
  path: string;
  file: OpenFile;
}

/** @param like the file it will replace: its permissions and, where allowed, its owner are kept. */
export async function openTemporary(
  fs: FileSystem,
  target: string,
  like: FileFacts | undefined,
): Promise<Temporary> {
  const temporary = path.join(path.dirname(target), temporaryName(path.basename(target)));
  const file = await fs.open(temporary, 'wx', like ? like.mode & 0o777 : 0o666);
  return { path: temporary, file };
}

/** Nothing will be written there after all. Never rejects. */
export async function dropTemporary(fs: FileSystem, { path, file }: Temporary): Promise<void> {
  await file.close().catch(() => undefined);
  await fs.unlink(path).catch(() => undefined);
}

/**
 * Writes all bytes to a new file beside the target and syncs it.
 *
 * @param like see `openTemporary`
 * @param lasting whether it matters after a power cut: false for what nobody needs then
 * @param opened that file, where it is open already
 * @returns the path of the file; nothing is left behind when this rejects.
 */
export async function writeTemporary(
  fs: FileSystem,
  target: string,
  bytes: Uint8Array,
  outcome: string,
  like: FileFacts | undefined,
  { lasting = true, opened }: { lasting?: boolean; opened?: Temporary | undefined } = {},
): Promise<string> {
  const { path: temporary, file } = opened ?? (await openTemporary(fs, target, like));
  try {
    const takeOver = async (facts: FileFacts) => {
      if (like) await takeAfter(file, facts, like);
    };
    await writeAll(file, bytes, outcome, takeOver, lasting);
  } catch (error) {
    await fs.unlink(temporary).catch(() => undefined);
    throw error;
  }
  return temporary;
}

/**
 * Writes until every byte is out, syncs and closes. Every error counts, also that of the close, and
 * a sync that failed is never tried again on this descriptor: the system may by then have dropped
 * the pages it could not write, and would report success.
 */
export async function writeAll(
  file: OpenFile,
  bytes: Uint8Array,
  outcome: string,
  beforeSync?: (facts: FileFacts) => Promise<void>,
  lasting = true,
): Promise<void> {
  try {
    let position = 0;
    while (position < bytes.length) {
      const written = await file.write(bytes.subarray(position), position);
      if (written <= 0) throw diskFull(outcome);
      position += written;
    }
    const facts = await file.facts();
    if (facts.size !== bytes.length) throw diskFull(outcome);
    await beforeSync?.(facts);
    if (lasting) await file.sync();
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
}

/** File systems without owners or permissions refuse these; the text matters more. */
async function takeAfter(file: OpenFile, made: FileFacts, like: FileFacts): Promise<void> {
  if (made.user !== like.user || made.group !== like.group) {
    await unlessRefused(file.setOwner(like.user, like.group));
  }
  if ((made.mode & 0o777) !== (like.mode & 0o777)) {
    await unlessRefused(file.setMode(like.mode & 0o777));
  }
}

async function unlessRefused(change: Promise<void>): Promise<void> {
  try {
    await change;
  } catch (error) {
    const refused = ['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'];
    if (!refused.includes(systemCode(error) ?? '')) throw error;
  }
}

/** Makes the names in a folder durable. Windows has no such call and does not need one. */
export async function syncFolder(fs: FileSystem, folder: string): Promise<void> {
  if (fs.platform === 'win32') return;
  let handle: OpenFile;
  try {
    handle = await fs.open(folder, 'r');
  } catch (error) {
    // A folder that may be written to but not read cannot be opened for a sync.
    if (systemCode(error) === 'EACCES') return;
    throw error;
  }
  try {
    await handle.sync();
  } catch (error) {
    await handle.close().catch(() => undefined);
    // Some network drives do not know this call.
    if (['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'].includes(systemCode(error) ?? '')) {
      return;
    }
    throw error;
  }
  await handle.close();
}

/**
 * Makes a file durable that somebody else wrote, or a process that died before it could. A file that
 * may not be written to stays as it is: nothing was to be written.
 */
export async function syncFile(fs: FileSystem, file: string): Promise<void> {
  try {
    // Windows syncs only what is open for writing.
    const handle = await fs.open(file, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'EBUSY'].includes(systemCode(error) ?? '')) return;
    throw error;
  }
  await syncFolder(fs, path.dirname(file));
}
