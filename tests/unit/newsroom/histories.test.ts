import fs from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ArticleHistory } from '../../../electron/newsroom/history/articleHistory.ts';
import { historyFile } from '../../../electron/newsroom/history/historyFile.ts';
import { thinned } from '../../../electron/newsroom/history/thinning.ts';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import type { OpenFile } from '../../../electron/newsroom/storage/fileSystem.ts';
import { encodeRecord } from '../../../electron/newsroom/storage/records.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { WriteQueue } from '../../../electron/newsroom/storage/writeQueue.ts';
import type { Article } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { VersionReason } from '../../../shared/contract/history.ts';
import { failing, faultyFileSystem, systemError } from '../../fault/faults.ts';
import { articleWith, fails, openDesk, put } from './desks.ts';
import { eventually, freshFolder, namesIn } from './folders.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

afterEach(() => {
  vi.useRealTimers();
});

/** A desk with one article open, and a way to save it under another headline. */
async function withArticle() {
  const desk = await openDesk();
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

describe('the file of a history', () => {
  const bytesOf = (article: Article) => serialise(article);
  const about = (bytes: Uint8Array, at: number, reason: VersionReason = 'saved') => ({
    at,
    reason,
    revision: revisionOf(bytes),
    words: 1,
    name: 'a.stet',
  });
  const longRead = (change: string) =>
    articleWith({
      body: Array.from({ length: 100 }, (_, index) =>
        `Paragraph ${index} tells of the quay and of gate ${index * 7919}. ${'It rained. '.repeat(20)}`.concat(
          index === 50 ? change : '',
        ),
      ),
    });

  it('takes less than 3 MB for a thousand versions of 5 000 words', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const history = new ArticleHistory(file);
    let text = '';
    for (let count = 0; count < 1_000; count++) {
      text = `${text} word${count}`.slice(-2_000);
      const bytes = bytesOf(longRead(text));
      await history.add(about(bytes, count), bytes);
    }
    expect((await fs.stat(file)).size).toBeLessThan(3 * 1024 * 1024);
    const again = new ArticleHistory(file);
    const versions = await again.versions();
    expect(versions).toHaveLength(1_000);
    for (const index of [0, 1, 499, 998, 999]) {
      const version = versions[index];
      expect(revisionOf(await again.bytesOf(version?.id ?? ''))).toBe(version?.revision);
    }
  });

  it('has its name on the disk before it has a version', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const system = faultyFileSystem(() => undefined, 'linux');
    const history = new ArticleHistory(file, { fs: system, queue: new WriteQueue(), self: 'me' });
    const bytes = bytesOf(longRead(''));
    await history.add(about(bytes, 0), bytes);
    const named = system.calls.indexOf('sync history');
    expect(named).toBeGreaterThan(system.calls.indexOf('open a.versions'));
    expect(named).toBeLessThan(system.calls.indexOf('sync a.versions'));
  });

  it.each([
    ['sync', 'EIO'],
    ['write', 'ENOSPC'],
    ['close', 'EIO'],
  ] as const)('has nothing of a version whose %s failed (%s)', async (call, code) => {
    const folder = path.join(await freshFolder(), '.stet', 'history');
    let broken = false;
    const system = faultyFileSystem(async (made, at, argument) => {
      if (!broken || made !== call || !at.endsWith('a.versions')) return;
      if (call === 'write') {
        // Some of it gets there, and no more.
        const { bytes, file, position } = argument as {
          bytes: Uint8Array;
          file: OpenFile;
          position: number;
        };
        await file.write(bytes.subarray(0, 10), position);
      }
      throw systemError(code);
    });
    const file = path.join(folder, 'a.versions');
    const disk = { fs: system, queue: new WriteQueue(), self: 'me' };
    const history = new ArticleHistory(file, disk);
    const [one, two] = ['one', 'two'].map((slug) => bytesOf(articleWith({ slug }))) as [
      Uint8Array,
      Uint8Array,
    ];
    await history.add(about(one, 1), one);
    const before = await fs.readFile(file);
    broken = true;
    await expect(history.add(about(two, 2), two)).rejects.toBeInstanceOf(FailureError);
    expect(await fs.readFile(file)).toEqual(before);
    broken = false;
    system.calls.length = 0;
    await history.add(about(two, 2), two);
    expect(system.calls).toContain('sync a.versions');
    expect(await namesIn(folder)).toEqual(['a.versions']);
    const revisions = (await new ArticleHistory(file).versions()).map(({ revision }) => revision);
    expect(revisions).toEqual([one, two].map(revisionOf));
  });

  it('has nothing of a version that was listed before its sync failed', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const [one, two] = ['one', 'two'].map((slug) => bytesOf(articleWith({ slug }))) as [
      Uint8Array,
      Uint8Array,
    ];
    let broken = false;
    const system = faultyFileSystem(async (call, at) => {
      if (!broken || call !== 'sync' || !at.endsWith('a.versions')) return;
      expect(await history.versions()).toHaveLength(2);
      throw systemError('EIO');
    });
    const history = new ArticleHistory(file, { fs: system, queue: new WriteQueue(), self: 'me' });
    await history.add(about(one, 1), one);
    broken = true;
    await fails(history.add(about(two, 2), two), 'io');
    expect(await history.versions()).toHaveLength(1);
    broken = false;
    system.calls.length = 0;
    await history.add(about(two, 2), two);
    expect(system.calls).toContain('sync a.versions');
  });

  it('takes in what somebody asked for although the same text is there because it gave way', async () => {
    const folder = await freshFolder();
    const history = new ArticleHistory(path.join(folder, '.stet', 'history', 'a.versions'));
    const text = bytesOf(articleWith({ slug: 'one' }));
    await history.add(about(text, 1, 'opened'), text);
    const filed = { ...about(text, 1, 'milestone'), label: 'Filed' };
    const others = [filed, about(text, 1, 'saved')].map((record) => ({
      record,
      bytes: () => text,
    }));
    expect(await history.merge(others)).toBe(1);
    // The same pack once more.
    expect(await history.merge(others)).toBe(0);
    const versions = await history.versions();
    expect(versions.map(({ reason, label }) => label ?? reason)).toEqual(['opened', 'Filed']);
  });

  it('has a version that another Stet kept, where nothing may be written', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const [one, two] = ['one', 'two'].map((slug) => bytesOf(articleWith({ slug }))) as [
      Uint8Array,
      Uint8Array,
    ];
    const theirs = await new ArticleHistory(file).add(about(one, 1), one);
    const system = faultyFileSystem(failing('open', 'EROFS'));
    const disk = { fs: system, queue: new WriteQueue(), self: 'me' };
    const history = new ArticleHistory(file, disk);
    expect(await history.add(about(one, 1, 'external-change'), one)).toBe(theirs);
    await fails(history.add(about(two, 2), two), 'read-only');
    // Whoever asks for it by name wants a record of their own.
    await fails(history.add({ ...about(one, 1, 'milestone'), label: 'Filed' }, one), 'read-only');
  });

  it('goes on behind a version that cannot be read any more', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const [one, two] = ['one', 'two'].map((slug) => bytesOf(articleWith({ slug }))) as [
      Uint8Array,
      Uint8Array,
    ];
    const unreadable = { kind: 'version', format: 1, id: 'a', ...about(one, 1), data: 'AAAA' };
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, encodeRecord(unreadable));
    const history = new ArticleHistory(file);
    expect(await history.versions()).toHaveLength(1);
    const id = await history.add(about(two, 2), two);
    expect(await new ArticleHistory(file).bytesOf(id)).toEqual(Buffer.from(two));
    await fails(history.bytesOf('a'), 'damaged');
    // Nor does it keep the others from being written anew.
    const three = bytesOf(articleWith({ slug: 'three' }));
    const other = { record: about(three, 3), bytes: () => three };
    expect(await history.merge([other])).toBe(1);
    const versions = await history.versions();
    expect(versions.map(({ revision }) => revision)).toEqual([one, two, three].map(revisionOf));
    expect(await history.bytesOf(id)).toEqual(Buffer.from(two));
  });

  it('is read anew where another Stet wrote it anew, also where it is as long as before', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const texts = ['one', 'two'].map((slug) => bytesOf(articleWith({ slug })));
    const records = texts.map((text, at) =>
      encodeRecord({ kind: 'version', format: 1, id: `${at}`, ...about(text, at), data: '' }),
    );
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, records[0] as Uint8Array);
    const history = new ArticleHistory(file);
    expect(await history.versions()).toMatchObject([{ id: '0' }]);
    await fs.writeFile(`${file}-new`, records[1] as Uint8Array);
    await fs.rename(`${file}-new`, file);
    expect(await history.versions()).toMatchObject([{ id: '1' }]);
  });

  it('is written by two at once without losing a version', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const writers = [new ArticleHistory(file), new ArticleHistory(file)];
    const texts = Array.from({ length: 20 }, (_, index) => bytesOf(longRead(` change ${index}`)));
    for (let index = 0; index < texts.length; index++) {
      const bytes = texts[index] as Uint8Array;
      await writers[index % 2]?.add(about(bytes, index), bytes);
    }
    const all = await new ArticleHistory(file).versions();
    expect(all.map(({ revision }) => revision)).toEqual(texts.map(revisionOf));
  });

  it('loses a torn end at most, and is added to behind it', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const [one, two, three] = ['one', 'two', 'three'].map((word) => bytesOf(longRead(word))) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const history = new ArticleHistory(file);
    await history.add(about(one, 1), one);
    await history.add(about(two, 2), two);
    await fs.truncate(file, (await fs.stat(file)).size - 3);
    const after = new ArticleHistory(file);
    await after.add(about(three, 3), three);
    const read = new ArticleHistory(file);
    const versions = await read.versions();
    expect(versions.map(({ revision }) => revision)).toEqual([revisionOf(one), revisionOf(three)]);
    expect(await read.bytesOf(versions[1]?.id ?? '')).toEqual(Buffer.from(three));
  });

  it('loses what is damaged in its middle, not what stands behind it, and keeps the damaged file', async () => {
    const folder = path.join(await freshFolder(), '.stet', 'history');
    const file = path.join(folder, 'a.versions');
    const texts = ['one', 'two', 'three', 'four'].map((word) =>
      bytesOf(articleWith({ slug: word })),
    );
    const history = new ArticleHistory(file);
    const ends: number[] = [];
    for (const [index, bytes] of texts.entries()) {
      await history.add(about(bytes, index), bytes);
      ends.push((await fs.stat(file)).size);
    }
    const damaged = await fs.readFile(file);
    const middle = (ends[0] as number) + 20;
    damaged[middle] = (damaged[middle] as number) ^ 0xff;
    await fs.writeFile(file, damaged);
    const after = new ArticleHistory(file);
    const left = [0, 2, 3].map((index) => revisionOf(texts[index] as Uint8Array));
    expect((await after.versions()).map(({ revision }) => revision)).toEqual(left);
    const more = bytesOf(articleWith({ slug: 'five' }));
    await after.add(about(more, 5), more);
    const read = await new ArticleHistory(file).versions();
    expect(read.map(({ revision }) => revision)).toEqual([...left, revisionOf(more)]);
    const aside = (await namesIn(folder)).find((name) => name.startsWith('a.versions.damaged-'));
    expect(await fs.readFile(path.join(folder, aside ?? ''))).toEqual(damaged);
  });

  it('is not thinned by a Stet that does not know all that is in it', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const history = new ArticleHistory(file);
    for (let age = 30; age >= 0; age--) {
      const bytes = bytesOf(articleWith({ slug: `day-${age}` }));
      await history.add(about(bytes, 200 * day - age * 6 * 60 * minute), bytes);
    }
    await fs.appendFile(file, encodeRecord({ kind: 'proofread' }));
    const before = await fs.readFile(file);
    await new ArticleHistory(file).thin(200 * day);
    expect(await fs.readFile(file)).toEqual(before);
  });

  it('can be read after it was thinned', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const history = new ArticleHistory(file);
    const now = 200 * day;
    for (let age = 60; age >= 0; age--) {
      const bytes = bytesOf(longRead(` ${age}`));
      await history.add(about(bytes, now - age * 6 * 60 * minute), bytes);
    }
    const before = await history.versions();
    await history.thin(now);
    const read = new ArticleHistory(file);
    const versions = await read.versions();
    expect(versions.length).toBeLessThan(before.length);
    for (const { id, revision } of versions) {
      expect(revisionOf(await read.bytesOf(id))).toBe(revision);
    }
  });
});

describe('thinning', () => {
  const now = 1_000 * day;
  const version = (age: number, reason: VersionReason = 'saved', label?: string) => ({
    at: now - age,
    reason,
    ...(label && { label }),
  });

  it('keeps all of a day, an hour’s last for a week, a day’s last for 90 days', () => {
    const hour = 60 * minute;
    const third = 20 * minute;
    const versions = Array.from({ length: 3 * 24 * 100 }, (_, index) =>
      version(100 * day - index * third - third / 2),
    );
    const named = { ...versions[3], label: 'Filed' } as (typeof versions)[number];
    versions.splice(
      3,
      1,
      named,
      version(100 * day, 'milestone'),
      version(99 * day, 'conflict-loser'),
    );
    const kept = thinned(versions, now);
    const between = (from: number, to: number) =>
      kept.filter(({ at }) => now - at >= from && now - at < to);
    expect(between(0, day)).toHaveLength(3 * 24);
    expect(between(day, 7 * day).map(({ at }) => at % hour)).toEqual(
      Array.from({ length: 6 * 24 }, () => 2.5 * third),
    );
    expect(between(7 * day, 90 * day).map(({ at }) => at % day)).toEqual(
      Array.from({ length: 83 }, () => day - third / 2),
    );
    expect(between(90 * day, 200 * day).map(({ reason, label }) => label ?? reason)).toEqual([
      'saved',
      'Filed',
      'milestone',
      'conflict-loser',
    ]);
  });

  it('takes a clock that jumps for one: nothing is old because of it', () => {
    const year = 365 * day;
    const morning = Array.from({ length: 30 }, (_, index) => version(3_600_000 - index * minute));
    expect(thinned(morning, now + year)).toEqual(morning);
    expect(thinned(morning, now - year)).toEqual(morning);
    const corrected = [...morning.map(({ at, reason }) => ({ at: at - year, reason })), ...morning];
    expect(thinned(corrected, now)).toEqual(corrected);
  });

  it('never drops what has a name, the first or the last, and doing it twice changes nothing', () => {
    const any = fc.array(
      fc
        .record({
          at: fc.integer({ min: 0, max: 200 * day }).map((age) => now - age),
          reason: fc.constantFrom<VersionReason>('saved', 'opened', 'milestone', 'conflict-loser'),
          named: fc.boolean(),
        })
        .map(({ named, ...rest }) => (named ? { ...rest, label: 'Filed' } : rest)),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(any, (list) => {
        const versions = list.sort((one, other) => one.at - other.at);
        const kept = thinned(versions, now);
        expect(kept).toContain(versions[0]);
        expect(kept).toContain(versions.at(-1));
        for (const one of versions) {
          const precious = 'label' in one || /milestone|conflict/.test(one.reason);
          if (precious) expect(kept).toContain(one);
        }
        expect(thinned(kept, now)).toEqual(kept);
      }),
    );
  });
});

it('a library that is away is not made anew for a text that gave way', async () => {
  const { newsroom, root } = await openDesk();
  const id = newsroom.articles.register(await put(root, 'harbor.stet'));
  const { article } = await newsroom.articles.open(id);
  await fs.rename(root, `${root}-away`);
  await fails(
    newsroom.histories.keep({ file: id, reason: 'conflict-loser', article }),
    'not-found',
  );
  await fs.rename(`${root}-away`, root);
});
