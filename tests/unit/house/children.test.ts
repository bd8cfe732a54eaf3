import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../../scripts/setUp/children.mjs';
import { inProject } from '../../../scripts/setUp/project.mjs';

const lives = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a program that was started', () => {
  test('gives its code and all it printed', async () => {
    const script = "console.log('out'); console.error('err'); process.exitCode = 3";
    const { code, output, tooSlow } = await run(process.execPath, ['-e', script]);
    expect(code).toBe(3);
    expect(output).toContain('out\n');
    expect(output).toContain('err\n');
    expect(tooSlow).toBe(false);
  });

  test('that is not there gives 127, as in a shell', async () => {
    expect(await run('stet-no-such-program', [])).toMatchObject({ code: 127 });
  });

  test('is ended at its time limit', async () => {
    const script = 'setInterval(() => {}, 1000)';
    const outcome = await run(process.execPath, ['-e', script], { limit: 100 });
    expect(outcome).toMatchObject({ tooSlow: true });
    expect(outcome.code).not.toBe(0);
  });
});

describe.runIf(process.platform !== 'win32')('Ctrl+C, on systems with process groups', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'stet-children-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts what starts a child which starts a grandchild; the pids of all three. */
  async function family(grandchild: string) {
    const pids = path.join(folder, 'pids');
    const child = `
      const { spawn } = require('node:child_process');
      const deep = spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}]);
      deep.stdout.once('data', () => {
        require('node:fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + deep.pid + '\\n');
      });
      setInterval(() => {}, 1000);`;
    const parent = `
      const { run } = await import(${JSON.stringify(inProject('scripts/setUp/children.mjs'))});
      await run(process.execPath, ['-e', ${JSON.stringify(child)}]);`;
    const started = spawn(process.execPath, ['--input-type=module', '-e', parent], {
      stdio: 'ignore',
    });
    const text = await vi.waitFor(
      () => {
        const written = readFileSync(pids, 'utf8');
        expect(written).toMatch(/\n$/);
        return written;
      },
      { timeout: 20_000 },
    );
    const [childPid = 0, deepPid = 0] = text.trim().split(' ').map(Number);
    return { started, childPid, deepPid };
  }

  test.each([
    ['ends well', "console.log('up'); setInterval(() => {}, 1000)"],
    [
      'does not want to end',
      "process.on('SIGINT', () => {}); console.log('up'); setInterval(() => {}, 1000)",
    ],
  ])('ends everything that was started, down to a grandchild that %s', async (_, grandchild) => {
    const { started, childPid, deepPid } = await family(grandchild);
    expect(lives(deepPid)).toBe(true);
    const ended = new Promise((resolve) => started.once('exit', (code) => resolve(code)));
    started.kill('SIGINT');
    expect(await ended).toBe(130);
    await vi.waitFor(() => expect([childPid, deepPid].filter(lives)).toEqual([]), {
      timeout: 20_000,
    });
  });
});
