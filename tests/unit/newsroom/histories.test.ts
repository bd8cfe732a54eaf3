import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ArticleHistory } from '../../../electron/newsroom/history/articleHistory.ts';
import { historyFile } from '../../../electron/newsroom/history/historyFile.ts';
import type { HostPorts } from '../../../electron/newsroom/hostPorts.ts';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { realFileSystem } from '../../../electron/newsroom/storage/fileSystem.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import { systemError } from '../../fault/faults.ts';
import { articleWith, fails, openDesk, put } from './desks.ts';
import { eventually, freshFolder, namesIn } from './folders.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

afterEach(() => {
  vi.useRealTimers();
});

/** A desk with one article open, and a way to save it under another headline. */
async function withArticle(host: Partial<HostPorts> = {}) {
  const desk = await openDesk({ host });
  const { articles, histories } = desk.newsroom;
  const place = await put(desk.root, 'vote.stet', articleWith({ headline: 'One' }));
  const opened = await articles.open(articles.register(place));
  const { file } = opened;
  let { revision } = opened;
  return {
    ...desk,
    articles,
    histories,
    place,
    file,
    async save(headline: string) {
      ({ revision } = await articles.save(file, revision, articleWith({ headline })));
    },
    async headlines() {
      const versions = await histories.list(file);
      const read = versions.map(({ version }) => histories.read(file, version));
      return (await Promise.all(read)).map(({ article }) => headlineOf(article.content));
    },
  };
}

const later = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);

describe('versions that nobody may read here', () => {
  const say = 'The versions cannot be read: you may not read this file.';

  it.each(['stat', 'readFile'] as const)('are no fault of Stet (%s)', async (call) => {
    const { histories, file, save } = await withArticle();
    await save('Two');
    const asked = realFileSystem[call];
    const closed = vi.spyOn(realFileSystem, call).mockImplementation(async (place) => {
      if (place.endsWith('.versions')) throw systemError('EACCES');
      return asked(place) as never;
    });
    await fails(histories.list(file), 'io', { message: say }).finally(() => closed.mockRestore());
  });
});

describe('versions of an article', () => {
  it('are what a save takes the place of; opening alone leaves the library as it is', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    const desk = await withArticle();
    expect(await namesIn(desk.root)).toEqual(['vote.stet']);
    expect(await desk.histories.list(desk.file)).toEqual([]);
    await desk.save('Two');
    expect(await desk.headlines()).toEqual(['One']);
    later(minute);
    await desk.save('Three');
    await desk.save('Four');
    later(minute);
    await desk.save('Five');
    // "Three" was there for a moment only.
    expect(await desk.headlines()).toEqual(['Four', 'Two', 'One']);
    expect(await desk.histories.list(desk.file)).toMatchObject([
      { reason: 'saved', name: 'vote.stet', words: 7, current: false },
      { reason: 'saved' },
      { reason: 'opened' },
    ]);
  });

  it('made outside are kept, and what they were written over', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    const desk = await withArticle();
    await desk.save('Two');
    await desk.save('Three');
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Theirs' }));
    const theirs = await desk.articles.open(desk.file);
    await eventually(async () => expect(await desk.headlines()).toEqual(['Three', 'One']));
    await desk.articles.save(desk.file, theirs.revision, articleWith({ headline: 'Mine again' }));
    expect(await desk.headlines()).toEqual(['Theirs', 'Three', 'One']);
    expect((await desk.histories.list(desk.file))[0]).toMatchObject({ reason: 'external-change' });
  });

  it('have names, and the author who was at the desk', async () => {
    const desk = await withArticle();
    await desk.newsroom.settings.save({ authorName: 'Ada Quill' });
    const { version } = await desk.histories.keep({
      file: desk.file,
      reason: 'milestone',
      label: 'Filed',
    });
    expect(await desk.histories.list(desk.file)).toMatchObject([
      { label: 'Filed', author: 'Ada Quill', reason: 'milestone', current: true },
    ]);
    // The same text twice is one version.
    await desk.histories.keep({ file: desk.file, reason: 'milestone', label: 'Subbed' });
    expect(await desk.histories.list(desk.file)).toMatchObject([{ version, label: 'Subbed' }]);
    await desk.histories.name(desk.file, version, '');
    expect((await desk.histories.list(desk.file))[0]?.label).toBeUndefined();
    await fails(desk.histories.name(desk.file, 'nothing-here', 'x'), 'not-found');
  });

  it('are found by revision, though they were written over a moment ago or cannot be kept', async () => {
    const desk = await withArticle();
    const base = async (revision: string) =>
      headlineOf((await desk.histories.base(desk.file, revision)).article.content);
    const { revision: one } = await desk.articles.revision(desk.file);
    await desk.save('Two');
    const { revision: two } = await desk.articles.revision(desk.file);
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Theirs' }));
    const theirs = await desk.articles.open(desk.file);
    expect(await base(two)).toBe('Two');
    expect(await base(one)).toBe('One');
    expect(await base(theirs.revision)).toBe('Theirs');
    await fails(desk.histories.base(desk.file, 'f'.repeat(64)), 'not-found');
    // Another process has nothing but the history.
    await desk.newsroom.close();
    const { newsroom } = await openDesk({ root: desk.root });
    const [entry] = await newsroom.library.list();
    const again = await newsroom.histories.base(entry?.file ?? '', one);
    expect(headlineOf(again.article.content)).toBe('One');
  });

  it('are thinned by the time that Stet has closed', async () => {
    const desk = await withArticle();
    const { article } = await desk.articles.open(desk.file);
    const history = new ArticleHistory(historyFile(path.join(desk.root, '.stet'), article.id));
    await fs.mkdir(path.join(desk.root, '.stet'));
    const now = Date.now();
    const line = 'so many words '.repeat(1_000);
    const old = Array.from({ length: 200 }, (_, number) => {
      const bytes = serialise(articleWith({ headline: `${number}`, body: [line] }));
      const at = now - 30 * day + number * minute;
      const record = { at, revision: revisionOf(bytes), words: 1, name: 'vote.stet' };
      return { record: { ...record, reason: 'saved' as const }, bytes: () => bytes };
    });
    // They count as old once others came on many days since.
    const since = Array.from({ length: 100 }, (_, number) => {
      const bytes = serialise(articleWith({ headline: `since ${number}` }));
      const at = now - (100 - number) * 7 * 60 * minute;
      const record = { at, revision: revisionOf(bytes), words: 1, name: 'vote.stet' };
      return { record: { ...record, reason: 'saved' as const }, bytes: () => bytes };
    });
    await history.merge([...old, ...since]);
    const { length } = await history.versions();
    await desk.save('Two');
    await desk.newsroom.close();
    expect(
      (await new ArticleHistory(historyFile(path.join(desk.root, '.stet'), article.id)).versions())
        .length,
    ).toBeLessThan(length / 2);
  });

  it('that lost against another are kept for good, mine as well as theirs', async () => {
    const desk = await withArticle();
    await desk.histories.keep({ file: desk.file, reason: 'before-restore' });
    await desk.histories.keep({ file: desk.file, reason: 'conflict-loser' });
    const article = articleWith({ headline: 'Mine' });
    await desk.histories.keep({ file: desk.file, reason: 'conflict-loser', article });
    expect(await desk.headlines()).toEqual(['Mine', 'One', 'One']);
    expect((await desk.histories.list(desk.file)).map(({ reason }) => reason)).toEqual([
      'conflict-loser',
      'conflict-loser',
      'before-restore',
    ]);
  });

  it('of a text so long that another thread reads it have its words and its id', async () => {
    const desk = await openDesk();
    const { articles, histories } = desk.newsroom;
    const line = 'so many words '.repeat(50).trim();
    const long = articleWith({ body: Array.from({ length: 1_000 }, () => line) });
    const file = articles.register(await put(desk.root, 'long.stet', long));
    const { version } = await histories.keep({ file, reason: 'milestone', label: 'Long' });
    const [kept] = await histories.list(file);
    expect(kept).toMatchObject({ version, label: 'Long', words: 150_000, current: true });
    expect((await histories.read(file, version)).article.id).toBe(long.id);
    await desk.newsroom.close();
  });

  it('are no changes from outside because the article got another name, or Stet began anew', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    const desk = await withArticle();
    await desk.save('Two');
    later(minute);
    const { file } = await desk.articles.rename(desk.file, 'council');
    const two = (await desk.articles.revision(file)).revision;
    const { revision } = await desk.articles.save(file, two, articleWith({ headline: 'Three' }));
    const reasons = async ({ histories }: Newsroom) =>
      (await histories.list(file)).map(({ reason, name }) => `${reason} ${name}`);
    expect(await reasons(desk.newsroom)).toEqual(['saved council.stet', 'opened vote.stet']);
    await desk.newsroom.close();
    // A page outlives the newsroom, and goes on from what it has.
    const { newsroom } = await openDesk({ root: desk.root });
    // Nearer to the next millisecond.
    const written = Date.parse('2026-05-04T09:30:00Z') / 1_000 + 0.0007;
    await fs.utimes(path.join(desk.root, 'council.stet'), written, written);
    const other = await openDesk({ root: desk.root });
    const { modified: at } = await other.newsroom.articles.open(file);
    await newsroom.articles.save(file, revision, articleWith({ headline: 'Four' }));
    // The same time by whomever the file is looked at.
    expect((await newsroom.histories.list(file))[0]).toMatchObject({
      at,
      reason: 'opened',
      name: 'council.stet',
    });
  });

  it('are kept also of a file that somebody chooses to replace, however short a time it was there', async () => {
    const dialog = { chosen: '' };
    const desk = await openDesk({ host: { chooseNewFile: async () => dialog.chosen } });
    const { articles, histories } = desk.newsroom;
    const place = await put(desk.root, 'vote.stet', articleWith({ headline: 'One' }));
    dialog.chosen = place;
    const { file } = await articles.open(articles.register(place));
    const replace = (headline: string) =>
      articles.saveNew({ article: articleWith({ headline }), from: file, where: 'ask' });
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Theirs' }));
    await replace('Mine');
    await replace('Mine again');
    const versions = await histories.list(file);
    const said = versions.map(async ({ version, reason }) => {
      const { article } = await histories.read(file, version);
      return `${reason}: ${headlineOf(article.content)}`;
    });
    expect(await Promise.all(said)).toEqual(['saved: Mine', 'external-change: Theirs']);
  });

  describe('that another article takes the place of are among those of both', () => {
    const other = 'urn:uuid:00000000-0000-4000-8000-000000000002';

    /** What the file's panel shows, and what that of a copy does which has the first article still. */
    async function shown(
      { newsroom, root }: Awaited<ReturnType<typeof withArticle>>,
      file: string,
    ) {
      const copy = await put(root, 'copy.stet', articleWith({ headline: 'One, still' }));
      const lists = [file, newsroom.articles.register(copy)].map(async (each) => {
        const said = (await newsroom.histories.list(each)).map(async ({ version, reason }) => {
          const { article } = await newsroom.histories.read(each, version);
          return `${reason}: ${headlineOf(article.content)}`;
        });
        return Promise.all(said);
      });
      return Promise.all(lists);
    }

    it('by Save as', async () => {
      const dialog = { chosen: '' };
      const desk = await withArticle({ chooseNewFile: async () => dialog.chosen });
      dialog.chosen = desk.place;
      const article = articleWith({ headline: 'Two', id: other });
      await desk.articles.saveNew({ article, where: 'ask' });
      const both = ['opened: One'];
      expect(await shown(desk, desk.file)).toEqual([both, both]);
    });

    it.each([0, 8])('by Save as of a version already, %i articles later', async (many) => {
      const dialog = { chosen: '' };
      const desk = await withArticle({ chooseNewFile: async () => dialog.chosen });
      dialog.chosen = desk.place;
      await desk.histories.keep({ file: desk.file, reason: 'milestone', label: 'Filed' });
      for (let number = 0; number < many; number++) {
        const place = await put(desk.root, `${number}.stet`, articleWith({ headline: 'More' }));
        await desk.articles.open(desk.articles.register(place));
      }
      const article = articleWith({ headline: 'Two', id: other });
      await desk.articles.saveNew({ article, where: 'ask' });
      expect(await shown(desk, desk.file)).toEqual([['saved: One'], ['milestone: One']]);
    });

    it('outside, and by a save over that', async () => {
      const desk = await withArticle();
      await put(desk.root, 'vote.stet', articleWith({ headline: 'Theirs', id: other }));
      const { revision } = await desk.articles.open(desk.file);
      await eventually(async () =>
        expect(await shown(desk, desk.file)).toEqual([['opened: One'], ['opened: One']]),
      );
      // Whoever wrote in the first one keeps their own.
      await desk.articles.save(desk.file, revision, articleWith({ headline: 'Mine' }));
      const mine = ['external-change: Theirs', 'opened: One'];
      expect(await shown(desk, desk.file)).toEqual([mine, mine]);
    });
  });

  it('survive a new start, and go where the library goes', async () => {
    const desk = await withArticle();
    await desk.save('Two');
    const moved = path.join(await freshFolder(), 'Moved');
    await desk.newsroom.close();
    await fs.rename(desk.root, moved);
    const { newsroom } = await openDesk({ root: moved });
    const [entry] = await newsroom.library.list();
    const versions = await newsroom.histories.list(entry?.file ?? '');
    expect(versions).toMatchObject([{ reason: 'opened' }]);
  });

  it('of a file outside the library lie with the person’s own data', async () => {
    const desk = await openDesk();
    const { articles, histories } = desk.newsroom;
    const folder = await freshFolder();
    const { file, revision } = await articles.open(articles.register(await put(folder, 'a.stet')));
    await articles.save(file, revision, articleWith({ headline: 'Two' }));
    expect(await histories.list(file)).toHaveLength(1);
    expect(await namesIn(folder)).toEqual(['a.stet']);
    expect(await namesIn(path.join(desk.userData, 'history'))).toHaveLength(1);
  });

  it('that cannot be kept keep nobody from saving', async () => {
    const desk = await withArticle();
    await fs.writeFile(path.join(desk.root, '.stet'), 'a file where a folder should be');
    await desk.save('Two');
    expect(headlineOf((await desk.articles.open(desk.file)).article.content)).toBe('Two');
  });
});

it('a library that is away is not made anew for a text that gave way', async () => {
  const { newsroom, root } = await openDesk();
  const id = newsroom.articles.register(await put(root, 'harbor.stet'));
  const { article } = await newsroom.articles.open(id);
  await fs.rename(root, `${root}-away`);
  await fails(newsroom.histories.keep({ file: id, reason: 'milestone', article }), 'no-library');
  // What somebody decided against lies with their own data then.
  await newsroom.histories.keep({ file: id, reason: 'conflict-loser', article });
  await expect(fs.stat(root)).rejects.toMatchObject({ code: 'ENOENT' });
  await fs.rename(`${root}-away`, root);
});
