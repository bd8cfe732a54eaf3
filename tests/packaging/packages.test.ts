import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeNotices } from '../../scripts/building/notices.mjs';
import { targetsFor } from '../../scripts/building/targets.mjs';
import { electronVersion } from '../../scripts/setUp/electron.mjs';
import { inProject } from '../../scripts/setUp/project.mjs';
import { wantedFuses, writeElectronStub } from './electronStub.ts';

interface ManifestEntry {
  file: string;
  mime: string;
  bytes: number;
  sha256: string;
}

describe('the packaged app', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stet-packaging-'));
  const unpacked = path.join(folder, 'release', 'linux-unpacked');
  const archive = path.join(unpacked, 'resources', 'app.asar');
  const read = (file: string) => extractFile(archive, file).toString('utf8');
  const manifest = (): Record<string, ManifestEntry> =>
    JSON.parse(readFileSync(inProject('dist', 'renderer-manifest.json'), 'utf8'));

  beforeAll(async () => {
    const electronDist = path.join(folder, 'electron');
    await writeElectronStub(electronDist, electronVersion());
    writeNotices();
    // Nothing may be looked up outside this machine.
    await build({
      targets: Platform.LINUX.createTarget('dir'),
      projectDir: inProject(),
      publish: 'never',
      config: { electronDist, directories: { output: path.join(folder, 'release') } },
    });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds the bundles, the renderer and the licences, and nothing else', () => {
    const files = listPackage(archive, { isPack: false })
      .map((file) => file.replaceAll('\\', '/').replace(/^\//, ''))
      .filter((file) => !('files' in statFile(archive, path.normalize(file))));
    const renderer = Object.values(manifest()).map(({ file }) => `dist/${file}`);
    const bundles = targetsFor('all').bundles.flatMap(({ output, beside = [] }) =>
      [output, ...beside].map((file) => `dist/${path.basename(file)}`),
    );
    const expected = new Set([
      ...bundles,
      ...renderer,
      'dist/renderer-manifest.json',
      'dist/notices.txt',
      'package.json',
    ]);
    expect(files.sort()).toEqual([...expected].sort());
    for (const entry of ['main.mjs', 'preload.cjs', 'web.mjs', 'cli.mjs']) {
      expect(files).toContain(`dist/${entry}`);
    }
  });

  test('starts at a file that is there', () => {
    const { main, type, version } = JSON.parse(read('package.json'));
    expect(main).toBe('dist/main.mjs');
    expect(type).toBe('module');
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(read(main).length).toBeGreaterThan(0);
  });

  test('imports nothing that is not packed', () => {
    const builtin = new Set([...createRequire(import.meta.url)('node:module').builtinModules]);
    const optional = new Set(['bufferutil', 'utf-8-validate']);
    for (const { output } of targetsFor('all').bundles) {
      const code = read(`dist/${output}`);
      // The bundler leaves imports at the start of a line; quotes elsewhere are text.
      const imports = [...code.matchAll(/^import (?:[^'";]* from )?["']([^"']+)["'];?$/gm)];
      const requires = [...code.matchAll(/[^.\w]require\(["']([^"']+)["']\)/g)];
      const names = [...imports, ...requires].map(([, name]) => name ?? '');
      const foreign = names.filter(
        (name) => !name.startsWith('node:') && !builtin.has(name) && !optional.has(name),
      );
      const mayUseElectron = output === 'main.mjs' || output === 'preload.cjs';
      const allowed = mayUseElectron ? /^electron(\/(main|common|renderer))?$/ : /^$/;
      expect(
        foreign.filter((name) => !allowed.test(name)),
        output,
      ).toEqual([]);
    }
  });

  test('names every bundled package with its licence', () => {
    const notices = read('dist/notices.txt');
    for (const name of ['react', 'prosemirror-model', 'ws', 'zod']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, 'm'));
    }
    expect(notices).not.toMatch(/\(undefined\)/);
  });

  test('has every fuse as SECURITY.md says', async () => {
    const wire = await getCurrentFuseWire(path.join(unpacked, 'stet-desktop'));
    expect(wantedFuses()).toHaveLength(9);
    for (const [fuse, wanted] of wantedFuses()) {
      const state = wanted ? FuseState.ENABLE : FuseState.DISABLE;
      expect(wire[fuse], FuseV1Options[fuse]).toBe(state);
    }
  });

  test('keeps Electron’s licences', () => {
    expect(existsSync(path.join(unpacked, 'LICENSE.electron.txt'))).toBe(true);
    expect(existsSync(path.join(unpacked, 'LICENSES.chromium.html'))).toBe(true);
  });
});
