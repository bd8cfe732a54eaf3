import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freshFolder } from '../newsroom/folders.ts';

const [ending, signals, saves, historyFile, revision] = [
  'newsroom/ending.ts',
  'web/ending.ts',
  'newsroom/articles/saves.ts',
  'newsroom/history/historyFile.ts',
  'newsroom/storage/revision.ts',
].map((file) => fileURLToPath(new URL(`../../../electron/${file}`, import.meta.url)));

// A pipe that nobody writes into answers as little as a drive that is away.
describe.skipIf(process.platform === 'win32')(
  'with a drive that does not answer, Stet ends',
  () => {
    async function program(lines: string, hang = (silent: string) => `fs.open(${silent}, 'r');`) {
      const folder = await freshFolder();
      const silent = path.join(folder, 'silent');
      execFileSync('mkfifo', [silent]);
      const file = path.join(folder, 'program.mjs');
      await writeFile(
        file,
        `import fs from 'node:fs/promises';
      import { closeInTime } from ${JSON.stringify(ending)};
      import { untilToldToEnd } from ${JSON.stringify(signals)};
      ${hang(JSON.stringify(silent))}
      const told = untilToldToEnd();
      setInterval(() => {}, 1000);
      console.log('up');
      await told;
      console.log('told');
      ${lines}`,
      );
      const child = spawn(process.execPath, [file]);
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

    it('once all else is closed, where only what nobody waits for is still done there', async () => {
      const { child, ended } = await program(
        'await closeInTime(async () => {}, 100); process.exit();',
        (silent) => `
      import { saves } from ${JSON.stringify(saves)};
      import { historyFile } from ${JSON.stringify(historyFile)};
      import { revisionOf } from ${JSON.stringify(revision)};
      const root = ${silent} + '.library';
      const file = root + '/vote.stet';
      const versions = historyFile(root, 'vote');
      await fs.mkdir(root + '/history', { recursive: true });
      await fs.writeFile(file, 'vote');
      await fs.link(${silent}, versions);
      const version = { at: 0, reason: 'opened', about: { id: 'vote', words: 1 } };
      const known = { revision: revisionOf(new TextEncoder().encode('vote')), version };
      saves.keepAhead({ path: file, displacing: { root, mayMakeRoot: false, name: 'vote.stet', known } });
      const turn = versions.replace(/([^/]*)$/, '.~$1.turn');
      while (!(await fs.stat(turn).catch(() => undefined))) await new Promise(setImmediate);`,
      );
      child.kill('SIGTERM');
      expect(await ended).toEqual([null, 'SIGKILL']);
    });

    it('once all else is closed, where a file is still to be closed', async () => {
      const { child, ended } = await program(
        'await closeInTime(async () => {}, 100); process.exit();',
        // All threads have enough to do for minutes.
        (silent) => `
      import { pbkdf2 } from 'node:crypto';
      const file = await fs.open(${silent}, 'r+');
      for (let thread = 0; thread < 64; thread++) pbkdf2('', '', 1e9, 64, 'sha512', () => {});
      file.close();`,
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
