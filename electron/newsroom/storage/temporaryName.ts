import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { getEnvironmentData, setEnvironmentData, threadId } from 'node:worker_threads';
import { bootOf, machineIdOf, machineOf, whereRan } from './machine.ts';

/**
 * Names of the files that a save makes beside its target and removes again. They say which machine,
 * process and run they belong to, because on a shared folder a leftover of ours and the temporary
 * file of a colleague's save in progress must not be mixed up.
 */
const run = ofProcess('stet run', () => randomBytes(3).toString('hex'));
const machine = machineOf(
  hostname(),
  ofProcess('stet machine', machineIdOf),
  ofProcess('stet boot', bootOf),
);

/** The same in every thread: exports are written by a worker, and are no leftovers of a dead one. */
function ofProcess(key: string, make: () => string): string {
  const known = getEnvironmentData(key);
  if (typeof known === 'string') return known;
  const made = make();
  setEnvironmentData(key, made);
  return made;
}

/** A file that is made beside another for as long as something is done to that one. */
export const isPassing = (name: string): boolean => name.startsWith('.~');

const pattern = /^\.~(.*)\.(\d+)\.([0-9a-f]{6})([0-9a-f]{6})[0-9a-f]{8}\.tmp$/su;

/** `.~<name>.<pid>.<random>.tmp` */
export function temporaryName(name: string): string {
  // Made in advance by the hundred: other ways to chance take as long as opening a file.
  const random = machine.mark + run + randomUUID().slice(0, 8);
  return `.~${shortened(name)}.${process.pid}.${random}.tmp`;
}

/** A file beside another whose name another process must be able to work out. */
export const companionName = (name: string, extension: 'bak' | 'turn') =>
  `.~${fitted(name)}.${extension}`;

/**
 * Says who holds a turn: machine, process, thread and run. Before the number of the thread, where the
 * releases until 0.1.0 read over it, stands the run of the machine (see `bootOf`).
 */
export const identity = `${machine.mark} ${process.pid} ${machine.boot}${threadId} ${run}`;

/** Who is writing a file: `.~lock.<name>#`, beside it. */
export const lockName = (name: string) => `.~lock.${fitted(name)}#`;

/** The reverse of `identity`, whatever is behind it; undefined for text that is none. */
export function readIdentity(text: string): TemporaryFile | undefined {
  const match = /^([0-9a-f]{6}) (\d+) (\d{10})?\d+ ([0-9a-f]{6})(?: [0-9a-f]+)?$/.exec(text);
  if (!match) return undefined;
  const [, mark = '', number, boot = '', theirRun] = match;
  const pid = Number(number);
  const where = whereRan({ mark, boot }, machine);
  const [local, before] = [where !== 'elsewhere', where === 'before'];
  return { pid, local, before, ours: local && pid === process.pid && theirRun === run };
}

export interface TemporaryFile {
  /** Made by this very run of this process. */
  ours: boolean;
  /** Made on this machine, so that `pid` means something here. */
  local: boolean;
  pid: number;
  /** The machine was started anew since, and `pid` is somebody else's if anybody's. */
  before?: boolean;
}

/** undefined for a file that is none of ours. */
export function readTemporaryName(name: string): TemporaryFile | undefined {
  const match = pattern.exec(name);
  if (!match) return undefined;
  const pid = Number(match[2]);
  const local = match[3] === machine.mark;
  return { pid, local, ours: local && pid === process.pid && match[4] === run };
}

/** A name of 255 bytes is legal, and so must be the longer name of its temporary file. */
function shortened(name: string): string {
  const bytes = 180;
  const encoder = new TextEncoder();
  if (encoder.encode(name).length <= bytes) return name;
  let short = '';
  let length = 0;
  for (const character of name) {
    length += encoder.encode(character).length;
    if (length > bytes) break;
    short += character;
  }
  return short;
}

/** Shortened, but still another name for another file. */
function fitted(name: string): string {
  if (new TextEncoder().encode(name).length <= 240) return name;
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${shortened(name)}-${mark}`;
}
