import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type FileFacts, factsFrom } from './fileFacts.ts';
import { readWhole } from './readWhole.ts';

export type { FileFacts } from './fileFacts.ts';

/**
 * The calls a save makes, and nothing more: the seam at which tests let a disk fill up, a sync fail
 * or another writer step in between any two of them.
 */
export interface FileSystem {
  readonly platform: NodeJS.Platform;
  open(path: string, flags: string | number, mode?: number): Promise<OpenFile>;
  readFile(path: string): Promise<Uint8Array>;
  stat(path: string): Promise<FileFacts>;
  lstat(path: string): Promise<FileFacts>;
  realpath(path: string): Promise<string>;
  /** Rejects unless this process may write there. */
  mayWrite(path: string): Promise<void>;
  /** undefined where the file system does not say. */
  room(folder: string): Promise<{ free: number; kind: number } | undefined>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Only the last folder of the path; the one it is in must be there. */
  mkdir(path: string): Promise<void>;
  sleep(milliseconds: number): Promise<void>;
  /** `appendTo` in one call, where each call is a way to another thread and back. */
  append?(file: string, to: AppendedTo, bytes: Uint8Array, durable: boolean): Promise<void>;
}

/** What of a file is known, and counts. */
export interface AppendedTo {
  /** So many bytes. */
  length: number;
  /** Another file of that name is none of the caller's. Absent: whatever lies there is. */
  identity?: string | undefined;
}

export interface OpenFile {
  /** The number of bytes that went out, which may be fewer than were given. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  facts(): Promise<FileFacts>;
  /** @param length bytes that stay, none by default */
  truncate(length?: number): Promise<void>;
  setMode(mode: number): Promise<void>;
  setOwner(user: number, group: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export const realFileSystem: FileSystem = {
  platform: process.platform,
  async open(path, flags, mode) {
    const handle = await fs.open(path, flags, mode);
    return {
      write: async (bytes, position) =>
        (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
      facts: async () => factsFrom(await handle.stat({ bigint: true })),
      truncate: (length = 0) => handle.truncate(length),
      setMode: (bits) => handle.chmod(bits),
      setOwner: (user, group) => handle.chown(user, group),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  readFile: (path) => readWhole(path),
  stat: async (path) => factsFrom(await fs.stat(path, { bigint: true })),
  lstat: async (path) => factsFrom(await fs.lstat(path, { bigint: true })),
  realpath: (path) => fs.realpath(path),
  mayWrite: (path) => fs.access(path, constants.W_OK),
  async room(folder) {
    const { bsize, bavail, blocks, type } = await fs.statfs(folder);
    // Some network and user-space file systems answer with zeros.
    return { free: blocks > 0 ? bsize * bavail : Number.POSITIVE_INFINITY, kind: type };
  },
  rename: (from, to) => fs.rename(from, to),
  link: (from, to) => fs.link(from, to),
  unlink: (path) => fs.unlink(path),
  mkdir: (path) => fs.mkdir(path),
  sleep: async (milliseconds) => {
    await wait(milliseconds);
  },
};
