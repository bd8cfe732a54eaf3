import { expect, test } from 'vitest';
import { ExportWorker } from '../../../electron/newsroom/exports/exportWorker.ts';
import { minimal } from '../formats/sampleArticles.ts';

/** The thread of exports when it breaks, hangs or cannot even start. */

const thread = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const preview = {
  kind: 'preview',
  format: 'html',
  as: 'page',
  part: undefined,
  template: undefined,
  options: { photos: 'beside', allowEmbargoed: false },
  article: minimal(),
  photos: new Map<string, string>(),
} as const;

test.each([
  [
    'ends in the middle',
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));`,
  ],
  [
    'throws',
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('broken'); });`,
  ],
  ['cannot start', 'import "./is-not-there.mjs";'],
])('a thread that %s fails its tasks, and is told of', async (_name, code) => {
  let lost = 0;
  const worker = new ExportWorker(undefined, () => lost++, thread(code));
  const tasks = [worker.run(preview), worker.run(preview)];
  for (const { result } of tasks) {
    await expect(result).rejects.toMatchObject({ failure: { code: 'internal', retry: true } });
  }
  expect(lost).toBe(1);
  // The next task gets a thread of its own.
  await expect(worker.run(preview).result).rejects.toMatchObject({ failure: { code: 'internal' } });
  expect(lost).toBe(2);
  await worker.close();
});

test('the real thread makes one page after the other', async () => {
  const worker = new ExportWorker(undefined);
  const pages = await Promise.all([1, 2, 3].map(() => worker.run(preview).result));
  expect(pages.map(({ preview }) => preview?.text.startsWith('<!DOCTYPE html>'))).toEqual([
    true,
    true,
    true,
  ]);
  await worker.close();
  await worker.close();
});
