import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freshFolder } from './folders.ts';

const program = (name: string) =>
  fileURLToPath(new URL(`../../../electron/${name}`, import.meta.url));

test.skipIf(process.platform === 'win32')(
  'a drive on which thirty calls hang keeps nobody from reading another',
  async () => {
    const folder = await freshFolder();
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const script = `
      await import(${JSON.stringify(program('newsroom/storage/sharedThreads.ts'))});
      const { default: fs } = await import('node:fs/promises');
      // Opening a pipe that nobody writes into takes for ever.
      for (let call = 0; call < 30; call++) void fs.open(${JSON.stringify(pipe)});
      await fs.readdir(${JSON.stringify(folder)});
      process.stdout.write('read', () => process.kill(process.pid, 'SIGKILL'));
    `;
    const { UV_THREADPOOL_SIZE: _, ...env } = process.env;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 20_000,
      killSignal: 'SIGKILL',
    });
    expect(await text(child.stdout)).toBe('read');
  },
  30_000,
);

test.each(['main.ts', 'web.ts'])('%s asks for enough threads before all else', async (name) => {
  const [first] = (await fs.readFile(program(name), 'utf8')).split('\n');
  expect(first).toBe("import './newsroom/storage/sharedThreads.ts';");
});
