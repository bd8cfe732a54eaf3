import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { LibraryEvent } from '../../../shared/contract/values.ts';
import { articleWith, fails, openDesk, put, type TestDesk } from './desks.ts';
import { freshFolder, namesIn } from './folders.ts';

const listed = async ({ newsroom }: TestDesk) =>
  (await newsroom.library.list())
    .map((entry) => [entry.folder, entry.name].filter(Boolean).join('/'))
    .sort();

describe('a list', () => {
  it('has every article of the folder and three levels below, and nothing else', async () => {
    const desk = await openDesk();
    for (const name of [
      'a.stet',
      'B.STET',
      'sport/c.stet',
      'sport/2026/may/d.stet',
      'sport/2026/may/04/too-deep.stet',
      '.hidden.stet',
      '.stet/trash/x/gone.stet',
      '.git/x.stet',
      'media/x.stet',
      '.~a.stet.1.abc.tmp',
      'notes.txt',
      'x.stet.bak',
    ]) {
      await put(desk.root, name);
    }
    await fs.mkdir(path.join(desk.root, 'folder.stet'));
    await fs.symlink('a.stet', path.join(desk.root, 'link.stet'));
    await fs.symlink('nowhere.stet', path.join(desk.root, 'dangling.stet'));
    await fs.symlink('circle.stet', path.join(desk.root, 'circle.stet'));
    await fs.symlink(desk.root, path.join(desk.root, 'around'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(desk.root, 'pipe.stet')]);
    expect(await listed(desk)).toEqual([
      'B.STET',
      'a.stet',
      'link.stet',
      'sport/2026/may/d.stet',
      'sport/c.stet',
    ]);
  });

  it('says what is in each article', async () => {
    const desk = await openDesk();
    await put(
      desk.root,
      'harbor-vote.stet',
      articleWith({
        headline: 'Harbour vote delayed',
        body: ['One two three.', 'Four five.'],
        slug: 'harbor-vote',
        status: 'review',
        section: { id: 'loc', name: 'Local' },
        byline: {
          contributors: [
            { name: 'Ada Quill', role: 'author' },
            { name: 'Ben Shutter', role: 'photographer' },
            { name: 'Cy Note' },
          ],
        },
        dates: { embargoUntil: '2026-06-01T00:00:00Z' },
      }),
    );
    const [entry] = await desk.newsroom.library.list();
    expect(entry).toMatchObject({
      name: 'harbor-vote.stet',
      bytes: (await fs.stat(path.join(desk.root, 'harbor-vote.stet'))).size,
      about: {
        kind: 'article',
        headline: 'Harbour vote delayed',
        slug: 'harbor-vote',
        status: 'review',
        section: 'Local',
        byline: 'Ada Quill, Cy Note',
        words: 5,
        embargoUntil: '2026-06-01T00:00:00Z',
        newer: false,
      },
    });
    expect(entry?.file).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    expect(new Date(entry?.modified ?? 0).getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('has damaged, huge and newer files as entries that say why', async () => {
    const desk = await openDesk();
    await fs.writeFile(path.join(desk.root, 'empty.stet'), '');
    await fs.writeFile(path.join(desk.root, 'torn.stet'), '{"format": "stet-article",\n "vers');
    await fs.writeFile(path.join(desk.root, 'other.stet'), '{"hello": 1}');
    await fs.writeFile(path.join(desk.root, 'deep.stet'), '['.repeat(100_000));
    await fs.truncate(await put(desk.root, 'huge.stet'), 30 * 1024 * 1024);
    await put(desk.root, 'newer.stet', { ...articleWith(), version: 99 });
    const entries = new Map(
      (await desk.newsroom.library.list()).map(({ name, about }) => [name, about]),
    );
    expect(entries.get('empty.stet')).toMatchObject({ kind: 'damaged', reason: 'not-json' });
    expect(entries.get('torn.stet')).toMatchObject({
      kind: 'damaged',
      reason: 'not-json',
      place: 'line 2, column 2',
    });
    expect(entries.get('other.stet')).toMatchObject({ kind: 'damaged', reason: 'not-an-article' });
    expect(entries.get('deep.stet')).toMatchObject({ kind: 'damaged', reason: 'too-deep' });
    expect(entries.get('huge.stet')).toMatchObject({ kind: 'damaged', reason: 'too-large' });
    expect(entries.get('newer.stet')).toMatchObject({ kind: 'article', newer: true });
  });

  it('shows what changed, also within the same moment and with the same size', async () => {
    const desk = await openDesk();
    const file = await put(desk.root, 'a.stet', articleWith({ headline: 'One' }));
    for (const headline of ['Two', 'Six', 'Ten', 'Red']) {
      await desk.newsroom.library.list();
      await put(desk.root, 'a.stet', articleWith({ headline }));
      const when = new Date('2026-05-04T08:00:00Z');
      await fs.utimes(file, when, when);
      const [entry] = await desk.newsroom.library.list();
      expect(entry?.about).toMatchObject({ headline });
    }
  });

  it('reads a file again only when it changed', async () => {
    const root = await freshFolder();
    const file = await put(root, 'a.stet');
    const when = new Date('2026-05-04T08:00:00Z');
    await fs.utimes(file, when, when);
    const desk = await openDesk({ root });
    const reads = vi.spyOn(fs, 'open');
    await desk.newsroom.library.list();
    expect(reads).toHaveBeenCalledOnce();
    await desk.newsroom.library.list();
    expect(reads).toHaveBeenCalledOnce();
    reads.mockRestore();
  });

  it('of 500 articles does not block the process', async () => {
    const desk = await openDesk();
    const words = 'harbour ferry council vote '.repeat(50).trim();
    const article = articleWith({ body: Array<string>(4).fill(words) });
    await Promise.all(
      Array.from({ length: 500 }, (_, index) => put(desk.root, `story-${index}.stet`, article)),
    );
    let turns = 0;
    let counting = true;
    const count = () => {
      turns++;
      if (counting) setImmediate(count);
    };
    count();
    const entries = await desk.newsroom.library.list();
    counting = false;
    expect(entries).toHaveLength(500);
    expect(entries[0]?.about).toMatchObject({ words: 800 });
    // One turn for each article or so: whoever waits for a save or a call gets in between.
    expect(turns).toBeGreaterThan(100);
  });
});

describe('the folder', () => {
  it('is none, ready, read-only, or missing', async () => {
    const none = await openDesk({ library: false });
    expect(await none.newsroom.library.status()).toEqual({ state: 'none' });
    await fails(none.newsroom.library.list(), 'no-library');

    const { newsroom, root } = await openDesk();
    expect(await newsroom.library.status()).toMatchObject({
      state: 'ready',
      name: path.basename(root),
    });
    expect(JSON.stringify(await newsroom.library.status())).not.toContain('"path"');
    await fs.rename(root, `${root}-away`);
    expect(await newsroom.library.status()).toMatchObject({ state: 'missing' });
    await fails(newsroom.library.list(), 'no-library', { retry: true });
    await fails(newsroom.library.trashed(), 'no-library');
    await fails(
      newsroom.articles.saveNew({ article: articleWith(), where: 'library' }),
      'no-library',
    );
    await fs.rename(`${root}-away`, root);
    expect(await newsroom.library.status()).toMatchObject({ state: 'ready' });
  });

  it('is remembered, and opened again by the next start', async () => {
    const first = await openDesk();
    const second = await openDesk({ userData: first.userData, library: false });
    expect(await second.newsroom.library.status()).toMatchObject({
      state: 'ready',
      name: path.basename(first.root),
    });
  });

  it('is chosen in a dialog that starts where the last one ended', async () => {
    const root = await freshFolder();
    const chooseFolder = vi.fn(async (): Promise<string | undefined> => root);
    const { newsroom, userData } = await openDesk({ library: false, host: { chooseFolder } });
    expect(await newsroom.library.choose()).toMatchObject({ name: path.basename(root) });
    const again = await openDesk({ userData, host: { chooseFolder } });
    chooseFolder.mockResolvedValueOnce(undefined);
    await fails(again.newsroom.library.choose(), 'canceled');
    expect(chooseFolder).toHaveBeenLastCalledWith('library', path.dirname(root));
    const recent = await again.newsroom.library.recent();
    expect(recent.map(({ name }) => name)).toEqual([
      path.basename(again.root),
      path.basename(root),
    ]);
    const status = await again.newsroom.library.openRecent(recent[1]?.id ?? '');
    expect(status).toMatchObject({ name: path.basename(root) });
    await fails(again.newsroom.library.openRecent('nosuchid'), 'not-found');
  });

  it('cannot be chosen where the host has no dialogs', async () => {
    const { newsroom } = await openDesk({ host: { host: 'web' } });
    await fails(newsroom.library.choose(), 'unsupported');
    const [recent] = await newsroom.library.recent();
    await fails(newsroom.library.openRecent(recent?.id ?? ''), 'unsupported');
  });

  it('is swept of what dead processes left when it is opened', async () => {
    const root = await freshFolder();
    await put(root, 'a.stet');
    await put(root, 'sport/b.stet');
    const { hostname } = await import('node:os');
    const { createHash } = await import('node:crypto');
    const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
    const dead = `.~a.stet.4194305.${host}abcdef1.tmp`;
    const elsewhere = '.~a.stet.4194305.000000abcdef1.tmp';
    const other = '.~lock.a.odt#';
    for (const name of [dead, elsewhere, other]) await fs.writeFile(path.join(root, name), 'x');
    await fs.writeFile(path.join(root, 'sport', dead.replace('a.stet', 'b.stet')), 'x');
    await openDesk({ root });
    await vi.waitFor(async () => {
      expect(await namesIn(root)).toEqual([other, elsewhere, 'a.stet', 'sport'].sort());
      expect(await namesIn(path.join(root, 'sport'))).toEqual(['b.stet']);
    });
  });
});

/** Collects events until a test is done with them. */
function listen({ newsroom }: TestDesk) {
  const abort = new AbortController();
  const seen: LibraryEvent[] = [];
  const listening = (async () => {
    for await (const event of newsroom.library.events(abort.signal)) seen.push(event);
  })();
  const kinds = () => seen.map(({ kind }) => kind);
  return {
    seen,
    kinds,
    ready: () => vi.waitFor(() => expect(kinds()[0]).toBe('listening')),
    until: (kind: LibraryEvent['kind']) =>
      vi.waitFor(() => expect(kinds()).toContain(kind), { timeout: 10_000 }),
    stop: async () => {
      abort.abort();
      await listening;
    },
  };
}

describe('events', () => {
  it('tell of files that come, change and go, with numbers in sequence', async () => {
    const desk = await openDesk();
    const file = await put(desk.root, 'a.stet');
    const [entry] = await desk.newsroom.library.list();
    const events = listen(desk);
    await events.ready();

    await put(desk.root, 'b.stet');
    await events.until('list-changed');
    expect(events.kinds()).not.toContain('file-changed');

    await fs.writeFile(file, 'changed by another program');
    await events.until('file-changed');
    expect(events.seen.find(({ kind }) => kind === 'file-changed')).toMatchObject({
      file: entry?.file,
    });

    await fs.unlink(file);
    await events.until('file-gone');
    expect(events.seen.find(({ kind }) => kind === 'file-gone')).toMatchObject({
      file: entry?.file,
    });
    expect(events.seen.map(({ seq }) => seq)).toEqual(events.seen.map((_, index) => index));
    await events.stop();
  });

  it('are silent about a file that was touched but says the same', async () => {
    const desk = await openDesk();
    const file = await put(desk.root, 'a.stet');
    await desk.newsroom.library.list();
    const events = listen(desk);
    await events.ready();
    const bytes = await fs.readFile(file);
    await fs.writeFile(file, bytes);
    await fs.utimes(file, new Date(), new Date());
    await put(desk.root, 'z.stet');
    await events.until('list-changed');
    expect(events.kinds()).not.toContain('file-changed');
    await events.stop();
  });

  it('tell other windows of a save, once', async () => {
    const desk = await openDesk();
    await put(desk.root, 'a.stet');
    const [entry] = await desk.newsroom.library.list();
    const { file, revision, article } = await desk.newsroom.articles.open(entry?.file ?? '');
    const events = listen(desk);
    await events.ready();
    const saved = await desk.newsroom.articles.save(file, revision, { ...article, slug: 'new' });
    await events.until('file-changed');
    await put(desk.root, 'z.stet');
    await vi.waitFor(async () => {
      expect(await listed(desk)).toContain('z.stet');
      expect(events.kinds().lastIndexOf('list-changed')).toBeGreaterThan(
        events.kinds().indexOf('file-changed'),
      );
    });
    expect(events.seen.filter(({ kind }) => kind === 'file-changed')).toEqual([
      { seq: expect.any(Number), kind: 'file-changed', file, revision: saved.revision },
    ]);
    await events.stop();
  });

  it('tell of the folder going and coming back, and of what changed after that', async () => {
    const desk = await openDesk();
    await put(desk.root, 'a.stet');
    await desk.newsroom.library.list();
    const events = listen(desk);
    await events.ready();
    await fs.rename(desk.root, `${desk.root}-away`);
    const states = () =>
      events.seen.flatMap((event) => (event.kind === 'status-changed' ? [event.status.state] : []));
    await vi.waitFor(() => expect(states()).toEqual(['missing']), { timeout: 10_000 });
    await fs.rename(`${desk.root}-away`, desk.root);
    await vi.waitFor(() => expect(states()).toEqual(['missing', 'ready']), { timeout: 10_000 });
    const again = listen(desk);
    await again.ready();
    await fs.writeFile(path.join(desk.root, 'a.stet'), 'changed');
    await again.until('file-changed');
    await events.stop();
    await again.stop();
  });

  it('end when nobody listens any more, and when the newsroom closes', async () => {
    const desk = await openDesk();
    const stream = desk.newsroom.library.events(undefined);
    await stream.next();
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    const other = listen(desk);
    await other.ready();
    await desk.newsroom.close();
    await other.stop();
  });
});

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
