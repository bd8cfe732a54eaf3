import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { driveOf } from '../../../electron/newsroom/storage/drives.ts';
import { freshFolder } from './folders.ts';

const program = (name: string) =>
  fileURLToPath(new URL(`../../../electron/${name}`, import.meta.url));

/** A drive of its own on Linux, where everybody may write. */
const otherDrive = '/dev/shm';

test.skipIf(!existsSync(otherDrive))(
  'a drive on which more calls hang than there are threads keeps nobody from another one',
  async () => {
    const folder = await freshFolder();
    const silent = await fs.mkdtemp(path.join(otherDrive, 'stet-'));
    const pipe = path.join(silent, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const script = `
      await import(${JSON.stringify(program('newsroom/storage/sharedThreads.ts'))});
      // As any package has them.
      const { open, readdir, writeFile } = await import('node:fs/promises');
      const { constants, openSync } = await import('node:fs');
      const [pipe, folder] = ${JSON.stringify([pipe, folder])};
      // Opening a pipe that nobody writes into takes for ever.
      const hung = Array.from({ length: 100 }, () => open(pipe, 'r'));
      await writeFile(folder + '/one', 'one');
      const file = await open(folder + '/one', 'r');
      const said = [await file.readFile(), ...(await readdir(folder))];
      await file.close();
      // It answers again, and whatever was asked of it meanwhile is done.
      openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
      for (const handle of await Promise.all(hung)) await handle.close();
      process.stdout.write(said.join(), () => process.kill(process.pid, 'SIGKILL'));
    `;
    const { UV_THREADPOOL_SIZE: _, ...env } = process.env;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 20_000,
      killSignal: 'SIGKILL',
    });
    expect(await text(child.stdout)).toBe('one,one');
    await fs.rm(silent, { recursive: true });
  },
  30_000,
);

test('calls that are made of other calls do not wait for each other', async () => {
  const folder = await freshFolder();
  const script = `
    await import(${JSON.stringify(program('newsroom/storage/sharedThreads.ts'))});
    const { cp, glob, mkdir, readdir, rm, writeFile } = await import('node:fs/promises');
    process.chdir(${JSON.stringify(folder)});
    await mkdir('from/within', { recursive: true });
    await writeFile('from/within/one', 'one');
    const all = (call) => Promise.all(Array.from({ length: 50 }, (_, index) => call('to' + index)));
    await all((to) => cp('from', to, { recursive: true }));
    await all((to) => readdir(to, { recursive: true }));
    await all((to) => Array.fromAsync(glob(to + '/**')));
    await all((to) => rm(to, { recursive: true }));
    process.stdout.write((await readdir('.')).join());
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  expect(await text(child.stdout)).toBe('from');
}, 30_000);

test.skipIf(process.platform !== 'linux')('a drive is told by where it is mounted', () => {
  expect(driveOf('/proc/self/status')).toBe('/proc');
  expect(driveOf('/proc')).toBe('/proc');
  expect(driveOf('/processes')).not.toBe('/proc');
  expect(driveOf('/nowhere/at/all')).toBe('/');
});

test('a drive is told by its name on macOS', () => {
  expect(driveOf('/Volumes/Desk/2026/vote.stet', 'darwin')).toBe('/Volumes/Desk');
  expect(driveOf('/Users/ada/vote.stet', 'darwin')).toBe('/');
});

test.each(['main.ts', 'web.ts'])('%s asks for enough threads before all else', async (name) => {
  const [first] = (await fs.readFile(program(name), 'utf8')).split('\n');
  expect(first).toBe("import './newsroom/storage/sharedThreads.ts';");
});
