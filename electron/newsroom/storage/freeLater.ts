import { constants } from 'node:fs';
import path from 'node:path';
import type { FileSystem } from './fileSystem.ts';
import { mayBeNetworkDrive } from './networkDrive.ts';
import { syncFiles } from './syncFiles.ts';

export interface FreeingLater {
  fs: FileSystem;
  /** Gives back what the files took that others were put in the place of. */
  free(): void;
}

/**
 * A file system on which the file that a rename takes the name of is given back when it is asked to,
 * for who has somebody waiting: on ext4 that is nearly all of what a rename takes (measured). It is
 * held open until then. Not on network drives, where a held file keeps a name or refuses the rename,
 * nor outside Linux.
 */
export function freeingLater(fs: FileSystem): FreeingLater {
  const held: number[] = [];
  return {
    fs: {
      ...fs,
      async rename(from, to) {
        const old = hold(fs.platform, to);
        try {
          await fs.rename(from, to);
          if (old !== undefined) held.push(old);
        } catch (error) {
          // It stays, and a busy one is tried again and again.
          if (old !== undefined) syncFiles.close(old);
          throw error;
        }
      },
    },
    free() {
      for (const file of held.splice(0)) syncFiles.close(file);
    },
  };
}

function hold(platform: NodeJS.Platform, file: string): number | undefined {
  if (platform !== 'linux') return undefined;
  try {
    const folder = path.dirname(file);
    if (mayBeNetworkDrive(folder, syncFiles.room(folder).kind, platform)) return undefined;
    const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;
    return syncFiles.open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch {
    // Then it is given back at once.
    return undefined;
  }
}
