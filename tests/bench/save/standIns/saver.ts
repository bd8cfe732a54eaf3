import type { createSaver as real } from '../../../../renderer/app/article/saver.ts';

/** Saves nothing, so that all that differs between two pages is the journal. */
export const createSaver: typeof real = () => ({
  changed: () => undefined,
  saveNow: async () => true,
  flush: () => undefined,
  busy: false,
  reset: () => undefined,
});
