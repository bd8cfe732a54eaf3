import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from '../../../shared/article/parse.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { articleWith, fails, openDesk, paragraph, put } from './desks.ts';
import { freshFolder, namesIn } from './folders.ts';

const inFile = async (file: string) => parse(await fs.readFile(file)).article;

/** A desk with one article, opened. */
async function withArticle(article = articleWith({ headline: 'Harbour vote' })) {
  const desk = await openDesk();
  const place = await put(desk.root, 'harbor-vote.stet', article);
  const opened = await desk.newsroom.articles.open(desk.newsroom.articles.register(place));
  return { ...desk, place, opened, articles: desk.newsroom.articles };
}

describe('a new article', () => {
  it('has an id of its own, the language and byline of the settings, and no file', async () => {
    const { newsroom, root } = await openDesk();
    await newsroom.settings.save({ language: 'de-CH', authorName: 'Ada Quill' });
    const { article } = await newsroom.articles.create();
    const { article: other } = await newsroom.articles.create();
    expect(article).toMatchObject({
      language: 'de-CH',
      status: 'draft',
      byline: { contributors: [{ name: 'Ada Quill', role: 'author' }] },
    });
    expect(article.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(other.id).not.toBe(article.id);
    expect(article.dates?.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    expect(Math.abs(Date.parse(article.dates?.created ?? '') - Date.now())).toBeLessThan(60_000);
    expect(parse(serialise(article)).article).toEqual(article);
    expect(await namesIn(root)).toEqual([]);
  });
});

describe('opening', () => {
  it('gives the article, its revision and whether it can be saved', async () => {
    const { opened, place } = await withArticle();
    expect(opened).toMatchObject({
      name: 'harbor-vote.stet',
      access: { mode: 'edit' },
      article: await inFile(place),
    });
    expect(opened.revision).toMatch(/^[0-9a-f]{64}$/);
  });

  it('finds a file by its id after a restart, in the library and among recent files', async () => {
    const first = await openDesk();
    await put(first.root, 'sport/a.stet');
    const outside = await put(await freshFolder(), 'out.stet');
    const [entry] = await first.newsroom.library.list();
    const out = await first.newsroom.articles.open(first.newsroom.articles.register(outside));
    // It is remembered beside the opening.
    expect(await first.newsroom.articles.recent()).toMatchObject([{ name: 'out.stet' }]);
    const second = await openDesk({ root: first.root, userData: first.userData });
    for (const file of [entry?.file ?? '', out.file]) {
      expect((await second.newsroom.articles.open(file)).file).toBe(file);
    }
    await fails(second.newsroom.articles.open('nosuchfile123'), 'not-found');
    const names = (await second.newsroom.articles.recent()).map(({ name }) => name);
    expect(names).toEqual(['out.stet', 'a.stet']);
  });

  it('says why there is nothing to open', async () => {
    const { newsroom, root } = await openDesk();
    const open = (name: string) =>
      newsroom.articles.open(newsroom.articles.register(path.join(root, name)));
    await fails(open('gone.stet'), 'not-found');
    await fs.writeFile(path.join(root, 'torn.stet'), '{"format');
    await fails(open('torn.stet'), 'damaged', { detail: { reason: 'not-json' } });
    await fs.writeFile(path.join(root, 'deep.stet'), '['.repeat(75_000));
    await fails(open('deep.stet'), 'damaged', { detail: { reason: 'too-deep' } });
    await fs.truncate(await put(root, 'huge.stet'), 25 * 1024 * 1024);
    await fails(open('huge.stet'), 'too-large');
    await fs.mkdir(path.join(root, 'folder.stet'));
    await fails(open('folder.stet'), 'not-found');
    const newer = { ...articleWith(), version: 7, content: { type: 'doc-of-the-future' } };
    await fs.writeFile(path.join(root, 'newer.stet'), JSON.stringify(newer));
    await fails(open('newer.stet'), 'newer-version');
  });

  it('gives what the list has found sound, and checks what it has not', async () => {
    const { newsroom, root } = await openDesk();
    const open = () => newsroom.articles.open(newsroom.articles.register(place));
    const article = articleWith({ headline: 'Harbour vote' });
    const place = await put(root, 'vote.stet', article);
    expect(await newsroom.library.list()).toMatchObject([{ about: { kind: 'article' } }]);
    expect((await open()).article).toEqual(await inFile(place));
    const misplaced = { ...article, content: { type: 'doc', content: [paragraph('no head')] } };
    await fs.writeFile(place, JSON.stringify(misplaced));
    await fails(open(), 'damaged', { detail: { reason: 'misplaced-block', place: 'content' } });
    expect(await newsroom.library.list()).toMatchObject([{ about: { kind: 'damaged' } }]);
    await fails(open(), 'damaged', { detail: { reason: 'misplaced-block', place: 'content' } });
  });

  it('is for reading only where it cannot be saved', async () => {
    const { newsroom, root } = await openDesk();
    const open = (place: string) => newsroom.articles.open(newsroom.articles.register(place));
    const newer = await put(root, 'newer.stet', { ...articleWith(), version: 2 });
    expect((await open(newer)).access).toEqual({ mode: 'read', why: 'newer-version' });
    const locked = await put(root, 'locked.stet');
    await fs.chmod(locked, 0o444);
    expect((await open(locked)).access).toEqual({ mode: 'read', why: 'read-only-file' });
  });

  it('by dialog starts where the last one ended', async () => {
    const place = await put(await freshFolder(), 'out.stet');
    const chooseArticle = vi.fn(async (): Promise<string | undefined> => place);
    const { newsroom } = await openDesk({ host: { chooseArticle } });
    expect((await newsroom.articles.openDialog()).name).toBe('out.stet');
    chooseArticle.mockResolvedValueOnce(undefined);
    await fails(newsroom.articles.openDialog(), 'canceled');
    expect(chooseArticle).toHaveBeenLastCalledWith(path.dirname(place));
    const web = await openDesk();
    await fails(web.newsroom.articles.openDialog(), 'unsupported');
  });
});

describe('saving', () => {
  it('takes an article for gone where a folder has its name by now', async () => {
    const { place, opened, articles } = await withArticle();
    await fs.rename(place, `${place}.old`);
    await fs.mkdir(place);
    const changed = { ...opened.article, slug: 'changed' };
    await fails(articles.save(opened.file, opened.revision, changed), 'not-found');
    await fails(articles.revision(opened.file), 'not-found');
    await fails(articles.open(opened.file), 'not-found');
  });

  it('writes the article and the time, and gives the next revision', async () => {
    const { articles, opened, place } = await withArticle();
    const changed = {
      ...opened.article,
      slug: 'harbor-vote',
      dates: { created: '2026-01-01T00:00:00Z' },
    };
    const saved = await articles.save(opened.file, opened.revision, changed);
    expect(saved).toMatchObject({ file: opened.file, name: 'harbor-vote.stet' });
    expect(saved.revision).not.toBe(opened.revision);
    const { dates, ...rest } = await inFile(place);
    expect(rest).toEqual({ ...changed, dates: undefined, ...rest });
    expect(dates).toEqual({ created: '2026-01-01T00:00:00Z', modified: saved.modified });
    expect((await fs.stat(place)).size).toBe(saved.bytes);
    const again = await articles.save(opened.file, saved.revision, { ...changed, slug: 'other' });
    expect((await inFile(place)).slug).toBe('other');
    expect((await articles.open(opened.file)).revision).toBe(again.revision);
  });

  it('twice changes nothing the second time, with or without the time of the first', async () => {
    const { articles, opened, place } = await withArticle();
    const changed = { ...opened.article, slug: 'new' };
    const saved = await articles.save(opened.file, opened.revision, changed);
    const bytes = await fs.readFile(place);
    const { ino } = await fs.stat(place);
    for (const article of [changed, await inFile(place)]) {
      const again = await articles.save(opened.file, saved.revision, article);
      expect(again).toMatchObject({ revision: saved.revision, modified: saved.modified });
    }
    expect(await fs.readFile(place)).toEqual(bytes);
    expect((await fs.stat(place)).ino).toBe(ino);
  });

  it('an article that was only opened leaves its file as it was, byte for byte', async () => {
    const { articles, opened, place } = await withArticle();
    const text = `${JSON.stringify({ ...articleWith(), custom: { b: 1, a: 2 } })}`;
    await fs.writeFile(place, text);
    const { article, revision } = await articles.open(opened.file);
    const saved = await articles.save(opened.file, revision, article);
    expect(saved.revision).toBe(revision);
    expect(await fs.readFile(place, 'utf8')).toBe(text);
  });

  it('over another version is a conflict that names it', async () => {
    const { articles, opened, place } = await withArticle();
    const theirs = serialise(articleWith({ headline: 'Theirs' }));
    await fs.writeFile(place, theirs);
    const { revision } = await articles.open(opened.file);
    await fails(articles.save(opened.file, opened.revision, opened.article), 'conflict', {
      detail: { revision },
    });
    expect(await fs.readFile(place)).toEqual(Buffer.from(theirs));
  });

  it('what became of a file that went away, or cannot be written', async () => {
    const { articles, opened, place } = await withArticle();
    const changed = { ...opened.article, slug: 'x' };
    await fs.chmod(place, 0o444);
    await fails(articles.save(opened.file, opened.revision, changed), 'read-only');
    await fs.unlink(place);
    await fails(articles.save(opened.file, opened.revision, changed), 'not-found');
  });

  it('never over a newer file, and never what cannot be read back', async () => {
    const { articles, opened, place } = await withArticle();
    const before = await fs.readFile(place);
    const { file, revision, article } = opened;
    await fails(articles.save(file, revision, { ...article, version: 2 }), 'newer-version');
    const newer = await put(await freshFolder(), 'newer.stet', { ...article, version: 2 });
    const theirs = await articles.open(articles.register(newer));
    await fails(articles.save(theirs.file, theirs.revision, article), 'newer-version');
    const misplaced = { ...article, content: { type: 'doc', content: [paragraph('no head')] } };
    await fails(articles.save(file, revision, misplaced), 'damaged', {
      detail: { reason: 'misplaced-block', place: 'content' },
    });
    await fails(
      articles.save(file, revision, { ...article, status: 'spiked' as 'draft' }),
      'damaged',
    );
    await fails(
      articles.save(file, revision, { ...article, summary: 'x'.repeat(21 * 1024 * 1024) }),
      'too-large',
    );
    expect(await fs.readFile(place)).toEqual(before);
    // What was to give way is a version by then.
    expect(await namesIn(path.dirname(place))).toEqual(['.stet', 'harbor-vote.stet']);
  });

  it('keeps what this release does not know', async () => {
    const { articles, opened, place } = await withArticle({
      ...articleWith(),
      cms: { id: 9007199254740993n.toString(), nested: [1, { z: 1, a: null }] },
    } as ReturnType<typeof articleWith>);
    await articles.save(opened.file, opened.revision, { ...opened.article, slug: 'x' });
    expect(await inFile(place)).toMatchObject({ cms: opened.article.cms });
  });

  it('keeps even half a character, as JSON can', async () => {
    const { articles, opened, place } = await withArticle();
    const summary = 'broken \ud800 half';
    await articles.save(opened.file, opened.revision, { ...opened.article, summary });
    expect((await inFile(place)).summary).toBe(summary);
  });

  it('from two windows at once: one saves, the other hears of it', async () => {
    const { articles, opened, place } = await withArticle();
    const results = await Promise.allSettled(
      ['one', 'two', 'three'].map((slug) =>
        articles.save(opened.file, opened.revision, { ...opened.article, slug }),
      ),
    );
    const done = results.flatMap((result, index) => (result.status === 'fulfilled' ? [index] : []));
    expect(done).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason.failure.code).toBe('conflict');
    }
    expect((await inFile(place)).slug).toBe(['one', 'two', 'three'][done[0] ?? -1]);
  });

  it('an article behind a link writes the file that the link names', async () => {
    const { newsroom, root } = await openDesk();
    const elsewhere = await freshFolder();
    const place = await put(elsewhere, 'real.stet');
    await fs.symlink(place, path.join(root, 'link.stet'));
    const [entry] = await newsroom.library.list();
    const { file, revision, article } = await newsroom.articles.open(entry?.file ?? '');
    await newsroom.articles.save(file, revision, { ...article, slug: 'linked' });
    expect((await inFile(place)).slug).toBe('linked');
    expect((await fs.lstat(path.join(root, 'link.stet'))).isSymbolicLink()).toBe(true);
  });
});
