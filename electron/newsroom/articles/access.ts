import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Access } from '../../../shared/contract/articles.ts';

/** Whether an article can be saved where it lies, and why not. Rejects as the system does. */
export async function accessTo(location: string): Promise<Access> {
  const file = await fs.realpath(location);
  // Asked of the bits too: a superuser may write anything, but whoever protected it meant it.
  const { mode } = await fs.stat(file);
  if ((mode & 0o222) === 0 || !(await mayWrite(file))) {
    const folderToo = !(await mayWrite(path.dirname(file)));
    return { mode: 'read', why: folderToo ? 'read-only-folder' : 'read-only-file' };
  }
  // A save puts a new file in the folder.
  if (!(await mayWrite(path.dirname(file)))) return { mode: 'read', why: 'read-only-folder' };
  return { mode: 'edit' };
}

const mayWrite = (place: string) =>
  fs.access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
