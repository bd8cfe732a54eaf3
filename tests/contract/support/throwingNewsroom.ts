import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';

/**
 * A newsroom whose every method does the same wrong thing. What services do when the world is well
 * is tested with the real ones; this is for what they must never do.
 */
export function newsroomWhere(misbehave: () => unknown): Newsroom {
  const service: object = new Proxy(
    {},
    { get: (_target, name) => (name === 'then' ? undefined : () => misbehave()) },
  );
  return new Proxy({} as Newsroom, {
    get(_target, name) {
      if (name === 'then') return undefined;
      return [
        'settings',
        'library',
        'articles',
        'locks',
        'histories',
        'journals',
        'media',
        'exports',
        'batches',
        'packs',
        'links',
      ].includes(String(name))
        ? service
        : () => misbehave();
    },
  });
}
