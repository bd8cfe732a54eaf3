import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { articleWith, fails, openDesk, put, type TestDesk } from './desks.ts';
import { freshFolder, namesIn } from './folders.ts';

const listed = async ({ newsroom }: TestDesk) =>
  (await newsroom.library.list())
    .map((entry) => [entry.folder, entry.name].filter(Boolean).join('/'))
    .sort();

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
