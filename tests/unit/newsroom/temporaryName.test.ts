import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import {
  bootOf,
  machineIdOf,
  machineOf,
  whereRan,
} from '../../../electron/newsroom/storage/machine.ts';
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
  const canTell = machineIdOf() !== '' && bootOf() !== '';
  expect(readIdentity(other)).toMatchObject({ before: canTell });
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

it('each machine has a name of its own, where its system gives it one', () => {
  const id = '9b7c0000-1111-2222-3333-444455556666';
  const says = (text: string) => ({ read: () => text, run: () => text });
  const plain = id.replaceAll('-', '');
  expect(machineIdOf('linux', says(`${plain}\n`))).toBe(plain);
  expect(machineIdOf('linux', says('uninitialized\n'))).toBe('');
  expect(machineIdOf('darwin', says(`  "IOPlatformUUID" = "${id}"\n`))).toBe(id);
  expect(machineIdOf('win32', says(`    MachineGuid    REG_SZ    ${id}\r\n`))).toBe(id);
  expect(machineIdOf('freebsd', says(id))).toBe('');
  const silent = () => {
    throw new Error('not here');
  };
  expect(machineIdOf('linux', { read: silent, run: silent })).toBe('');
});

it('two machines of one name are two, and what an older release wrote is still understood', () => {
  const [mine, theirs] = ['9b7c', '5aa1'].map((id) => machineOf('newsdesk', id, '0000000001'));
  const unnamed = machineOf('newsdesk', '', '0000000001');
  if (!mine || !theirs) throw new Error('not made');
  expect(whereRan(mine, mine)).toBe('here');
  expect(whereRan(theirs, mine)).toBe('elsewhere');
  expect(whereRan({ ...theirs, boot: '0000000002' }, mine)).toBe('elsewhere');
  expect(whereRan({ ...mine, boot: '0000000002' }, mine)).toBe('before');
  expect(whereRan({ ...mine, boot: '' }, mine)).toBe('here');
  // With the name alone, the run of the machine tells, and nothing else does.
  const older = { mark: mine.nameMark, boot: mine.boot };
  expect(whereRan(older, mine)).toBe('here');
  expect(whereRan({ ...older, boot: '0000000002' }, mine)).toBe('elsewhere');
  expect(whereRan({ ...older, boot: '' }, mine)).toBe('elsewhere');
  // Where no system says which machine it is, as before; but another run may be another machine.
  expect(whereRan({ ...older, boot: '' }, unnamed)).toBe('here');
  expect(whereRan({ ...older, boot: '0000000002' }, unnamed)).toBe('elsewhere');
  expect(whereRan({ ...older, boot: '' }, { ...unnamed, boot: '' })).toBe('here');
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
