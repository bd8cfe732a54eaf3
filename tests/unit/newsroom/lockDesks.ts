import { randomBytes } from 'node:crypto';
import { FileRegistry } from '../../../electron/newsroom/library/fileRegistry.ts';
import { createLocks, type Locks } from '../../../electron/newsroom/locks/locks.ts';
import type { Clock, LockSurroundings } from '../../../electron/newsroom/locks/surroundings.ts';
import { type FileSystem, realFileSystem } from '../../../electron/newsroom/storage/fileSystem.ts';
import { identity } from '../../../electron/newsroom/storage/temporaryName.ts';
import type { LockEvent } from '../../../shared/contract/locks.ts';

export interface TestClock extends Clock {
  /** Time goes by, and what was to be done in it is begun. */
  pass(milliseconds: number): void;
}

export function testClock(): TestClock {
  let now = 0;
  const timers = new Set<{ each: number; next: number; task(): void }>();
  return {
    now: () => now,
    every(each, task) {
      const timer = { each, next: now + each, task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass(milliseconds) {
      now += milliseconds;
      for (const timer of timers) {
        if (timer.next > now) continue;
        timer.next = now + timer.each;
        timer.task();
      }
    },
  };
}

/** A process as far as a lock can tell: a clock, a name and a file system of its own. */
export interface LockDesk {
  locks: Locks;
  clock: TestClock;
  session: string;
  registry: FileRegistry;
  /** Its timers go by, and all that they began is done. */
  pass(milliseconds: number): Promise<void>;
  /** Everything that this window was told, oldest first. */
  follow(window: string): { told: LockEvent[]; close(): void };
}

/** @param gone sessions whose process has ended */
export function lockDesk(
  user: string,
  {
    fs = realFileSystem,
    gone = new Set(),
    session = aliveSession(),
  }: { fs?: FileSystem; gone?: Set<string>; session?: string } = {},
): LockDesk {
  const clock = testClock();
  const registry = new FileRegistry(async () => []);
  const around: LockSurroundings = {
    fs,
    clock,
    self: session,
    host: `${user}’s machine`,
    isGone: (other) => gone.has(other),
    watch: () => () => undefined,
  };
  const locks = createLocks(
    registry,
    { read: async () => ({ authorName: user }) as never },
    around,
  );
  return {
    locks,
    clock,
    session,
    registry,
    async pass(milliseconds) {
      clock.pass(milliseconds);
      await locks.idle();
    },
    follow(window) {
      const stop = new AbortController();
      const told: LockEvent[] = [];
      void (async () => {
        for await (const event of locks.events(window, stop.signal)) {
          if (event.kind === 'lock') told.push(event);
        }
      })();
      return { told, close: () => stop.abort() };
    },
  };
}

/** Of a process that lives, and is not this one. */
const aliveSession = () =>
  identity
    .replace(/^([0-9a-f]{6}) \d+/, `$1 ${process.ppid}`)
    .replace(/[0-9a-f]{6}$/, randomBytes(3).toString('hex'));
