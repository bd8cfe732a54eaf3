import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { historyFile } from '../../../electron/newsroom/history/historyFile.ts';
import { realFileSystem } from '../../../electron/newsroom/storage/fileSystem.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import type { LibraryEvent } from '../../../shared/contract/library.ts';
import { systemError } from '../../fault/faults.ts';
import { articleWith, fails, openDesk, put } from './desks.ts';
import { eventually } from './folders.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** An article of a library whose versions cannot be kept, for as long as that lies in their place. */
async function withoutHistory() {
  const desk = await openDesk();
  const { articles, histories, library } = desk.newsroom;
  const file = articles.register(
    await put(desk.root, 'vote.stet', articleWith({ headline: 'One' })),
  );
  const inTheWay = path.join(desk.root, '.stet');
  await fs.writeFile(inTheWay, 'something else');
  let { revision } = await articles.open(file);
  const abort = new AbortController();
  const events: LibraryEvent[] = [];
  const listening = (async () => {
    for await (const event of library.events(abort.signal)) events.push(event);
  })();
  await eventually(() => expect(events[0]?.kind).toBe('listening'));
  return {
    ...desk,
    articles,
    histories,
    file,
    async save(headline: string) {
      const saved = await articles.save(file, revision, articleWith({ headline }));
      ({ revision } = saved);
      return saved.unkeptVersion;
    },
    async headlines() {
      const versions = await histories.list(file);
      const read = versions.map(({ version }) => histories.read(file, version));
      return (await Promise.all(read)).map(({ article }) => headlineOf(article.content));
    },
    mend: () => fs.unlink(inTheWay),
    told: () => events.flatMap((event) => (event.kind === 'versions-changed' ? [event] : [])),
    async stop() {
      abort.abort();
      await listening;
    },
  };
}

describe('a version that cannot be kept', () => {
  it('holds up no save, and is said in its answer until one could be kept', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    const desk = await withoutHistory();
    const said = {
      code: 'not-found',
      message: 'The version was not kept: the folder is no longer there.',
    };
    expect(await desk.save('Two')).toMatchObject(said);
    expect(await desk.save('Three')).toMatchObject(said);
    expect((await desk.articles.open(desk.file)).unkeptVersion).toMatchObject(said);
    expect(await desk.headlines()).toEqual([]);
    await desk.mend();
    // None was kept a moment ago, and so the next save does not wait for a while.
    expect(await desk.save('Four')).toBeUndefined();
    expect(await desk.headlines()).toEqual(['Three']);
    expect((await desk.articles.open(desk.file)).unkeptVersion).toBeUndefined();
    // A save that is due to keep none says nothing new.
    vi.advanceTimersByTime(1);
    expect(await desk.save('Five')).toBeUndefined();
    await desk.stop();
  });

  it('keeps nobody from deciding between two texts: that lies with their own data', async () => {
    const desk = await withoutHistory();
    const { file, histories } = desk;
    expect(await desk.save('Two')).toBeDefined();
    await fails(histories.keep({ file, reason: 'milestone', label: 'Filed' }), 'not-found');
    const article = articleWith({ headline: 'Mine' });
    const { version } = await histories.keep({ file, reason: 'conflict-loser', article });
    expect(await desk.headlines()).toEqual(['Mine']);
    const said = await histories.base(file, revisionOf(serialise(article)));
    expect(headlineOf(said.article.content)).toBe('Mine');
    await histories.name(file, version, 'As I had it');
    expect(await histories.list(file)).toMatchObject([
      { version, reason: 'conflict-loser', label: 'As I had it' },
    ]);
    // What is lost is said all the same.
    expect((await desk.articles.open(file)).unkeptVersion).toBeDefined();
    await desk.mend();
    expect(await desk.save('Three')).toBeUndefined();
    expect((await desk.headlines()).toSorted()).toEqual(['Mine', 'Two']);
    await desk.stop();
  });

  it('lies with their own data also where those of the library cannot even be read', async () => {
    const { root, newsroom } = await openDesk();
    const { articles, histories } = newsroom;
    const there = articleWith({ headline: 'One' });
    const file = articles.register(await put(root, 'vote.stet', there));
    await articles.open(file);
    const inTheWay = historyFile(path.join(root, '.stet'), there.id);
    await fs.mkdir(inTheWay, { recursive: true });
    await expect(histories.list(file)).rejects.toThrow();
    const article = articleWith({ headline: 'Mine' });
    const { version } = await histories.keep({ file, reason: 'conflict-loser', article });
    expect(await histories.list(file)).toMatchObject([{ version }]);
    expect(await histories.read(file, version)).toMatchObject({ article: { id: article.id } });
    const said = await histories.base(file, revisionOf(serialise(article)));
    expect(headlineOf(said.article.content)).toBe('Mine');
  });

  it('is not missed where nothing gives way after all', async () => {
    const desk = await withoutHistory();
    expect(await desk.save('One')).toBeUndefined();
    await desk.stop();
  });

  it('goes with the article to its new name', async () => {
    const desk = await withoutHistory();
    await desk.save('Two');
    const { file } = await desk.articles.rename(desk.file, 'pier');
    expect((await desk.articles.open(file)).unkeptVersion).toMatchObject({ code: 'not-found' });
    await desk.stop();
  });

  it('is said to every window where somebody else wrote over the text', async () => {
    const desk = await withoutHistory();
    await desk.save('Two');
    await eventually(() => expect(desk.told()).toHaveLength(1));
    expect(desk.told()[0]).toMatchObject({ file: desk.file, unkept: { code: 'not-found' } });
    await desk.mend();
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Theirs' }));
    await desk.articles.open(desk.file);
    await eventually(() => expect(desk.told().at(-1)).not.toHaveProperty('unkept'));
    expect(await desk.headlines()).toEqual(['Two']);
    await desk.stop();
  });

  it('is said where what somebody else wrote over it was not kept', async () => {
    const desk = await withoutHistory();
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Theirs' }));
    await desk.articles.open(desk.file);
    await eventually(() =>
      expect(desk.told()).toMatchObject([{ file: desk.file, unkept: { code: 'not-found' } }]),
    );
    await desk.stop();
  });

  it('is said of the text that another article was saved over', async () => {
    const place = { path: '' };
    const desk = await openDesk({ host: { chooseNewFile: async () => place.path } });
    place.path = await put(desk.root, 'vote.stet', articleWith({ headline: 'One' }));
    await fs.writeFile(path.join(desk.root, '.stet'), 'something else');
    const article = articleWith({ headline: 'Mine' });
    const saved = await desk.newsroom.articles.saveNew({ article, where: 'ask' });
    expect(saved.unkeptVersion).toMatchObject({ code: 'not-found' });
  });

  it('is not said of a text that was not written over after all', async () => {
    const place = { path: '' };
    const desk = await openDesk({ host: { chooseNewFile: async () => place.path } });
    place.path = await put(desk.root, 'vote.stet', articleWith({ headline: 'One' }));
    const { articles } = desk.newsroom;
    const file = articles.register(place.path);
    await fs.writeFile(path.join(desk.root, '.stet'), 'something else');
    vi.spyOn(realFileSystem, 'rename').mockRejectedValue(systemError('EIO'));
    const article = articleWith({ headline: 'Mine' });
    await fails(articles.saveNew({ article, where: 'ask' }), 'io');
    expect((await articles.open(file)).unkeptVersion).toBeUndefined();
  });

  it('is not said of another article that gets the name', async () => {
    const desk = await withoutHistory();
    await desk.save('Two');
    await desk.mend();
    await desk.articles.trash(desk.file);
    const article = articleWith({ headline: 'Another', slug: 'vote' });
    const saved = await desk.articles.saveNew({ article, where: 'library' });
    expect(saved).toMatchObject({ file: desk.file });
    expect(saved.unkeptVersion).toBeUndefined();
    await desk.stop();
  });

  it('is not said of an article that is renamed to that name', async () => {
    const desk = await withoutHistory();
    await desk.save('Two');
    await desk.mend();
    await desk.articles.trash(desk.file);
    const pier = desk.articles.register(await put(desk.root, 'pier.stet', articleWith({})));
    await desk.articles.open(pier);
    const { file } = await desk.articles.rename(pier, 'vote');
    expect(file).toBe(desk.file);
    expect((await desk.articles.open(file)).unkeptVersion).toBeUndefined();
    await desk.stop();
  });

  it('is refused, not passed over, where it was asked for', async () => {
    const desk = await withoutHistory();
    for (const reason of ['milestone', 'before-restore'] as const) {
      await fails(desk.histories.keep({ file: desk.file, reason }), 'not-found');
    }
    expect(await desk.save('Two')).toBeDefined();
    await desk.mend();
    await desk.histories.keep({ file: desk.file, reason: 'milestone', label: 'Filed' });
    // They can be kept again.
    expect((await desk.articles.open(desk.file)).unkeptVersion).toBeUndefined();
    await desk.stop();
  });
});
