import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freshFolder } from '../newsroom/folders.ts';

const ending = fileURLToPath(new URL('../../../electron/web/ending.ts', import.meta.url));

// A pipe that nobody writes into answers as little as a drive that is away.
describe.skipIf(process.platform === 'win32')(
  'with a drive that does not answer, Stet ends',
  () => {
    async function program(lines: string) {
      const silent = path.join(await freshFolder(), 'silent');
      execFileSync('mkfifo', [silent]);
      const child = spawn(process.execPath, [
        '--input-type=module',
        '--eval',
        `import fs from 'node:fs/promises';
      import { closeInTime, untilToldToEnd } from ${JSON.stringify(ending)};
      fs.open(${JSON.stringify(silent)}, 'r');
      const told = untilToldToEnd();
      setInterval(() => {}, 1000);
      console.log('up');
      await told;
      console.log('told');
      ${lines}`,
      ]);
      onTestFinished(() => void child.kill('SIGKILL'));
      const ended = once(child, 'exit');
      const said = () => once(child.stdout, 'data').then(([data]) => String(data).trim());
      expect(await said()).toBe('up');
      return { child, ended, said };
    }

    it('once all else is closed', async () => {
      const { child, ended } = await program(
        'await closeInTime(async () => {}, 100); process.exit();',
      );
      child.kill('SIGTERM');
      expect(await ended).toEqual([null, 'SIGKILL']);
    });

    it('at a second signal', async () => {
      const { child, ended, said } = await program('');
      child.kill('SIGINT');
      expect(await said()).toBe('told');
      child.kill('SIGINT');
      expect(await ended).toEqual([null, 'SIGKILL']);
    });
  },
);
