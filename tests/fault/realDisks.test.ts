import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { durableWrite } from '../../electron/newsroom/storage/durableWrite.ts';
import { revisionOf } from '../../electron/newsroom/storage/revision.ts';
import { articleWith, fails, openDesk, put } from '../unit/newsroom/desks.ts';
import { bytesOf, freshFolder, namesIn } from '../unit/newsroom/folders.ts';
import { png } from '../unit/newsroom/photos.ts';

/** Mounts a fresh disk in memory, or says why this machine cannot. */
function mountReason(): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root, to mount a disk';
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', tmpdir()], {
      stdio: 'ignore',
    });
    return undefined;
  } catch {
    return 'needs a kernel that lets root mount a disk';
  }
}

const reason = mountReason();
const mounted: string[] = [];

async function disk(options: string): Promise<string> {
  const folder = await freshFolder();
  mount(folder, options);
  return folder;
}

function mount(folder: string, options: string) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder]);
  mounted.push(folder);
}

function unmount(folder: string) {
  mounted.splice(mounted.indexOf(folder), 1);
  execFileSync('umount', ['--lazy', folder]);
}

afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['--lazy', folder]);
});

describe.skipIf(reason)(`real disks${reason ? ` (skipped: ${reason})` : ''}`, () => {
  it('a full disk never damages the article, and takes it once there is room', async () => {
    const folder = await disk('size=1m');
    const file = path.join(folder, 'harbor.stet');
    const old = bytesOf('the old version\n'.repeat(1000));
    await durableWrite({ path: file, bytes: old, base: 'absent' });
    const filler = path.join(folder, 'filler');
    await fs.writeFile(filler, new Uint8Array(1024 * 1024)).catch(() => undefined);

    for (const size of [10, 5_000, 100_000, 2_000_000]) {
      const bytes = new Uint8Array(size).fill(65);
      await expect(
        durableWrite({ path: file, bytes, base: revisionOf(old) }),
      ).rejects.toMatchObject({ failure: { code: 'disk-full', retry: true } });
      await expect(
        durableWrite({ path: path.join(folder, 'new.stet'), bytes, base: 'absent' }),
      ).rejects.toMatchObject({ failure: { code: 'disk-full' } });
      expect(await fs.readFile(file)).toEqual(Buffer.from(old));
      expect(await namesIn(folder)).toEqual(['filler', 'harbor.stet']);
    }

    await fs.unlink(filler);
    const fresh = bytesOf('the new version\n');
    await durableWrite({ path: file, bytes: fresh, base: revisionOf(old) });
    expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
  });

  it('a disk that fills up during the write is noticed too', async () => {
    const folder = await disk('size=1m');
    const file = path.join(folder, 'harbor.stet');
    const old = bytesOf('the old version\n');
    await durableWrite({ path: file, bytes: old, base: 'absent' });
    await expect(
      durableWrite({
        path: file,
        bytes: new Uint8Array(500_000),
        base: revisionOf(old),
        // The room is there when it is asked for, and gone when it is needed.
        displaced: async () => {
          await fs.writeFile(path.join(folder, 'filler'), new Uint8Array(1024 * 1024));
        },
      }),
    ).rejects.toMatchObject({ failure: { code: 'disk-full' } });
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    expect(await namesIn(folder)).toEqual(['filler', 'harbor.stet']);
  });

  it('a disk that cannot be written to says so', async () => {
    const folder = await disk('size=1m');
    const file = path.join(folder, 'harbor.stet');
    const old = bytesOf('the old version\n');
    await durableWrite({ path: file, bytes: old, base: 'absent' });
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    for (const request of [
      { path: file, base: revisionOf(old) },
      { path: path.join(folder, 'new.stet'), base: 'absent' },
    ]) {
      await expect(
        durableWrite({ ...request, bytes: bytesOf('the new version\n') }),
      ).rejects.toMatchObject({ failure: { code: 'read-only', detail: { what: 'disk' } } });
    }
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('a newsroom on a full disk says so everywhere, loses nothing, and works once there is room', async () => {
    const root = await disk('size=1m');
    const { newsroom } = await openDesk({ root, userData: path.join(root, '.user') });
    const { articles, library, media, settings } = newsroom;
    const first = await articles.saveNew({ article: articleWith({ slug: 'a' }), where: 'library' });
    const second = await articles.saveNew({
      article: articleWith({ slug: 'b' }),
      where: 'library',
    });
    const trashed = await articles.trash(second.file);
    const { article, revision } = await articles.open(first.file);
    const before = await contents(root);

    const filler = path.join(root, 'filler');
    await fs.writeFile(filler, new Uint8Array(2 * 1024 * 1024)).catch(() => undefined);
    const changed = { ...article, slug: 'changed' };
    await fails(articles.save(first.file, revision, changed), 'disk-full');
    await fails(articles.saveNew({ article: changed, where: 'library' }), 'disk-full');
    await fails(articles.duplicate(first.file), 'disk-full');
    await fails(media.add(first.file, png(10, 10)), 'disk-full');
    await fails(settings.save({ authorName: 'Ada' }), 'disk-full');
    await fails(articles.trash(first.file), 'disk-full');
    expect(await library.list()).toHaveLength(1);
    expect((await articles.open(first.file)).revision).toBe(revision);
    await fs.unlink(filler);
    expect(await contents(root)).toEqual(before);

    await articles.save(first.file, revision, changed);
    await media.add(first.file, png(10, 10));
    await library.restore(trashed.id);
    expect(await library.list()).toHaveLength(2);
  });

  it('a library that cannot be written to can be read, and says so', async () => {
    const root = await disk('size=1m');
    await put(root, 'a.stet');
    execFileSync('mount', ['-o', 'remount,ro', root]);
    const { newsroom } = await openDesk({ root });
    const { articles, library, media } = newsroom;
    expect(await library.status()).toMatchObject({ state: 'read-only' });
    const [entry] = await library.list();
    const { file, revision, article, access } = await articles.open(entry?.file ?? '');
    expect(access).toEqual({ mode: 'read', why: 'read-only-folder' });
    await fails(articles.save(file, revision, { ...article, slug: 'x' }), 'read-only');
    await fails(articles.saveNew({ article, where: 'library' }), 'read-only');
    await fails(articles.rename(file, 'b'), 'read-only');
    await fails(articles.duplicate(file), 'read-only');
    await fails(articles.trash(file), 'read-only');
    await fails(media.add(file, png(10, 10)), 'read-only');
    execFileSync('mount', ['-o', 'remount,rw', root]);
    expect(await library.status()).toMatchObject({ state: 'ready' });
    await articles.save(file, revision, { ...article, slug: 'x' });
  });

  it('a drive that was unplugged is a library that is away, not an empty one', async () => {
    const root = await disk('size=1m');
    await put(root, 'a.stet');
    const { newsroom } = await openDesk({ root });
    const { articles, histories, library, media } = newsroom;
    expect(await library.status()).toMatchObject({ state: 'ready' });
    const [entry] = await library.list();
    const { file, article } = await articles.open(entry?.file ?? '');
    execFileSync('umount', ['--lazy', root]);
    expect(await library.status()).toMatchObject({ state: 'missing' });
    // Nothing is written where the drive will lie.
    await fails(articles.saveNew({ article: articleWith({}), where: 'library' }), 'no-library');
    await fails(media.add(file, png(10, 10)), 'no-library');
    const version = { file, article, reason: 'milestone' } as const;
    await fails(histories.keep(version), 'no-library');
    expect(await contents(root)).toEqual({});
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', root]);
    expect(await library.status()).toMatchObject({ state: 'ready' });
    await articles.saveNew({ article: articleWith({}), where: 'library' });
  });

  it('a drive that was put over a library and taken away leaves the library as it was', async () => {
    const root = await freshFolder();
    await put(root, 'a.stet');
    const { newsroom } = await openDesk({ root });
    const { articles, library } = newsroom;
    mount(root, 'size=1m');
    expect(await library.list()).toEqual([]);
    unmount(root);
    expect(await library.status()).toMatchObject({ state: 'ready' });
    const [entry] = await library.list();
    const { file, revision, article } = await articles.open(entry?.file ?? '');
    await articles.save(file, revision, { ...article, slug: 'x' });
  });

  it('a drive that came after the start leaves the empty folder that it lay over', async () => {
    const root = await freshFolder();
    const { newsroom } = await openDesk({ root });
    const { library } = newsroom;
    expect(await library.status()).toMatchObject({ state: 'ready' });
    mount(root, 'size=1m');
    await put(root, 'a.stet');
    expect(await library.list()).toHaveLength(1);
    unmount(root);
    expect(await library.status()).toMatchObject({ state: 'missing' });
  });
});

/** Every file below a folder with its bytes, as text. */
async function contents(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await fs.readdir(folder, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.relative(folder, place)] = await fs.readFile(place, 'latin1');
  }
  return found;
}
