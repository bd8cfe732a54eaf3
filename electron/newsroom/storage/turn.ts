import path from 'node:path';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { FileSystem } from './fileSystem.ts';
import { processAlive } from './processAlive.ts';
import { systemCode } from './systemFailure.ts';
import { companionName, identity, readIdentity } from './temporaryName.ts';

/** A turn lasts for one stat and one rename; this long without a change, its holder is gone. */
const staleAfter = 10_000;
const giveUpAfter = 15_000;

/**
 * Runs a task while no other Stet, in whatever process or on whatever machine, runs one for the same
 * file. Between "the file is still the version we know" and the rename there is a gap that no call
 * of Node closes, and two programs saving in that gap would overwrite each other unseen. A file made
 * with `wx` closes it for all writers that are Stet.
 *
 * @param self who asks; another identity stands for another process in tests.
 */
export async function withTurn<T>(
  fs: FileSystem,
  target: string,
  task: () => Promise<T>,
  self: string = identity,
): Promise<T> {
  const turn = path.join(path.dirname(target), companionName(path.basename(target), 'turn'));
  await take(fs, turn, self);
  try {
    return await task();
  } finally {
    await fs.unlink(turn).catch(() => undefined);
  }
}

async function take(fs: FileSystem, turn: string, self: string): Promise<void> {
  let waited = 0;
  let seen: string | undefined;
  let seenFor = 0;
  for (;;) {
    if (await made(fs, turn, self)) return;
    const holder = await read(fs, turn);
    if (holder === undefined) continue;
    if (holder === seen && (seenFor >= staleAfter || isGone(holder, self))) {
      await fs.unlink(turn).catch(() => undefined);
      seen = undefined;
      continue;
    }
    if (waited >= giveUpAfter) {
      throw new FailureError(
        'busy',
        'Another Stet is writing this file at the moment. Try again.',
        { retry: true, detail: { what: 'file' } },
      );
    }
    if (holder !== seen) {
      seen = holder;
      seenFor = 0;
    }
    await fs.sleep(20);
    waited += 20;
    seenFor += 20;
  }
}

async function made(fs: FileSystem, turn: string, self: string): Promise<boolean> {
  let file: Awaited<ReturnType<FileSystem['open']>>;
  try {
    file = await fs.open(turn, 'wx');
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    // Windows refuses a name whose deletion is under way.
    if (fs.platform === 'win32' && systemCode(error) === 'EPERM') return false;
    throw error;
  }
  try {
    await file.write(new TextEncoder().encode(self), 0);
  } catch {
    // The name is what counts; without an identity others wait a little longer.
  }
  await file.close().catch(() => undefined);
  return true;
}

async function read(fs: FileSystem, turn: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await fs.readFile(turn));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    return '';
  }
}

function isGone(holder: string, self: string): boolean {
  // The queue lets only one save of this thread get here, so a turn of its own is a leftover.
  if (holder === self) return true;
  const { local = false, ours = false, pid = 0 } = readIdentity(holder) ?? {};
  return local && !ours && !processAlive(pid);
}
