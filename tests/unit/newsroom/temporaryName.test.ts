import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { bootOf } from '../../../electron/newsroom/storage/bootOf.ts';
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
  expect(readIdentity(identity)).toEqual({
    pid: process.pid,
    local: true,
    before: false,
    ours: true,
  });
});

it('whoever wrote before the machine was started anew is told by that, and by older releases as before', () => {
  const [host, pid, thread, run] = identity.split(' ');
  // As the first release wrote and reads it.
  const old = `${host} ${process.ppid} 0 abcdef`;
  expect(readIdentity(old)).toMatchObject({ pid: process.ppid, local: true, before: false });
  expect(identity).toMatch(/^([0-9a-f]{6}) (\d+) \d+ ([0-9a-f]{6})(?: [0-9a-f]+)?$/);
  const other = `${host} ${pid} 0123456789${thread?.slice(-1)} ${run} 1f`;
  const canTell = process.platform !== 'win32';
  expect(readIdentity(other)).toMatchObject({ local: true, before: canTell });
  expect(readIdentity(other.replace(/^....../, 'ffffff'))).toMatchObject({ before: false });
});

it('each run of a machine has a name of its own, where its system gives it one', () => {
  const says = (boot: string) => ({ read: () => `${boot}\n`, run: () => `${boot}\n` });
  const one = bootOf('linux', says('9b7c'));
  expect(one).toMatch(/^\d{10}$/);
  expect(bootOf('linux', says('9b7d'))).not.toBe(one);
  expect(bootOf('darwin', says('9b7c'))).toBe(one);
  expect(bootOf('win32', says('9b7c'))).toBe('');
  const silent = () => {
    throw new Error('not here');
  };
  expect(bootOf('linux', { read: silent, run: silent })).toBe('');
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
