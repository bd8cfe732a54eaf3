import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { saves } from '../../../electron/newsroom/articles/saves.ts';
import { ArticleHistory } from '../../../electron/newsroom/history/articleHistory.ts';
import { earlier } from '../../../electron/newsroom/history/earlier.ts';
import { historyFile } from '../../../electron/newsroom/history/historyFile.ts';
import { type ChangedBlocks, changedSince } from '../../../shared/article/changedBlocks.ts';
import { textOf } from '../../../shared/article/text.ts';
import { articleWith, fails, openDesk, put } from './desks.ts';
import { eventually, freshFolder, namesIn } from './folders.ts';
import { typist } from './typist.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const minute = 60_000;

/** An article of a library that a person is about to type into. */
async function desk({ folder }: { folder?: string } = {}) {
  const opened = await openDesk();
  const { articles, journals, histories } = opened.newsroom;
  const article = articleWith({ body: ['Nobody'] });
  const place = await put(folder ?? opened.root, 'vote.stet', article);
  const modified = new Date('2026-05-04T09:30:00Z');
  await fs.utimes(place, modified, modified);
  const { file, revision } = await articles.open(articles.register(place));
  const hands = typist(article);
  const window = randomUUID();
  let agreed = hands.document;
  let base = revision;
  let journaled: { journal: string; sequence: number } | undefined;
  const { content: _, ...metadata } = article;
  const root = folder === undefined ? path.join(opened.root, '.stet') : opened.userData;
  return {
    ...opened,
    file,
    place,
    articles,
    histories,
    /** Words that reach the journal. */
    async type(text: string) {
      const steps = hands.type(text);
      const known = journaled && { journal: journaled.journal };
      const begin = known ?? { begin: { file, base } };
      journaled = await journals.append({ window, ...begin, steps });
    },
    async save() {
      if (!journaled) throw new Error('Nothing is typed');
      const text = changedSince(agreed, hands.document) as ChangedBlocks;
      const saved = await articles.saveJournaled({ file, base, metadata, text, journaled });
      if (typeof saved === 'string') throw new Error(saved);
      base = saved.revision;
      agreed = hands.document;
      // Its journal hears of it beside the answer.
      await journals.undoable(window, { file, revision: base });
    },
    /** What lies on the disk, whether it is shown or not. */
    async kept() {
      const history = new ArticleHistory(historyFile(root, article.id));
      const versions = await history.versions();
      const texts = versions.map(async ({ id }) => {
        const { content } = JSON.parse(new TextDecoder().decode(await history.bytesOf(id)));
        return textOf(content.content.at(-1));
      });
      return Promise.all(texts);
    },
    async shown() {
      const versions = await histories.list(file);
      const texts = versions.map(async ({ version, reason, label }) => {
        const { content } = (await histories.read(file, version)).article;
        return `${label ?? reason}: ${textOf(content.content?.at(-1))}`;
      });
      return Promise.all(texts);
    },
  };
}

describe('a text that words are typed over', () => {
  it('is a version before they are saved, and is shown as one once they are', async () => {
    const at = await desk();
    await at.newsroom.settings.save({ authorName: 'Ada Quill' });
    expect(await namesIn(at.root)).toEqual(['vote.stet']);
    await at.type(' asked');
    await eventually(async () => expect(await at.kept()).toEqual(['Nobody']));
    expect(await at.shown()).toEqual([]);
    await at.save();
    expect(await at.kept()).toEqual(['Nobody']);
    expect(await at.shown()).toEqual(['opened: Nobody']);
    expect(await at.histories.list(at.file)).toMatchObject([
      {
        at: '2026-05-04T09:30:00.000Z',
        author: 'Ada Quill',
        words: 1,
        name: 'vote.stet',
        current: false,
      },
    ]);
  });

  it('is asked for once, however much is typed before it is kept and saved', async () => {
    const at = await desk();
    const asked = vi.spyOn(saves, 'keepAhead');
    const written = vi.spyOn(saves, 'write');
    await at.type(' asked');
    await at.type(' us');
    await eventually(() => expect(asked).toHaveBeenCalledTimes(1));
    expect(await asked.mock.results[0]?.value).toBe(true);
    await at.type(' or');
    await at.type(' them');
    await at.save();
    expect(asked).toHaveBeenCalledTimes(1);
    // The save has nothing left to keep.
    expect(await written.mock.results[0]?.value).toMatchObject({ changed: true, kept: false });
    expect(await at.shown()).toEqual(['opened: Nobody']);
  });

  it('is kept by the save where that comes first, and not once more', async () => {
    const at = await desk();
    const asked = vi.spyOn(saves, 'keepAhead');
    const coming = Promise.withResolvers<void>();
    const really = asked.getMockImplementation() ?? saves.keepAhead;
    asked.mockImplementationOnce(async (request) => {
      await coming.promise;
      return really.call(saves, request);
    });
    await at.type(' asked');
    await eventually(() => expect(asked).toHaveBeenCalledTimes(1));
    await at.save();
    expect(await at.shown()).toEqual(['opened: Nobody']);
    coming.resolve();
    await at.newsroom.close();
    expect(await at.kept()).toEqual(['Nobody']);
  });

  it('is kept by the save where it could not be kept before', async () => {
    const at = await desk();
    const inTheWay = path.join(at.root, '.stet');
    await fs.writeFile(inTheWay, 'a file where a folder should be');
    const asked = vi.spyOn(saves, 'keepAhead');
    await at.type(' asked');
    await eventually(() => expect(asked).toHaveBeenCalledTimes(1));
    expect(await asked.mock.results[0]?.value).toBe(false);
    await fs.rm(inTheWay);
    await at.save();
    expect(await at.shown()).toEqual(['opened: Nobody']);
  });

  it('makes no more versions than saves do', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    const at = await desk();
    const asked = vi.spyOn(saves, 'keepAhead');
    const typeAndSave = async (text: string) => {
      await at.type(text);
      await Promise.all(asked.mock.results.map(({ value }) => value));
      await at.save();
    };
    await typeAndSave(' asked');
    // Both are too near to the first one.
    await typeAndSave(' us');
    await typeAndSave(' or');
    vi.advanceTimersByTime(minute);
    await typeAndSave(' them');
    await typeAndSave(' so');
    expect(asked).toHaveBeenCalledTimes(2);
    expect(await at.shown()).toEqual(['saved: Nobody asked us or', 'opened: Nobody']);
  });

  it('is no second version where the words are taken back and it gets a name', async () => {
    const at = await desk();
    await at.type(' asked');
    await eventually(async () => expect(await at.kept()).toEqual(['Nobody']));
    await at.histories.keep({ file: at.file, reason: 'milestone', label: 'Proofread' });
    expect(await at.shown()).toEqual(['Proofread: Nobody']);
    await at.save();
    expect(await at.shown()).toEqual(['Proofread: Nobody']);
  });

  it('is no second version after a new start, although others came in between', async () => {
    const at = await desk();
    await at.type(' asked');
    await eventually(async () => expect(await at.kept()).toEqual(['Nobody']));
    const other = articleWith({ body: ['Somebody'] });
    await at.histories.keep({ file: at.file, reason: 'conflict-loser', article: other });
    await at.newsroom.close();
    const { newsroom } = await openDesk({ root: at.root });
    const { articles, histories } = newsroom;
    const { file, revision } = await articles.open(articles.register(at.place));
    await articles.save(file, revision, articleWith({ body: ['Everybody'] }));
    const reasons = (await histories.list(file)).map(({ reason }) => reason);
    expect(reasons).toEqual(['conflict-loser', 'opened']);
  });

  it('is kept with the person’s own data where it lies outside the library', async () => {
    const folder = await freshFolder();
    const at = await desk({ folder });
    await at.type(' asked');
    await eventually(async () => expect(await at.kept()).toEqual(['Nobody']));
    expect(await namesIn(folder)).toEqual(['vote.stet']);
  });

  it('is not what somebody else wrote meanwhile', async () => {
    const at = await desk();
    const asked = vi.spyOn(saves, 'keepAhead');
    await put(at.root, 'vote.stet', articleWith({ body: ['Somebody'] }));
    await at.type(' asked');
    await eventually(() => expect(asked).toHaveBeenCalledTimes(1));
    expect(await asked.mock.results[0]?.value).toBe(false);
    await fails(at.save(), 'conflict');
    expect(await at.kept()).toEqual([]);
    // It is in no file any more, and so is kept when that is found out.
    await at.articles.open(at.file);
    await eventually(async () => expect(await at.shown()).toEqual(['opened: Nobody']));
  });

  it('does not make a library anew that is away', async () => {
    const at = await desk();
    const asked = vi.spyOn(saves, 'keepAhead');
    await fs.rename(at.root, `${at.root}-away`);
    await at.type(' asked');
    await eventually(() => expect(asked).toHaveBeenCalledTimes(1));
    expect(await asked.mock.results[0]?.value).toBe(false);
    await expect(fs.stat(at.root)).rejects.toMatchObject({ code: 'ENOENT' });
    await fs.rename(`${at.root}-away`, at.root);
  });
});

it('versions are shown without what the file says now, unless somebody asked for one', () => {
  const version = (
    at: number,
    revision: string,
    reason: 'saved' | 'milestone',
    label?: string,
  ) => ({
    at,
    revision,
    reason,
    ...(label && { label }),
  });
  const shown = earlier(
    [
      version(1, 'a', 'saved'),
      version(2, 'b', 'saved'),
      version(2, 'b', 'milestone', 'Filed'),
      version(3, 'b', 'saved'),
      version(4, 'c', 'saved'),
      version(4, 'c', 'saved', 'Subbed'),
    ],
    'c',
  );
  expect(shown.map(({ at, label }) => `${at} ${label ?? ''}`.trim())).toEqual([
    '1',
    '2 Filed',
    '3',
    '4 Subbed',
  ]);
});
