import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { NameTurns } from '../../../electron/cli/nameTurns.ts';

/** Work that says when it began and ends when it is told. */
function desk() {
  const turns = new NameTurns();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    async want(name: string, as = name) {
      void turns
        .take(`/${name}`, () => {
          begun.push(as);
          return new Promise<void>((resolve, reject) => {
            ends.set(as, as.endsWith('fails') ? () => reject(new Error()) : resolve);
          });
        })
        .catch(() => undefined);
      await setImmediate();
    },
    async end(name: string) {
      ends.get(name)?.();
      await setImmediate();
    },
    begun,
  };
}

test('numbered stories go at the same time', async () => {
  const { want, begun } = desk();
  for (const name of ['court-1', 'court-2', 'court-10', 'vote-2026-05-04', 'vote-2026-05-05']) {
    await want(name);
  }
  expect(begun).toEqual(['court-1', 'court-2', 'court-10', 'vote-2026-05-04', 'vote-2026-05-05']);
});

test('what one may be given because its own is taken waits for it, and the other way round', async () => {
  const { want, end, begun } = desk();
  await want('rain-2');
  await want('rain-3');
  await want('rain');
  await want('rain-3', 'rain-3 again');
  await want('rain-4');
  expect(begun).toEqual(['rain-2', 'rain-3']);
  await end('rain-3');
  expect(begun).toEqual(['rain-2', 'rain-3']);
  await end('rain-2');
  expect(begun).toEqual(['rain-2', 'rain-3', 'rain']);
  await end('rain');
  expect(begun).toEqual(['rain-2', 'rain-3', 'rain', 'rain-3 again', 'rain-4']);
});

test('the same name is for one at a time, also after one that failed', async () => {
  const { want, end, begun } = desk();
  await want('rain', 'it fails');
  await want('rain', 'second');
  await want('rain', 'third');
  expect(begun).toEqual(['it fails']);
  await end('it fails');
  expect(begun).toEqual(['it fails', 'second']);
  await end('second');
  expect(begun).toEqual(['it fails', 'second', 'third']);
});
