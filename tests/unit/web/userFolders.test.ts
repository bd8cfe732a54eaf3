import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { defaultLibrary, userDataFolder } from '../../../electron/web/userFolders.ts';

describe.runIf(path.sep === '/')('the person’s own folder', () => {
  const home = '/home/ada';
  test.each([
    ['linux', {}, '/home/ada/.config/Stet'],
    ['linux', { XDG_CONFIG_HOME: '/data/config' }, '/data/config/Stet'],
    // "All paths set in these environment variables must be absolute": others are ignored.
    ['linux', { XDG_CONFIG_HOME: 'config' }, '/home/ada/.config/Stet'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/ada/.config/Stet'],
    ['darwin', {}, '/home/ada/Library/Application Support/Stet'],
    ['win32', { APPDATA: '/c/Users/ada/Roaming' }, '/c/Users/ada/Roaming/Stet'],
    ['win32', {}, '/home/ada/AppData/Roaming/Stet'],
    ['linux', { STET_USER_DATA: '/elsewhere', XDG_CONFIG_HOME: '/data' }, '/elsewhere'],
  ] as const)('on %s with %j', (platform, env, folder) => {
    expect(userDataFolder({ platform, env, home })).toBe(folder);
  });
});

test('the first library lies among the documents, where there are any', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'stet-home-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  expect(defaultLibrary({ home })).toBe(path.join(home, 'Stet'));
  mkdirSync(path.join(home, 'Documents'));
  expect(defaultLibrary({ home })).toBe(path.join(home, 'Documents', 'Stet'));
});
