import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { freeingLater } from '../../../electron/newsroom/storage/freeLater.ts';
import { syncFileSystem } from '../../../electron/newsroom/storage/syncFiles.ts';
import { freshFolder } from './folders.ts';

describe('a file that another is put in the place of', () => {
  it.skipIf(process.platform !== 'linux')('is held until it may be given back', async () => {
    const folder = await fs.realpath(await freshFolder());
    const [old, next] = ['old', 'next'].map((name) => path.join(folder, name)) as [string, string];
    await fs.writeFile(old, 'Old');
    await fs.writeFile(next, 'Next');
    const { fs: disk, free } = freeingLater(syncFileSystem({ besideEachOther: () => false }));
    await disk.rename(next, old);
    expect(await fs.readFile(old, 'utf8')).toBe('Next');
    expect(await heldIn(folder)).toEqual([`${old} (deleted)`]);
    free();
    expect(await heldIn(folder)).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('is not held where it stays', async () => {
    const folder = await fs.realpath(await freshFolder());
    const old = path.join(folder, 'old');
    await fs.writeFile(old, 'Old');
    const busy = syncFileSystem({ besideEachOther: () => false });
    busy.rename = async () => {
      throw Object.assign(new Error('Another program holds it'), { code: 'EBUSY' });
    };
    const { fs: disk, free } = freeingLater(busy);
    for (let tries = 0; tries < 3; tries++) {
      await expect(disk.rename(path.join(folder, 'next'), old)).rejects.toThrow('holds it');
      // A save is tried again for a minute.
      expect(await heldIn(folder)).toEqual([]);
    }
    free();
  });

  it('need not be there', async () => {
    const folder = await freshFolder();
    await fs.writeFile(path.join(folder, 'next'), 'Next');
    const { fs: disk, free } = freeingLater(syncFileSystem({ besideEachOther: () => false }));
    await disk.rename(path.join(folder, 'next'), path.join(folder, 'new'));
    free();
    expect(await fs.readdir(folder)).toEqual(['new']);
  });
});

/** What this process holds open there. */
async function heldIn(folder: string): Promise<string[]> {
  const open = await fs.readdir('/proc/self/fd');
  const names = await Promise.all(
    open.map((file) => fs.readlink(`/proc/self/fd/${file}`).catch(() => '')),
  );
  return names.filter((name) => name.startsWith(folder));
}
