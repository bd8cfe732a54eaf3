import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import type { Outcome } from '../../../electron/cli/report.ts';

export const project = fileURLToPath(new URL('../../../', import.meta.url));
/** What `npm run stet` runs. */
const launcher = path.join(project, 'scripts', 'stet.mjs');
/** What the launcher runs, once it is built. */
export const bundle = path.join(project, 'dist', 'cli.mjs');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  /** The JSON lines on stdout; each must be one. */
  lines: Outcome[];
}

const folders: string[] = [];

/** A folder of its own for a test, gone afterwards. */
export function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'stet-cli-'));
  folders.push(folder);
  return folder;
}

/** Builds the command before a file's tests, as its first run would. */
export function withBuiltCommand(): void {
  beforeAll(() => {
    const built = spawnSync(process.execPath, [path.join(project, 'scripts', 'build.mjs'), 'cli'], {
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`The command cannot be built:\n${built.stderr}`);
  }, 120_000);
  afterAll(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
}

/** The person's surroundings, without npm's, and with their settings in a folder of the test. */
export const surroundings = (userData: string): NodeJS.ProcessEnv => {
  const { INIT_CWD: _npm, ...env } = process.env;
  return { ...env, STET_USER_DATA: userData, NO_COLOR: '1' };
};

export interface RunOptions extends Pick<SpawnOptions, 'uid' | 'gid'> {
  cwd: string;
  stdin?: string | Uint8Array;
  env?: NodeJS.ProcessEnv;
  program?: string;
}

export function start(args: readonly string[], options: RunOptions): ChildProcess {
  const { cwd, env, program = launcher, uid, gid } = options;
  return spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...surroundings(path.join(cwd, '.user')), ...env },
    ...(uid !== undefined && { uid, gid }),
  });
}

/** Runs `stet` to its end. */
export async function stet(args: readonly string[], options: RunOptions): Promise<Ended> {
  const child = start(args, options);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.stdin ?? '');
  return ended(child);
}

export async function ended(child: ChildProcess): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on('close', (...how) => resolve(how));
  });
  const stdout = Buffer.concat(out).toString('utf8');
  return {
    code,
    signal,
    stdout,
    stderr: Buffer.concat(err).toString('utf8'),
    get lines() {
      return linesOf(stdout);
    },
  };
}

export const linesOf = (stdout: string): Outcome[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Outcome);
