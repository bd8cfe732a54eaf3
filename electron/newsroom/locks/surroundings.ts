import { watch } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { type FileSystem, realFileSystem } from '../storage/fileSystem.ts';
import { processAlive } from '../storage/processAlive.ts';
import { identity, readIdentity } from '../storage/temporaryName.ts';

/** What locks work with; tests put other ones in. */
export interface LockSurroundings {
  fs: FileSystem;
  clock: Clock;
  /** This process, see `identity`. */
  self: string;
  host: string;
  /** A session of this machine whose process has ended. */
  isGone(session: string): boolean;
  /** Tells whenever something of this name happens in the folder; a hint, and not a promise. */
  watch(folder: string, onHint: (name: string | undefined) => void): () => void;
}

export interface Clock {
  /** Milliseconds since some moment; never goes back, and knows no time of day. */
  now(): number;
  /** @returns to stop it */
  every(milliseconds: number, task: () => void): () => void;
}

const realClock: Clock = {
  now: () => performance.now(),
  every(milliseconds, task) {
    const timer = setInterval(task, milliseconds);
    timer.unref();
    return () => clearInterval(timer);
  },
};

export const here: LockSurroundings = {
  fs: realFileSystem,
  clock: realClock,
  self: identity,
  host: hostname(),
  isGone(session) {
    const holder = readIdentity(session);
    if (!holder?.local || holder.ours) return false;
    // Of an earlier run that had the number that this process has now, or of one that has ended.
    return holder.pid === process.pid || !processAlive(holder);
  },
  watch(folder, onHint) {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        onHint(name ?? undefined);
      });
      // A folder that goes away, or too many watches: it is looked at now and then all the same.
      watcher.on('error', () => watcher.close());
      return () => watcher.close();
    } catch {
      return () => undefined;
    }
  },
};

export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
