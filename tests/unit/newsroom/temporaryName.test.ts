import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import {
  identity,
  readIdentity,
  readTemporaryName,
  temporaryName,
} from '../../../electron/newsroom/storage/temporaryName.ts';

it('names are different each time, legal, and say whose they are', () => {
  for (const name of [
    'a.stet',
    `${'x'.repeat(250)}.stet`,
    `${'港'.repeat(83)}.stet`,
    'a\nb.stet',
  ]) {
    const [one, two] = [temporaryName(name), temporaryName(name)];
    expect(one).not.toBe(two);
    expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(255);
    expect(readTemporaryName(one)).toEqual({ pid: process.pid, local: true, ours: true });
  }
  expect(readIdentity(identity)).toEqual({ pid: process.pid, local: true, ours: true });
});

it.each(['a.stet', '.~lock.a.odt#', '.~a.stet.12.tmp', '.~a.stet.12.abcdef.tmp', '~$a.docx'])(
  '%s is none of ours',
  (name) => {
    expect(readTemporaryName(name)).toBeUndefined();
  },
);

it('a worker’s files belong to this process, and its turns to another writer', async () => {
  const url = new URL('../../../electron/newsroom/storage/temporaryName.ts', import.meta.url).href;
  const worker = new Worker(
    `import(${JSON.stringify(url)}).then(({ identity, temporaryName }) =>
      require('node:worker_threads').parentPort.postMessage([identity, temporaryName('a.stet')]))`,
    { eval: true },
  );
  const [[theirs, name]] = (await once(worker, 'message')) as [[string, string]];
  await worker.terminate();
  expect(readTemporaryName(name)).toMatchObject({ ours: true });
  expect(readIdentity(theirs)).toMatchObject({ ours: true });
  expect(theirs).not.toBe(identity);
});
