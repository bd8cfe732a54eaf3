import fs, { constants } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { factsFrom } from './fileFacts.ts';
import type { FileAnswer, FileCall } from './ownThread.ts';

/**
 * Makes the calls of ownThread.ts one after the other, without Node's shared threads for files. What
 * each does is said in fileSystem.ts; an open file is named by its descriptor. A small program: it
 * starts while somebody types the first letter.
 */
const calls = {
  open: (path: string, flags: string | number, mode?: number) => fs.openSync(path, flags, mode),
  write: (file: number, bytes: Uint8Array, position: number) =>
    fs.writeSync(file, bytes, 0, bytes.length, position),
  size: (file: number) => fs.fstatSync(file).size,
  truncate: (file: number, length: number) => fs.ftruncateSync(file, length),
  setMode: (file: number, mode: number) => fs.fchmodSync(file, mode),
  setOwner: (file: number, user: number, group: number) => fs.fchownSync(file, user, group),
  sync: (file: number) => fs.fsyncSync(file),
  close: (file: number) => fs.closeSync(file),
  readFile(path: string) {
    // As readWhole.ts: a pipe must not be waited for.
    const file = fs.openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return fs.readFileSync(file);
    } finally {
      fs.closeSync(file);
    }
  },
  stat: (path: string) => factsFrom(fs.statSync(path, { bigint: true })),
  lstat: (path: string) => factsFrom(fs.lstatSync(path, { bigint: true })),
  realpath: (path: string) => fs.realpathSync.native(path),
  mkdir: (path: string) => fs.mkdirSync(path),
  mayWrite: (path: string) => fs.accessSync(path, constants.W_OK),
  room(folder: string) {
    const { bsize, bavail, blocks, type } = fs.statfsSync(folder);
    return { free: blocks > 0 ? bsize * bavail : Number.POSITIVE_INFINITY, kind: type };
  },
  rename: (from: string, to: string) => fs.renameSync(from, to),
  link: (from: string, to: string) => fs.linkSync(from, to),
  unlink: (path: string) => fs.unlinkSync(path),
} as const;

function answerTo({ id, call, args }: FileCall): FileAnswer {
  try {
    const run = calls[call as keyof typeof calls] as (...given: unknown[]) => unknown;
    return { id, value: run(...args) };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { id, error: { message, code } };
  }
}

parentPort?.on('message', (call: FileCall) => parentPort?.postMessage(answerTo(call)));
