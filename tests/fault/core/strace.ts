import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';

/** Why faults cannot be put into system calls here; undefined where they can. */
export async function lacksStrace(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'needs Linux';
  try {
    execFileSync('strace', ['-qq', '-o', '/dev/null', '-e', 'trace=none', 'true']);
    return undefined;
  } catch {
    return 'needs strace, and leave to trace processes';
  }
}

/** Lets go of the process, which goes on. */
type Detach = () => Promise<void>;

/**
 * Attaches strace to every thread of a running process. Counts (`when=N`) begin here, and each
 * thread has its own.
 *
 * @param args what to trace or to inject
 * @throws Error with what strace said when it could not attach
 */
export async function attachStrace(pid: number, args: readonly string[]): Promise<Detach> {
  const strace = spawn('strace', ['-f', '-p', String(pid), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = new Promise<void>((resolve) => strace.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    strace.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/attached/.test(said)) resolve();
    });
    strace.once('close', () => reject(new Error(`strace did not attach: ${said}`)));
    strace.once('error', reject);
  });
  return async () => {
    strace.kill('SIGINT');
    await closed;
  };
}

/** What a save, a journal and a history do to files. */
export const fileCalls = [
  'openat',
  'close',
  'pwrite64',
  'fsync',
  'rename',
  'link',
  'unlink',
  'mkdir',
  'ftruncate',
  'fchmod',
  'fchown',
] as const;

export interface Place {
  call: string;
  /** From 1, in the thread that makes most of these calls. */
  number: number;
}

/**
 * Every system call on files that a task makes, as the places where a fault can be put.
 *
 * @param task runs while the process is traced
 */
export async function recordPlaces(
  pid: number,
  folder: string,
  task: () => Promise<unknown>,
): Promise<Place[]> {
  const record = path.join(folder, 'trace');
  const detach = await attachStrace(pid, ['-o', record, '-e', `trace=${fileCalls.join(',')}`]);
  await task();
  await detach();
  const counts = new Map<string, number>();
  for (const line of (await fs.readFile(record, 'utf8')).split('\n')) {
    const [, thread, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    if (call === undefined) continue;
    // The main thread only talks to the test.
    if (thread === String(pid)) continue;
    counts.set(call, (counts.get(call) ?? 0) + 1);
  }
  return fileCalls.flatMap((call) =>
    Array.from({ length: counts.get(call) ?? 0 }, (_, index) => ({ call, number: index + 1 })),
  );
}
