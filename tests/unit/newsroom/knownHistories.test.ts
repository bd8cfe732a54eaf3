import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownHistories } from '../../../electron/newsroom/history/knownHistories.ts';
import { here } from '../../../electron/newsroom/storage/durableWrite.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';

type Buffers = [Buffer, Buffer, Buffer];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stet-known-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('histories asked for last stay known, others are read again and say the same', async () => {
  const historyIn = knownHistories(here);
  const place = (number: number) => path.join(folder, '.stet', 'history', `${number}.versions`);
  const first = historyIn(place(0));
  const [one, two, three] = ['one', 'two', 'three'].map((word) => Buffer.from(word)) as Buffers;
  const kept = (at: number, bytes: Uint8Array) =>
    [
      { at, reason: 'saved', revision: revisionOf(bytes), words: 1, name: 'a.stet' },
      bytes,
    ] as const;
  const id = await first.add(...kept(1, one));
  for (let number = 1; number < 8; number++) historyIn(place(number));
  expect(historyIn(place(0))).toBe(first);
  for (let number = 1; number < 9; number++) historyIn(place(number));
  const again = historyIn(place(0));
  expect(again).not.toBe(first);
  expect(Buffer.from(await again.bytesOf(id)).toString()).toBe('one');
  // Whoever still has the first one sees what the second one adds, and the other way round.
  await again.add(...kept(2, two));
  await first.add(...kept(3, three));
  expect((await again.versions()).map(({ at }) => at)).toEqual([1, 2, 3]);
});
