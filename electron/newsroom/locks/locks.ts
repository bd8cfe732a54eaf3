import { FailureError } from '../../../shared/contract/failure.ts';
import type { LockEvent, LockState } from '../../../shared/contract/locks.ts';
import { EventSource } from '../library/eventStream.ts';
import type { FileRegistry } from '../library/fileRegistry.ts';
import type { LockService } from '../newsroom.ts';
import type { SettingsService } from '../settings/settings.ts';
import { isMissing } from '../storage/systemFailure.ts';
import { lockOfOthers } from './lockOfOthers.ts';
import { OpenLock } from './openLock.ts';
import { here, type LockSurroundings, systemUser } from './surroundings.ts';

/** Locks are looked at so often, in ms: network drives do not tell what happens on them. */
const lookEvery = 5_000;

export interface Locks extends LockService {
  /**
   * For what would take the file away from whoever writes it.
   *
   * @throws FailureError busy: somebody else has it open
   */
  refuseIfTaken(location: string, outcome: string): Promise<void>;
  /** Whether somebody else is writing it, as far as one can see without taking the lock. */
  isTaken(location: string, window: string): Promise<boolean>;
  /** The article has another name now. */
  moved(from: string, to: string): Promise<void>;
  /** The article is gone. */
  removed(location: string): Promise<void>;
  /** Once nothing is under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Who is writing which article, told to everybody who opens it: a file beside the article, so that
 * it works on any shared folder. Advisory: it keeps two people from writing at once, and never takes
 * the place of comparing the file's bytes before a save. A folder that takes no lock is worked in
 * without one.
 */
export function createLocks(
  registry: FileRegistry,
  settings: Pick<SettingsService, 'read'>,
  around: LockSurroundings = here,
): Locks {
  const open = new Map<string, OpenLock>();
  /**
   * Streams of events by window; more than one while a broken line is being restored, none once it is
   * gone. None is forgotten, as what it asked for may come at any time.
   */
  const streams = new Map<string, Set<EventSource<LockEvent>>>();
  const stop = around.clock.every(lookEvery, () => {
    for (const lock of open.values()) void lock.look();
  });

  function tell(location: string) {
    return (window: string, lock: LockState) => {
      const file = registry.registerLocation(location);
      for (const stream of streams.get(window) ?? []) stream.send({ kind: 'lock', file, lock });
    };
  }

  async function lockOf(location: string, window?: string): Promise<OpenLock> {
    const target = await around.fs.realpath(location);
    const lock = open.get(location) ?? new OpenLock(location, target, around, tell(location));
    open.set(location, lock);
    if (window !== undefined) lock.windows.add(window);
    return lock;
  }

  async function leave(lock: OpenLock, window: string, listening: boolean): Promise<void> {
    await lock.leave(window, listening).catch(() => undefined);
    if (lock.windows.size > 0) return;
    if (open.get(lock.location) === lock) open.delete(lock.location);
    lock.close();
  }

  const isGone = (window: string) => streams.get(window)?.size === 0;

  async function userName(): Promise<string> {
    const { authorName } = await settings.read().catch(() => ({ authorName: '' }));
    return authorName || systemUser();
  }

  return {
    async *events(window, signal) {
      const stream = new EventSource<LockEvent>();
      const ofWindow = streams.get(window) ?? new Set();
      streams.set(window, ofWindow.add(stream));
      try {
        yield* stream.subscribe(signal, Promise.resolve(), { kind: 'listening' });
      } finally {
        ofWindow.delete(stream);
        if (isGone(window)) {
          for (const lock of open.values()) {
            if (lock.windows.has(window)) void leave(lock, window, false);
          }
        }
      }
    },
    async take({ window, file, over = false }) {
      const location = await registry.resolve(file);
      let lock: OpenLock | undefined;
      try {
        lock = await lockOf(location, window);
        return await lock.take(window, over, await userName());
      } catch (error) {
        if (!lock && isMissing(error)) {
          throw new FailureError('not-found', 'The article is no longer there.');
        }
        // Nothing may be written here, or it is full: what is saved is compared all the same.
        if (lock) await leave(lock, window, false);
        return { state: 'none' };
      } finally {
        // Its window went while the drive did not answer, which let go of all that it had by then.
        if (lock && isGone(window)) await leave(lock, window, false);
      }
    },
    async release({ window, file, listening = false }) {
      const location = registry.placeOf(file);
      const lock = location === undefined ? undefined : open.get(location);
      if (lock?.windows.has(window)) await leave(lock, window, listening);
    },

    async refuseIfTaken(location, outcome) {
      if (open.get(location)?.isOurs) return;
      const there = await lockOfOthers(location, around.self, around);
      if (!there) return;
      throw new FailureError(
        'busy',
        `${outcome}: ${there.user || 'somebody'} has this article open. Ask them to close it, or open it and take over.`,
        { retry: true, detail: { what: 'lock' } },
      );
    },
    async isTaken(location, window) {
      const lock = open.get(location);
      if (lock?.isOurs) return !lock.isOf(window);
      return (await lockOfOthers(location, around.self, around)) !== undefined;
    },
    async moved(from, to) {
      const lock = open.get(from);
      if (!lock) return;
      open.delete(from);
      const next = await lockOf(to).catch(() => undefined);
      await (next ? lock.moveTo(next) : lock.end()).catch(() => undefined);
    },
    async removed(location) {
      const lock = open.get(location);
      open.delete(location);
      await lock?.end();
    },
    async idle() {
      await Promise.all([...open.values()].map((lock) => lock.look()));
    },
    async close() {
      stop();
      const all = [...open.values()];
      open.clear();
      for (const stream of [...streams.values()].flatMap((set) => [...set])) stream.end();
      await Promise.all(all.map((lock) => lock.end()));
    },
  };
}
