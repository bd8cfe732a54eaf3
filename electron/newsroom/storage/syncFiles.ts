import fs, { constants } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { factsFrom } from './fileFacts.ts';
import type { FileSystem } from './fileSystem.ts';

/**
 * The calls of fileSystem.ts, made at once: for threads that have nothing else to do than to wait
 * for the disk. Through Node's shared threads a call takes fifty times as long (measured), and a save
 * makes some thirty of them. An open file is named by its descriptor.
 */
export const syncFiles = {
  open: (path: string, flags: string | number, mode?: number) => fs.openSync(path, flags, mode),
  write: (file: number, bytes: Uint8Array, position: number) =>
    fs.writeSync(file, bytes, 0, bytes.length, position),
  facts: (file: number) => factsFrom(fs.fstatSync(file, { bigint: true })),
  truncate: (file: number, length = 0) => fs.ftruncateSync(file, length),
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

const syncBeside = promisify(fs.fsync);

/** The same as a file system. */
export function syncFileSystem({
  besideEachOther,
}: {
  /** Whether a sync is waited for in Node's shared threads, so that two of them take the time of one. */
  besideEachOther(): boolean;
}): FileSystem {
  const files = syncFiles;
  return {
    platform: process.platform,
    async open(path, flags, mode) {
      const file = files.open(path, flags, mode);
      return {
        write: async (bytes, position) => files.write(file, bytes, position),
        facts: async () => files.facts(file),
        truncate: async (length) => files.truncate(file, length),
        setMode: async (mode) => files.setMode(file, mode),
        setOwner: async (user, group) => files.setOwner(file, user, group),
        sync: async () => (besideEachOther() ? syncBeside(file) : files.sync(file)),
        close: async () => files.close(file),
      };
    },
    readFile: async (path) => files.readFile(path),
    stat: async (path) => files.stat(path),
    lstat: async (path) => files.lstat(path),
    realpath: async (path) => files.realpath(path),
    mkdir: async (path) => {
      files.mkdir(path);
    },
    mayWrite: async (path) => files.mayWrite(path),
    room: async (folder) => files.room(folder),
    rename: async (from, to) => files.rename(from, to),
    link: async (from, to) => files.link(from, to),
    unlink: async (path) => files.unlink(path),
    sleep: async (milliseconds) => {
      await wait(milliseconds);
    },
  };
}
