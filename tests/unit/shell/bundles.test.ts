import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOptions } from '../../../scripts/building/bundle.mjs';
import { createArticle } from '../../../shared/article/create.ts';
import { serialise } from '../../../shared/article/serialise.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let folder: string;
const inFolder = (...names: string[]) => path.join(folder, ...names);

/** As the build makes them, but into a folder of the test. */
async function bundle(entry: string, output: string, format: 'esm' | 'cjs') {
  const { metafile, outputFiles } = await build(bundleOptions({ entry, output, format }));
  await writeFile(inFolder('dist', output), outputFiles[0]?.contents ?? '');
  return Object.values(metafile.outputs).flatMap((made) =>
    made.imports.filter(({ external }) => external).map((imported) => imported.path),
  );
}

let imported: { main: string[]; preload: string[] };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stet-bundles-'));
  await mkdir(inFolder('dist'));
  const [main, preload] = await Promise.all([
    bundle('electron/main.ts', 'main.mjs', 'esm'),
    bundle('electron/preload.ts', 'preload.cjs', 'cjs'),
    bundle('electron/cli.ts', 'cli.mjs', 'esm'),
  ]);
  imported = { main, preload };
  await writeFile(inFolder('package.json'), await readFile(path.join(root, 'package.json')));
  // Node's loader takes this for Electron: what main.mjs needs before it runs the command line.
  await mkdir(inFolder('node_modules', 'electron'), { recursive: true });
  await writeFile(
    inFolder('node_modules', 'electron', 'package.json'),
    JSON.stringify({ name: 'electron', type: 'module', exports: './electron.mjs' }),
  );
  const names = [
    ...['BrowserWindow', 'clipboard', 'dialog', 'Menu', 'MessageChannelMain', 'nativeTheme'],
    ...['powerMonitor', 'protocol', 'screen', 'session', 'shell'],
  ];
  await writeFile(
    inFolder('node_modules', 'electron', 'electron.mjs'),
    [
      'process.defaultApp = true;',
      "const never = new Proxy({}, { get() { throw new Error('The command line needs no window'); } });",
      `export const ${names.map((name) => `${name} = never`).join(', ')};`,
      'export const app = { dock: undefined, exit: (code) => process.exit(code) };',
    ].join('\n'),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function stet(...args: string[]) {
  const child = spawn(process.execPath, [inFolder('dist', 'main.mjs'), ...args], {
    cwd: folder,
    env: { ...process.env, STET_USER_DATA: inFolder('user') },
  });
  let out = '';
  child.stdout.on('data', (part) => {
    out += part;
  });
  let err = '';
  child.stderr.on('data', (part) => {
    err += part;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

describe('the bundles of the desktop', () => {
  it('import nothing at run time but Electron and Node', () => {
    const known = new Set(['electron', ...builtinModules.map((name) => `node:${name}`)]);
    const foreign = imported.main.filter(
      (name) => !known.has(name) && !builtinModules.includes(name),
    );
    expect(foreign).toEqual([]);
    expect(imported.main).toContain('electron');
  });

  it('have a preload that a sandbox can run: one file that needs Electron’s renderer side only', () => {
    expect(imported.preload).toEqual(['electron/renderer']);
  });
});

describe('the installed command', () => {
  it('runs without a window and says what it can', async () => {
    const { code, out, err } = await stet('--cli', '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('export');
  });

  it('runs where there is no display, and exits with the code of the command', async () => {
    const article = createArticle(
      'urn:uuid:0f0e0d0c-0b0a-4908-8706-050403020100',
      'en-GB',
      '2026-11-24T02:00:00Z',
    );
    await writeFile(inFolder('good.stet'), serialise(article));
    await writeFile(inFolder('bad.stet'), '{');
    const good = await stet(
      '--ozone-platform=headless',
      '--cli',
      'validate',
      'good.stet',
      '--json',
    );
    expect(good.code).toBe(0);
    expect(JSON.parse(good.out)).toMatchObject({ input: expect.stringContaining('good.stet') });
    const bad = await stet('--cli', 'validate', 'bad.stet', '--json');
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out)).toHaveProperty('error');
    expect((await stet('--cli', 'nonsense')).code).toBe(2);
  });
});
