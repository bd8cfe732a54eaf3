import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildTestPage } from './testPage.ts';

const inProject = (relative: string) =>
  fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

/** The web host's program as `npm start` runs it, bundled, with a page as small as can be. */
export interface Program {
  folder: string;
  /** Where what it opens in other programs is noted; see `desktop`. */
  start(args: string[], env?: Record<string, string>): Running;
  close(): Promise<void>;
}

export interface Running {
  child: ChildProcess;
  /** The address that it printed. */
  address: Promise<string>;
  output(): string;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

export async function buildProgram(): Promise<Program> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'stet-program-')));
  const dist = path.join(folder, 'dist');
  await mkdir(path.join(folder, 'home'));
  await writeFile(path.join(folder, 'package.json'), '{"version":"0.0.0"}');
  await buildTestPage(dist);
  const entries = {
    web: 'electron/web.ts',
    'exports.worker': 'electron/newsroom/exports/exports.worker.ts',
  };
  for (const [name, entry] of Object.entries(entries)) {
    await build({
      entryPoints: [inProject(entry)],
      outfile: path.join(dist, `${name}.mjs`),
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      format: 'esm',
      external: ['bufferutil', 'utf-8-validate'],
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
      },
      logLevel: 'silent',
    });
  }
  const running: ChildProcess[] = [];
  return {
    folder,
    start(args, env = {}) {
      const child = spawn(process.execPath, [path.join(dist, 'web.mjs'), ...args], {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          HOME: path.join(folder, 'home'),
          STET_USER_DATA: path.join(folder, 'user'),
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.push(child);
      let text = '';
      const { promise: address, resolve, reject } = Promise.withResolvers<string>();
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8');
        stream?.on('data', (chunk: string) => {
          text += chunk;
          const printed = /^Stet is at (\S+)$/m.exec(text)?.[1];
          if (printed) resolve(printed);
        });
      }
      const ended = new Promise<number | string>((settle) => {
        child.on('close', (code, signal) => {
          reject(new Error(`It ended without an address: ${text}`));
          settle(code ?? signal ?? 'unknown');
        });
      });
      address.catch(() => undefined);
      return { child, address, output: () => text, ended };
    },
    async close() {
      for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
