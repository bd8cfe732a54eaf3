import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { FileSystem } from './fileSystem.ts';
import { processAlive } from './processAlive.ts';
import { systemCode } from './systemFailure.ts';
import { companionName, identity, readIdentity } from './temporaryName.ts';
import { WriteQueue } from './writeQueue.ts';

/** A turn lasts for one stat and one rename; this long without a change, its holder is gone. */
const staleAfter = 10_000;
const giveUpAfter = 15_000;

/** By this thread, which says so in each of its turns. */
let taken = 0;
/** Within this thread turns are waited for here, and not by looking at the disk again and again. */
const inThread = new WriteQueue();
/** What whoever asks holds already: a task in its turn may write the very file. */
const holding = new AsyncLocalStorage<ReadonlySet<string>>();

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
  const key = `${self} ${turn}`;
  const held = holding.getStore();
  if (held?.has(key)) return task();
  return inThread.run(key, async () => {
    await take(fs, turn, self);
    try {
      return await holding.run(new Set([...(held ?? []), key]), task);
    } finally {
      await fs.unlink(turn).catch(() => undefined);
    }
  });
}

/** The same, but on a full disk, where there is no room for a turn, without one. */
export async function withTurnIfRoom<T>(
  fs: FileSystem,
  target: string,
  task: () => Promise<T>,
  self?: string,
): Promise<T> {
  let hasTurn = false;
  const inTurn = () => {
    hasTurn = true;
    return task();
  };
  try {
    return await withTurn(fs, target, inTurn, self);
  } catch (error) {
    if (hasTurn || !['ENOSPC', 'EDQUOT'].includes(systemCode(error) ?? '')) throw error;
    return task();
  }
}

async function take(fs: FileSystem, turn: string, self: string): Promise<void> {
  let waited = 0;
  let seen: Holder | undefined;
  let seenFor = 0;
  for (;;) {
    if (await made(fs, turn, self)) return;
    const holder = await read(fs, turn);
    if (holder === undefined) continue;
    const isSame = holder.mark === seen?.mark;
    if (isSame && (seenFor >= staleAfter || isGone(holder.says, self))) {
      await removeStale(fs, turn, holder, self);
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
    if (!isSame) {
      seen = holder;
      seenFor = 0;
    }
    await fs.sleep(20);
    waited += 20;
    seenFor += 20;
  }
}

/** Of two that wait, the second would otherwise remove the turn that the first has just taken. */
function removeStale(fs: FileSystem, turn: string, holder: Holder, self: string): Promise<void> {
  return withTurn(
    fs,
    turn,
    async () => {
      const there = await read(fs, turn);
      if (there?.mark === holder.mark) await fs.unlink(turn).catch(() => undefined);
    },
    self,
  );
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
    // No two turns are alike: one that is taken again and again does not look like a stale one.
    const mark = (++taken).toString(16);
    const says = new TextEncoder().encode(`${self} ${mark}`);
    for (let at = 0, out = 1; at < says.length && out > 0; at += out) {
      out = await file.write(says.subarray(at), at);
    }
  } catch {
    // The name is what counts; without an identity others wait a little longer.
  }
  await file.close().catch(() => undefined);
  return true;
}

/** Whoever has a turn, as far as its file tells. */
interface Holder {
  /** Not yet all of it while it is being written, or where its holder died at that. */
  says: string;
  /** Of this very file: one that was just made says as little as one that was cut off. */
  mark: string;
}

async function read(fs: FileSystem, turn: string): Promise<Holder | undefined> {
  try {
    const { print } = await fs.stat(turn);
    const says = new TextDecoder().decode(await fs.readFile(turn));
    return { says, mark: `${print} ${says}` };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    return { says: '', mark: '' };
  }
}

function isGone(holder: string, self: string): boolean {
  // Only one task of this thread gets here, so a turn of its own is a leftover.
  if (holder.startsWith(self)) return true;
  const { local = false, ours = false, ...process } = readIdentity(holder) ?? { pid: 0 };
  return local && !ours && !processAlive(process);
}
