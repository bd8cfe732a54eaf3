import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { browsersHere, usualBrowsers } from '../../../electron/newsroom/printing/findBrowsers.ts';

test('on Linux they are in PATH, and where snap puts them', () => {
  const found = usualBrowsers('linux', { PATH: '/opt/bin:relative:/usr/bin' });
  expect(found[0]).toBe('/opt/bin/google-chrome-stable');
  expect(found).toContain('/usr/bin/chromium');
  expect(found).toContain('/usr/bin/microsoft-edge');
  expect(found).toContain('/snap/bin/chromium');
  expect(found.every((place) => path.posix.isAbsolute(place))).toBe(true);
});

test('on macOS they are apps of the system or of the person', () => {
  const found = usualBrowsers('darwin', { HOME: '/Users/ana' });
  expect(found).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(found).toContain(
    '/Users/ana/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  );
});

test('on Windows they are programs of the system or of the person', () => {
  const found = usualBrowsers('win32', {
    PROGRAMFILES: 'C:\\Program Files',
    LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local',
  });
  expect(found).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
  expect(found).toContain(
    'C:\\Users\\ana\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
  );
});

test('one that is named goes first', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    expect(usualBrowsers(platform, { STET_CHROMIUM: '/my/chrome' })[0]).toBe('/my/chrome');
  }
});

test.runIf(process.platform !== 'win32')('only those that can be run', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'stet-browsers-'));
  try {
    await writeFile(path.join(folder, 'chromium'), '#!/bin/sh\n');
    await writeFile(path.join(folder, 'google-chrome'), '#!/bin/sh\n');
    await chmod(path.join(folder, 'chromium'), 0o755);
    await chmod(path.join(folder, 'google-chrome'), 0o644);
    const found = await browsersHere('linux', { PATH: `${folder}:${folder}` });
    expect(found.filter((place) => place.startsWith(folder))).toEqual([
      path.join(folder, 'chromium'),
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
