import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { sweepTrash } from '../../../electron/newsroom/library/trash.ts';
import { identity } from '../../../electron/newsroom/storage/temporaryName.ts';
import { systemError } from '../../fault/faults.ts';
import { articleWith, fails, openDesk, put, type TestDesk } from './desks.ts';
import { eventually, failsToOpenOnce, freshFolder, namesIn } from './folders.ts';

afterEach(() => void vi.restoreAllMocks());

const listed = async ({ newsroom }: TestDesk) =>
  (await newsroom.library.list())
    .map((entry) => [entry.folder, entry.name].filter(Boolean).join('/'))
    .sort();

/** The next sync of a folder in there fails. @param andThen happens before it does */
function failOnceInTrash(root: string, andThen: () => void): void {
  const { open } = fs;
  let left = 1;
  vi.spyOn(fs, 'open').mockImplementation(async (file, flags, mode) => {
    const handle = await open(file, flags, mode);
    const entry = path.join(root, '.stet', 'trash') === path.dirname(String(file));
    const isFull = entry && (await namesIn(String(file))).includes('a.stet');
    if (isFull && flags === 'r' && left-- > 0) {
      andThen();
      vi.spyOn(handle, 'sync').mockRejectedValue(systemError('EIO'));
    }
    return handle;
  });
}

const refuseLinks = () => void vi.spyOn(fs, 'link').mockRejectedValue(systemError('EIO'));

describe('the trash', () => {
  it('keeps an article and where it was, and gives it back', async () => {
    const desk = await openDesk();
    const article = articleWith({ headline: 'Harbour vote' });
    const place = await put(desk.root, 'sport/a.stet', article);
    const before = await fs.readFile(place);
    const [entry] = await desk.newsroom.library.list();
    const { id } = await desk.newsroom.articles.trash(entry?.file ?? '');
    expect(await listed(desk)).toEqual([]);
    const [trashed] = await desk.newsroom.library.trashed();
    expect(trashed).toMatchObject({ id, name: 'a.stet', headline: 'Harbour vote' });
    await fs.rm(path.join(desk.root, 'sport'), { recursive: true });
    const restored = await desk.newsroom.library.restore(id);
    expect(restored).toEqual({ file: entry?.file, name: 'a.stet' });
    expect(await fs.readFile(place)).toEqual(before);
    expect(await desk.newsroom.library.trashed()).toEqual([]);
    expect(await namesIn(path.join(desk.root, '.stet', 'trash'))).toEqual([]);
    await fails(desk.newsroom.library.restore(id), 'not-found');
  });

  it('does not hold what still lies in the library: its process died on the way', async () => {
    const desk = await openDesk();
    const place = await put(desk.root, 'sport/a.stet');
    await desk.newsroom.articles.trash(desk.newsroom.articles.register(place));
    const [entry] = await desk.newsroom.library.trashed();
    await fs.link(path.join(desk.root, '.stet', 'trash', entry?.id ?? '', 'a.stet'), place);
    expect(await desk.newsroom.library.trashed()).toEqual([]);
    // Or on the way back, under the name that was free.
    await fs.rename(place, path.join(desk.root, 'a-2.stet'));
    expect(await desk.newsroom.library.trashed()).toEqual([]);
    await fails(desk.newsroom.library.restore(entry?.id ?? ''), 'not-found');
    await fs.rm(path.join(desk.root, 'a-2.stet'));
    expect(await desk.newsroom.library.trashed()).toEqual([entry]);
  });

  it.each([
    ['has it back', () => undefined],
    ['goes on with it where it cannot be put back either', refuseLinks],
  ])('whose disk fails once it lies there %s, and loses no article', async (_, andThen) => {
    const desk = await openDesk();
    const place = await put(desk.root, 'a.stet');
    const file = desk.newsroom.articles.register(place);
    failOnceInTrash(desk.root, andThen);
    await fails(desk.newsroom.articles.trash(file), 'io');
    vi.restoreAllMocks();
    const trashed = await desk.newsroom.library.trashed();
    expect([...(await listed(desk)), ...trashed.map(({ name }) => name)]).toEqual(['a.stet']);
  });

  it('is rid of what a process left that died on the way once its library is opened again', async () => {
    const { root, newsroom } = await openDesk();
    const trash = path.join(root, '.stet', 'trash');
    for (const name of ['a.stet', 'b.stet', 'c.stet']) {
      await newsroom.articles.trash(newsroom.articles.register(await put(root, name)));
    }
    const [inTrash] = (await newsroom.library.trashed()).filter(({ name }) => name === 'c.stet');
    for (const { id, name } of await newsroom.library.trashed()) {
      // On the way in or back, and before or behind that.
      if (name === 'a.stet') await fs.link(path.join(trash, id, name), path.join(root, name));
      if (name === 'b.stet') await fs.rename(path.join(trash, id, name), path.join(root, name));
    }
    await newsroom.close();
    const begun = path.join(trash, 'begun-0123456789ab');
    await fs.mkdir(begun);
    const machine = identity.slice(0, 6);
    const left = `.~trashed.json.4194305.${machine}abcdef12345678.tmp`;
    await fs.writeFile(path.join(begun, left), '{');
    await fs.writeFile(path.join(begun, '.~d.stet.turn'), `${machine} 4194305 0 abcdef`);

    const next = await openDesk({ root });
    await eventually(async () => expect(await namesIn(trash)).toEqual([inTrash?.id]));
    expect(await next.newsroom.library.trashed()).toEqual([inTrash]);
    expect(await listed(next)).toEqual(['a.stet', 'b.stet']);
  });

  it('holds what another article has the name of, however much alike the two are to the disk', async () => {
    const desk = await openDesk();
    const place = await put(desk.root, 'a.stet');
    await desk.newsroom.articles.trash(desk.newsroom.articles.register(place));
    await put(desk.root, 'a.stet');
    // As on Windows, where a number of a file may be too large for a plain one.
    const { lstat } = fs;
    const inTrash = (file: unknown) => (String(file).includes('trash') ? 1n : 0n);
    vi.spyOn(fs, 'lstat').mockImplementation((async (file: string, as?: { bigint?: boolean }) => {
      const ino = 2n ** 60n + inTrash(file);
      const facts = await lstat(file, as);
      return Object.assign(facts, as?.bigint ? { ino, nlink: 2n } : { ino: Number(ino) });
    }) as typeof fs.lstat);
    onTestFinished(() => void vi.restoreAllMocks());
    expect(await desk.newsroom.library.trashed()).toHaveLength(1);
  });

  it('does not say that an article is gone which the disk does not give just then', async () => {
    const { newsroom, root } = await openDesk();
    const place = await put(root, 'a.stet');
    const { id } = await newsroom.articles.trash(newsroom.articles.register(place));
    failsToOpenOnce(path.join(root, '.stet', 'trash', id, 'trashed.json'));
    await fails(newsroom.library.restore(id), 'io', { retry: true });
    expect(await newsroom.library.restore(id)).toMatchObject({ name: 'a.stet' });
  });

  it('keeps an article of which the disk does not say just then whether it is there', async () => {
    const { newsroom, root } = await openDesk();
    const place = await put(root, 'a.stet');
    const { id } = await newsroom.articles.trash(newsroom.articles.register(place));
    const { lstat } = fs;
    vi.spyOn(fs, 'lstat').mockImplementation((async (...asked: Parameters<typeof lstat>) => {
      if (path.dirname(String(asked[0])).endsWith(id)) throw systemError('EIO');
      return lstat(...asked);
    }) as typeof lstat);
    await sweepTrash(root);
    await fails(newsroom.library.restore(id), 'io', { retry: true });
    vi.restoreAllMocks();
    expect(await newsroom.library.trashed()).toMatchObject([{ id }]);
  });

  it('never restores over another article', async () => {
    const desk = await openDesk();
    const ids: string[] = [];
    for (const headline of ['One', 'Two', 'Three']) {
      const place = await put(desk.root, 'a.stet', articleWith({ headline }));
      ids.push((await desk.newsroom.articles.trash(desk.newsroom.articles.register(place))).id);
    }
    expect((await desk.newsroom.library.trashed()).map(({ headline }) => headline)).toHaveLength(3);
    const names = await Promise.all(
      ids.map(async (id) => (await desk.newsroom.library.restore(id)).name),
    );
    expect(names.sort()).toEqual(['a-2.stet', 'a-3.stet', 'a.stet']);
    const headlines = (await desk.newsroom.library.list()).map(({ about }) =>
      about.kind === 'article' ? about.headline : '',
    );
    expect(headlines.sort()).toEqual(['One', 'Three', 'Two']);
  });

  it('holds an article that is damaged, and one from outside the library', async () => {
    const desk = await openDesk();
    const damaged = path.join(desk.root, 'damaged.stet');
    await fs.writeFile(damaged, 'not an article');
    const { articles, library } = desk.newsroom;
    await articles.trash(articles.register(damaged));
    expect(await library.trashed()).toMatchObject([{ name: 'damaged.stet', headline: '' }]);

    const elsewhere = await freshFolder();
    const outside = await put(elsewhere, 'out.stet');
    const { id } = await articles.trash(articles.register(outside));
    expect(await namesIn(elsewhere)).toEqual(['.stet']);
    expect(await library.restore(id)).toMatchObject({ name: 'out.stet' });
    expect(await namesIn(elsewhere)).toEqual(['.stet', 'out.stet']);
  });

  it.each([
    ['../../outside.stet'],
    ['/outside.stet'],
    ['sub/../../outside.stet'],
    ['.stet/outside.stet'],
    ['link/outside.stet'],
    ['link\\outside.stet'],
    ['C:/outside.stet'],
  ])('does not believe a record that names %s', async (named) => {
    const desk = await openDesk();
    const elsewhere = await freshFolder();
    await fs.symlink(elsewhere, path.join(desk.root, 'link'));
    const place = await put(desk.root, 'outside.stet');
    const { id } = await desk.newsroom.articles.trash(desk.newsroom.articles.register(place));
    const record = path.join(desk.root, '.stet', 'trash', id, 'trashed.json');
    const about = JSON.parse(await fs.readFile(record, 'utf8'));
    await fs.writeFile(record, JSON.stringify({ ...about, path: named }));
    await desk.newsroom.library.restore(id).catch(() => undefined);
    expect(await namesIn(elsewhere)).toEqual([]);
    expect(await namesIn(path.dirname(desk.root))).not.toContain('outside.stet');
    const kept = (await namesIn(desk.root)).includes('outside.stet');
    expect(kept || (await namesIn(path.dirname(record))).includes('outside.stet')).toBe(true);
  });

  it('passes over ids and entries that are none', async () => {
    const desk = await openDesk();
    const trash = path.join(desk.root, '.stet', 'trash');
    await fs.mkdir(path.join(trash, 'abcdefgh'), { recursive: true });
    await fs.writeFile(path.join(trash, 'abcdefgh', 'trashed.json'), '{"path": 7}');
    await fs.writeFile(path.join(trash, 'somefile1'), '');
    expect(await desk.newsroom.library.trashed()).toEqual([]);
    for (const id of ['abcdefgh', '../../x', '..', '', 'a/b']) {
      await fails(desk.newsroom.library.restore(id), 'not-found');
    }
  });
});
