import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  hasDisplay,
  openCall,
  type ProgramCall,
  revealCall,
  startProgram,
} from '../../../electron/web/nativeProgram.ts';
import { openInBrowser } from '../../../electron/web/openInBrowser.ts';

describe.runIf(path.sep === '/')('other programs', () => {
  test('a file is shown in the system’s file manager', () => {
    const file = '/home/ada/Desk/a b&c.stet';
    expect(revealCall('linux', file)).toEqual(['xdg-open', 'file:///home/ada/Desk']);
    expect(revealCall('darwin', file)).toEqual(['open', '-R', file]);
    expect(revealCall('win32', file)).toEqual(['explorer.exe', `/select,${file}`]);
  });

  test('a name is never an option or a command', () => {
    const file = '/home/ada/-x; rm -rf "$HOME".stet';
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      for (const [, ...args] of [openCall(platform, file), revealCall(platform, file)]) {
        for (const arg of args) expect(arg).not.toMatch(/^-(?!R$)/);
      }
    }
  });

  test('a program that is not there is an error, not a crash', async () => {
    await expect(startProgram(['stet-no-such-program', 'x'])).rejects.toThrow(/ENOENT/);
  });
});

test.each([
  ['darwin', {}, true],
  ['win32', {}, true],
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
] as const)('on %s with %j a window can be shown: %s', (platform, env, shown) => {
  expect(hasDisplay(platform, env)).toBe(shown);
});

describe('leading the browser in', () => {
  const address = `http://127.0.0.1:7838/open/${'A'.repeat(43)}#t=${'B'.repeat(43)}&open=abcdefgh`;
  const inFolder = async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'stet-lead-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return path.join(folder, 'browser');
  };

  test('the browser gets a file of the person’s own, which is gone when it is forgotten', async () => {
    const folder = await inFolder();
    const calls: ProgramCall[] = [];
    const lead = await openInBrowser(address, folder, async (call) => void calls.push(call));
    const [name = ''] = await readdir(folder);
    expect(JSON.stringify(calls)).toContain(name);
    expect(JSON.stringify(calls)).not.toContain('B'.repeat(43));
    const file = path.join(folder, name);
    expect(await readFile(file, 'utf8')).toContain(
      `content="0;url=${address.replaceAll('&', '&amp;')}"`,
    );
    if (process.platform !== 'win32') {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    }
    await lead.forget();
    expect(await readdir(folder)).toEqual([]);
  });

  test('no file stays behind when no browser starts', async () => {
    const folder = await inFolder();
    const broken = () => Promise.reject(new Error('no browser'));
    await expect(openInBrowser(address, folder, broken)).rejects.toThrow('no browser');
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    'http://evil.example/#t=x',
    'http://127.0.0.1:7838.evil.example/',
    'https://127.0.0.1:7838/',
    'http://127.0.0.1:7838/"><script>',
    'javascript:alert(1)',
  ])('%s is no address of ours', async (other) => {
    const folder = await inFolder();
    await expect(openInBrowser(other, folder, async () => {})).rejects.toThrow(/not an address/);
  });
});
