import type { BigIntStats } from 'node:fs';

export interface FileFacts {
  isFile: boolean;
  isFolder: boolean;
  isLink: boolean;
  size: number;
  /** Permission bits. */
  mode: number;
  user: number;
  group: number;
  /** By this a text is told from the same one at another time; Node's own is rounded, this is not. */
  modified: Date;
  /** Differs as soon as the file was replaced. */
  identity: string;
  /** Differs as soon as the file was replaced or written to. */
  print: string;
}

export const factsFrom = (stats: BigIntStats): FileFacts => ({
  isFile: stats.isFile(),
  isFolder: stats.isDirectory(),
  isLink: stats.isSymbolicLink(),
  size: Number(stats.size),
  mode: Number(stats.mode) & 0o7777,
  user: Number(stats.uid),
  group: Number(stats.gid),
  modified: new Date(Number(stats.mtimeNs / 1_000_000n)),
  identity: `${stats.dev}:${stats.ino}`,
  print: `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`,
});
