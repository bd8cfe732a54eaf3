import { constants } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import { limits } from '../../../shared/article/limits.ts';
import { kindOfPhoto } from './photoKind.ts';

/** Long enough for every header that `kindOfPhoto` looks at. */
const headBytes = 8192;

/**
 * A shared folder may hold anything under the name of a photo. Only a file that is one is ever
 * served or exported: no link to a private file, no page, no pipe that never ends.
 */
export async function isPhotoFile(file: string): Promise<boolean> {
  try {
    // Windows opens what a link names.
    if (!(await fs.lstat(file)).isFile()) return false;
    return await withPhoto(file, async (handle) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      await kindOfPhoto(buffer.subarray(0, bytesRead));
      return true;
    });
  } catch {
    return false;
  }
}

/** @throws the error of the system, or for what is no photo by its size */
export const readPhoto = (file: string): Promise<Uint8Array<ArrayBuffer>> =>
  withPhoto(file, async (handle) => new Uint8Array(await handle.readFile()));

async function withPhoto<T>(file: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  // No link to a private file, and no waiting for a pipe.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await fs.open(file, flags);
  try {
    const facts = await handle.stat();
    if (!facts.isFile() || facts.size > limits.photoBytes) throw new Error('not a photo');
    return await use(handle);
  } finally {
    await handle.close();
  }
}
