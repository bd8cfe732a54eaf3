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

/** Threads that make calls on files: Node's own, what keeps what is typed, and what saves. */
export const fileThreads = ['libuv-worker', 'files', 'saves'] as const;

const threadNames: Readonly<Record<string, string>> = {
  files: ' of the journal’s thread',
  saves: ' of the thread that saves',
};

/** Those threads of a process that runs with `countable`, by name. */
async function threadsOf(pid: number): Promise<Map<string, number>> {
  const folder = `/proc/${pid}/task`;
  const threads = new Map<string, number>();
  for (const id of await fs.readdir(folder)) {
    const name = (await fs.readFile(path.join(folder, id, 'comm'), 'utf8')).trim();
    if ((fileThreads as readonly string[]).includes(name)) threads.set(name, Number(id));
  }
  return threads;
}

/** Puts a fault into the calls of one thread. Counts (`when=N`) begin here. */
export async function inject(pid: number, thread: string, call: string, fault: string) {
  const id = (await threadsOf(pid)).get(thread);
  if (id === undefined) throw new Error(`There is no thread ${thread}`);
  return attachStrace(id, faultIn(call, fault));
}

/** The same for every thread of a process. */
export const injectInAll = (pid: number, call: string, fault: string) =>
  attachStrace(pid, ['-f', ...faultIn(call, fault)]);

/** The same for whatever a newsroom asks of the drive that the library lies on, with one article open. */
export async function injectInLibrary(
  pid: number,
  { library }: { library: string },
  article: string,
  fault: string,
) {
  const there = await fs.readdir(library, { recursive: true });
  const passing = [
    `.~${article}.turn`,
    `.~lock.${article}#`,
    '.stet',
    '.stet/history',
    '.stet/desk.json',
  ];
  const paths = [library, ...[...there, ...passing].map((name) => path.join(library, name))];
  return attachStrace(pid, [
    ...['-f', '-o', '/dev/null', ...paths.flatMap((place) => ['-P', place])],
    ...['-e', `inject=%file,read,pread64,pwrite64,fsync,getdents64:${fault}`],
  ]);
}

const faultIn = (call: string, fault: string) => [
  ...['-o', '/dev/null'],
  ...['-e', `trace=${call}`],
  ...['-e', `inject=${call}:${fault}`],
];

/**
 * Attaches strace to a thread, or with `-f` to every thread of a process.
 *
 * @param args what to trace or to inject
 * @throws Error with what strace said when it could not attach
 */
async function attachStrace(id: number, args: readonly string[]): Promise<Detach> {
  const strace = spawn('strace', ['-p', String(id), ...args], {
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
const fileCalls = [
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

/** A call that a thread makes. */
export interface Place {
  thread: string;
  call: string;
  /** From 1. */
  number: number;
}

export const nameOf = ({ thread, call, number }: Place) =>
  `${call} ${number}${threadNames[thread] ?? ''}`;

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
  const threads = await threadsOf(pid);
  const detach = await attachStrace(pid, [
    '-f',
    '-o',
    record,
    '-e',
    `trace=${fileCalls.join(',')}`,
  ]);
  await task();
  await detach();
  const places: Place[] = [];
  for (const [thread, id] of threads) {
    const counts = new Map<string, number>();
    for (const line of (await fs.readFile(record, 'utf8')).split('\n')) {
      const [, by, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
      if (call === undefined || Number(by) !== id) continue;
      const number = (counts.get(call) ?? 0) + 1;
      counts.set(call, number);
      places.push({ thread, call, number });
    }
  }
  return places.sort((one, other) => one.call.localeCompare(other.call));
}
