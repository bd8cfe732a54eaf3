import type { BigIntStats } from 'node:fs';

export interface FileFacts {
  isFile: boolean;
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

export function factsFrom(stats: BigIntStats): FileFacts {
  // ext4 gives a new file the number of one that has just gone; 0 where no birth is written down.
  const identity = `${stats.dev}:${stats.ino}:${stats.birthtimeNs}`;
  return {
    isFile: stats.isFile(),
    isLink: stats.isSymbolicLink(),
    size: Number(stats.size),
    mode: Number(stats.mode) & 0o7777,
    user: Number(stats.uid),
    group: Number(stats.gid),
    modified: new Date(Number(stats.mtimeNs / 1_000_000n)),
    identity,
    print: `${identity}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`,
  };
}
