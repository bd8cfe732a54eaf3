import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });

/** Mounts of one test, taken away again by `release`. */
export class Disks {
  readonly #mounted: string[] = [];

  /** A small disk in memory. @param options of tmpfs, such as `size=1m` */
  async inMemory(options: string): Promise<string> {
    const folder = await fs.realpath(await fs.mkdtemp(path.join(tmpdir(), 'stet-disk-')));
    this.mountMemory(folder, options);
    return folder;
  }

  mountMemory(folder: string, options: string): void {
    run('mount', '-t', 'tmpfs', '-o', options, 'none', folder);
    this.#mounted.push(folder);
  }

  /** A small ext4 in a file, mounted. */
  async inFile(folder: string): Promise<{ image: string; mounted: string }> {
    const image = path.join(folder, 'disk');
    await fs.writeFile(image, '');
    await fs.truncate(image, 16 * 1024 * 1024);
    run('mke2fs', '-q', '-t', 'ext4', '-F', image);
    return { image, mounted: await this.mount(image, path.join(folder, 'mounted')) };
  }

  /** @returns the place */
  async mount(image: string, place: string): Promise<string> {
    await fs.mkdir(place);
    run('mount', '-o', 'loop', image, place);
    this.#mounted.push(place);
    return place;
  }

  remount(folder: string, options: 'ro' | 'rw'): void {
    run('mount', '-o', `remount,${options}`, folder);
  }

  async release(): Promise<void> {
    for (const folder of this.#mounted.splice(0).reverse()) {
      run('umount', '--lazy', folder);
      await fs.rmdir(folder).catch(() => undefined);
    }
  }
}

/** Why no disk can be mounted here; undefined where one can. */
export async function lacksMounts(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root, to mount a disk';
  const disks = new Disks();
  try {
    await disks.inMemory('size=1m');
    return undefined;
  } catch {
    return 'needs a kernel that lets root mount a disk';
  } finally {
    await disks.release();
  }
}

/** The same for disks in files. */
export async function lacksLoopDevices(): Promise<string | undefined> {
  const lacking = await lacksMounts();
  if (lacking !== undefined) return lacking;
  const disks = new Disks();
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'stet-disk-'));
  try {
    await disks.inFile(folder);
    return undefined;
  } catch {
    return 'needs mke2fs and loop devices';
  } finally {
    await disks.release();
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
