import fs from 'node:fs/promises';
import path from 'node:path';
import { LockFile } from './lockFile.ts';
import { here } from './surroundings.ts';

const pattern = /^\.~lock\.(.+)#$/su;

/**
 * Removes locks in a folder that processes of this machine left when they died: others would have to
 * wait until they are stale. Never rejects; locks of anybody else stay.
 */
export async function sweepLocks(folder: string): Promise<void> {
  const names = await fs.readdir(folder).catch(() => []);
  for (const name of names) {
    const article = pattern.exec(name)?.[1];
    if (article === undefined) continue;
    try {
      const lock = new LockFile(here.fs, path.join(folder, article), here.self);
      const there = await lock.read();
      if (there && here.isGone(there.session)) await lock.remove(there.nonce);
    } catch {
      // A read-only folder, or another process that was quicker.
    }
  }
}
