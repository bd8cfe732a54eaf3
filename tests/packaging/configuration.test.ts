import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../scripts/setUp/project.mjs';

const require = createRequire(import.meta.url);

/** As electron-builder itself reads electron-builder.yml, before its own defaults are added. */
async function readConfiguration(): Promise<Record<string, unknown>> {
  const { getConfig } = require('app-builder-lib/out/util/config/config');
  return getConfig(inProject(), null, null);
}

describe.runIf(process.platform !== 'win32')('the command of an installed app on macOS', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stet command '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('starts the app it lies in, through links, with the arguments as they are', () => {
    const contents = path.join(folder, 'Stet.app', 'Contents');
    for (const inner of ['MacOS', 'Resources/bin', '../../bin']) {
      mkdirSync(path.join(contents, inner), { recursive: true });
    }
    const command = path.join(contents, 'Resources/bin/stet');
    copyFileSync(inProject('electron/packaging/mac/stet'), command);
    const program = '#!/bin/sh\nprintf "[%s]" "$@"\nexit 3\n';
    writeFileSync(path.join(contents, 'MacOS/Stet'), program, { mode: 0o755 });
    symlinkSync('../Stet.app/Contents/Resources/bin/stet', path.join(folder, 'bin/relative'));
    symlinkSync(path.join(folder, 'bin/relative'), path.join(folder, 'bin/stet'));

    const args = ['export', 'my story.stet', '--to', 'html', '', '$HOME'];
    const { status, stdout } = spawnSync(path.join(folder, 'bin/stet'), args, { encoding: 'utf8' });
    expect(stdout).toBe('[--cli][export][my story.stet][--to][html][][$HOME]');
    expect(status).toBe(3);
  });
});

describe('electron-builder.yml', () => {
  // The scheme carries annotations of the generator that made it, which strict mode would refuse.
  const validate = new Ajv({ strict: false, allErrors: true }).compile(
    require('app-builder-lib/scheme.json'),
  );
  let configuration: Record<string, unknown>;
  beforeAll(async () => {
    configuration = await readConfiguration();
  });

  test('is valid against the scheme of app-builder-lib', () => {
    expect(validate(configuration), JSON.stringify(validate.errors)).toBe(true);
  });

  test('would not be valid with a word that electron-builder does not know', () => {
    expect(validate({ ...configuration, electronFuse: {} })).toBe(false);
    expect(validate({ ...configuration, electronFuses: { runAsNodes: false } })).toBe(false);
  });

  test('names only files that are there, with the command of each system able to run', () => {
    const text = readFileSync(inProject('electron-builder.yml'), 'utf8');
    const named = [...text.matchAll(/electron\/packaging[\w./-]*\w/g)].map(([file]) => file);
    expect(named.length).toBeGreaterThan(6);
    for (const file of named) expect(existsSync(inProject(file)), file).toBe(true);
    if (process.platform === 'win32') return;
    for (const file of ['electron/packaging/linux/stet', 'electron/packaging/mac/stet']) {
      expect(statSync(inProject(file)).mode & 0o111, file).toBe(0o111);
    }
  });

  test('has icons of the kinds and sizes that each system asks for', () => {
    const icns = readFileSync(inProject('electron/packaging/icon.icns'));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const ico = readFileSync(inProject('electron/packaging/icon.ico'));
    expect(ico.readUInt16LE(2)).toBe(1);
    // electron-builder refuses an icon of less than 256 pixels; 256 is written as 0.
    const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, n) => ico[6 + 16 * n]);
    expect(widths).toContain(0);
    for (const size of [16, 32, 48, 64, 128, 256, 512]) {
      const png = readFileSync(inProject(`electron/packaging/icons/${size}x${size}.png`));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
  });
});
