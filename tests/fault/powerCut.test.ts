import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { durableWrite } from '../../electron/newsroom/storage/durableWrite.ts';
import { revisionOf } from '../../electron/newsroom/storage/revision.ts';
import { bytesOf, freshFolder } from '../unit/newsroom/folders.ts';

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });

/** A small ext4 in a file, mounted. */
async function makeDisk(folder: string): Promise<{ image: string; mounted: string }> {
  const image = path.join(folder, 'disk');
  await fs.writeFile(image, '');
  await fs.truncate(image, 16 * 1024 * 1024);
  run('mke2fs', '-q', '-t', 'ext4', '-F', image);
  return { image, mounted: await mount(folder, image, 'mounted') };
}

const mounts: string[] = [];
async function mount(folder: string, image: string, name: string): Promise<string> {
  const place = path.join(folder, name);
  await fs.mkdir(place);
  run('mount', '-o', 'loop', image, place);
  mounts.push(place);
  return place;
}

afterEach(() => {
  for (const place of mounts.splice(0).reverse()) run('umount', place);
});

async function whyNot(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs Linux and root';
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'stet-test-'));
  try {
    await makeDisk(folder);
    return undefined;
  } catch {
    return 'needs mke2fs and loop devices';
  } finally {
    for (const place of mounts.splice(0)) run('umount', place);
    await fs.rm(folder, { recursive: true, force: true });
  }
}

const reason = await whyNot();

describe.skipIf(reason)(`a power cut${reason ? ` (skipped: ${reason})` : ''}`, () => {
  it('right after a save was reported finds the new version on the disk', async () => {
    const folder = await freshFolder();
    const { image, mounted } = await makeDisk(folder);
    const file = path.join(mounted, 'harbor.stet');
    let base = 'absent';
    for (let version = 1; version <= 5; version++) {
      const bytes = bytesOf(`version ${version} `.repeat(version * 1000));
      await durableWrite({ path: file, bytes, base });
      // What the machine would find: the disk as it is now, not what the system still remembers.
      const cut = `${image}-${version}`;
      await fs.copyFile(image, cut);
      const after = await mount(folder, cut, `after-${version}`);
      expect(await fs.readFile(path.join(after, 'harbor.stet'))).toEqual(Buffer.from(bytes));
      base = revisionOf(bytes);
    }
  });
});
