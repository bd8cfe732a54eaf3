import type { Journaling } from '../../../renderer/app/article/journaling.ts';
import type { NewsroomClient } from '../../../renderer/app/connect.ts';

/** Keeps nothing: a session must not need it. */
export const noJournal: Journaling = {
  start() {},
  stop() {},
  took() {},
  goOn() {},
  flush: async () => undefined,
  handOver: () => undefined,
  covers: () => undefined,
  leave: async () => undefined,
  discard: async () => undefined,
};

/** A folder that takes none. */
export const noLocks = {
  locks: {
    take: async () => ({ state: 'none' }),
    release: async () => undefined,
  } as unknown as NewsroomClient['locks'],
  window: 'w',
  tellFree: () => () => {},
};
