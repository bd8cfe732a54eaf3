import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { LibraryStatus } from '../../../shared/contract/library.ts';
import { realFileSystem } from '../storage/fileSystem.ts';
import { systemCode } from '../storage/systemFailure.ts';
import { idOf, placeForPeople } from './place.ts';

type FolderStatus = Exclude<LibraryStatus, { state: 'none' }>;

/** Looks at a library's folder as it is now. @param root its real path. */
export async function statusOfFolder(root: string): Promise<FolderStatus> {
  return { ...awayAt(root), state: await stateOf(root) };
}

/** Of a folder that is out of reach. */
export const awayAt = (root: string): FolderStatus => ({
  state: 'missing',
  id: idOf(root),
  name: path.basename(root) || root,
  place: placeForPeople(root),
});

/** Whether a drive is mounted there: its folder lies on another disk than the one that it is in. */
export async function isMountPoint(root: string): Promise<boolean> {
  try {
    const [inside, outside] = await Promise.all([fs.stat(root), fs.stat(path.dirname(root))]);
    return inside.dev !== outside.dev;
  } catch {
    return false;
  }
}

/** Differs where another folder was put there, or a drive; undefined where nothing is. */
export async function identityOf(root: string): Promise<string | undefined> {
  const facts = await realFileSystem.stat(root).catch(() => undefined);
  return facts?.identity;
}

async function stateOf(root: string): Promise<FolderStatus['state']> {
  try {
    if (!(await fs.stat(root)).isDirectory()) return 'missing';
  } catch (error) {
    return systemCode(error) === 'EACCES' ? 'unreadable' : 'missing';
  }
  const may = (mode: number) =>
    fs.access(root, mode).then(
      () => true,
      () => false,
    );
  if (!(await may(constants.R_OK | constants.X_OK))) return 'unreadable';
  return (await may(constants.W_OK)) ? 'ready' : 'read-only';
}
