import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from '../../../shared/article/parse.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { articleWith, fails, openDesk, paragraph, put, type TestDesk } from './desks.ts';
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
    expect(await namesIn(path.dirname(place))).toEqual(['harbor-vote.stet']);
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

describe('saving for the first time', () => {
  const save = ({ newsroom }: TestDesk, article: ReturnType<typeof articleWith>, name?: string) =>
    newsroom.articles.saveNew({ article, name, where: 'library' });

  it('names the file after the given name, the slug, the headline, or not at all', async () => {
    const desk = await openDesk();
    const names = [
      await save(desk, articleWith({ slug: 'a-slug', headline: 'A headline' }), 'Given name'),
      await save(desk, articleWith({ slug: 'A Slug!', headline: 'A headline' })),
      await save(desk, articleWith({ headline: '„Über“ – Zürich & 3.5 %' })),
      await save(desk, articleWith({ headline: '?!' })),
      await save(desk, articleWith({ slug: '  ' })),
      await save(desk, articleWith({ headline: '港口投票 推迟' })),
      await save(desk, articleWith({ headline: '𠮷'.repeat(200) })),
      await save(desk, articleWith({ slug: 'CON' })),
    ].map(({ name }) => name);
    expect(names).toEqual([
      'Given name.stet',
      'a-slug.stet',
      'uber-zurich-3-5.stet',
      'untitled.stet',
      'untitled-2.stet',
      '港口投票-推迟.stet',
      `${'𠮷'.repeat(55)}.stet`,
      'con-article.stet',
    ]);
    expect(await namesIn(desk.root)).toEqual([...names].sort());
  });

  it('numbers a name that is taken, in any spelling', async () => {
    const desk = await openDesk();
    await put(desk.root, 'Harbor.stet');
    await put(desk.root, 'Zürich.stet'.normalize('NFD'));
    expect((await save(desk, articleWith({ slug: 'harbor' }))).name).toBe('harbor-2.stet');
    expect((await save(desk, articleWith({ slug: 'harbor' }))).name).toBe('harbor-3.stet');
    expect((await save(desk, articleWith(), 'Zürich')).name).toBe('Zürich-2.stet');
    expect((await save(desk, articleWith(), 'Harbor vote')).name).toBe('Harbor vote.stet');
    expect((await save(desk, articleWith(), 'harbor VOTE')).name).toBe('harbor VOTE 2.stet');
  });

  it('many at once get a file each', async () => {
    const desk = await openDesk();
    const saved = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        save(desk, articleWith({ slug: 'same', headline: `Number ${index}` })),
      ),
    );
    expect(new Set(saved.map(({ name }) => name)).size).toBe(8);
    expect(await desk.newsroom.library.list()).toHaveLength(8);
  });

  it('where a dialog says, also over a file if the person said so', async () => {
    const folder = await freshFolder();
    const taken = await put(folder, 'taken.stet', articleWith({ headline: 'Old' }));
    const chooseNewFile = vi.fn(async (): Promise<string | undefined> => undefined);
    const desk = await openDesk({ host: { chooseNewFile } });
    const ask = () =>
      desk.newsroom.articles.saveNew({ article: articleWith({ slug: 'fresh' }), where: 'ask' });
    await fails(ask(), 'canceled');
    chooseNewFile.mockResolvedValueOnce(path.join(folder, 'chosen.stet'));
    expect((await ask()).name).toBe('chosen.stet');
    expect(chooseNewFile).toHaveBeenLastCalledWith('fresh.stet', desk.root);
    chooseNewFile.mockResolvedValueOnce(taken);
    await ask();
    expect((await inFile(taken)).slug).toBe('fresh');
    expect(chooseNewFile).toHaveBeenLastCalledWith('fresh.stet', folder);
    // The dialog could not have asked about a name that it did not return.
    chooseNewFile.mockResolvedValueOnce(path.join(folder, 'taken'));
    await fails(ask(), 'exists');
    chooseNewFile.mockResolvedValueOnce(path.join(folder, 'a:b.stet'));
    await fails(ask(), 'bad-name');
    chooseNewFile.mockResolvedValueOnce(path.join(folder, 'gone', 'x.stet'));
    await fails(ask(), 'io');
    const web = await openDesk();
    await fails(
      web.newsroom.articles.saveNew({ article: articleWith(), where: 'ask' }),
      'unsupported',
    );
  });

  it('needs a library', async () => {
    await fails(save(await openDesk({ library: false }), articleWith()), 'no-library');
  });
});

describe('renaming', () => {
  it('changes the file’s name and nothing else', async () => {
    const { articles, opened, root, place } = await withArticle();
    const before = await fs.readFile(place);
    const renamed = await articles.rename(opened.file, 'Ferry strike');
    expect(renamed.name).toBe('Ferry strike.stet');
    expect(await namesIn(root)).toEqual(['Ferry strike.stet']);
    expect(await fs.readFile(path.join(root, 'Ferry strike.stet'))).toEqual(before);
    const again = await articles.open(renamed.file);
    expect(again.revision).toBe(opened.revision);
    await articles.save(renamed.file, again.revision, { ...again.article, slug: 'x' });
    expect((await articles.recent()).map(({ name }) => name)).toEqual(['Ferry strike.stet']);
    await fails(articles.open(opened.file), 'not-found');
  });

  it('keeps an extension that was typed, and allows a change of case', async () => {
    const { articles, opened, root } = await withArticle();
    expect((await articles.rename(opened.file, 'Harbor-Vote.STET')).name).toBe('Harbor-Vote.stet');
    expect(await namesIn(root)).toEqual(['Harbor-Vote.stet']);
  });

  it('to its own name is no change', async () => {
    const { articles, opened } = await withArticle();
    expect((await articles.rename(opened.file, 'harbor-vote')).file).toBe(opened.file);
  });

  it('never over another file', async () => {
    const { articles, opened, root } = await withArticle();
    await put(root, 'taken.stet');
    await fails(articles.rename(opened.file, 'taken'), 'exists');
    expect(await namesIn(root)).toEqual(['harbor-vote.stet', 'taken.stet']);
  });

  it.each([
    '',
    '   ',
    '.stet',
    '.',
    '..',
    '../up',
    'a/b',
    'a\\b',
    'a:b',
    'what?',
    'a*b',
    'a|b',
    'a"b',
    '<b>',
    'dot.',
    '.hidden',
    'nul\0',
    'line\nbreak',
    'evil\u202etets.exe',
    'CON',
    'nul',
    'com1.draft',
    'LPT9',
    'x'.repeat(252),
    '港'.repeat(90),
    'half \ud800',
  ])('refuses %j', async (name) => {
    const { articles, opened, root } = await withArticle();
    await fails(articles.rename(opened.file, name), 'bad-name');
    expect(await namesIn(root)).toEqual(['harbor-vote.stet']);
  });

  it.each(['Über Zürich', '港口', 'a.b.c', 'console', 'x'.repeat(250), '2026-05-04 · council (2)'])(
    'takes %j',
    async (name) => {
      const { articles, opened } = await withArticle();
      expect((await articles.rename(opened.file, name)).name).toBe(`${name}.stet`);
    },
  );
});

describe('duplicating', () => {
  it('makes a draft with an id of its own beside it', async () => {
    const { articles, opened, root } = await withArticle(
      articleWith({
        headline: 'Harbour vote',
        status: 'published',
        dates: { created: '2020-01-01T00:00:00Z', published: '2020-01-02T00:00:00Z' },
      }),
    );
    const names = [];
    for (let count = 0; count < 3; count++)
      names.push((await articles.duplicate(opened.file)).name);
    expect(names).toEqual([
      'harbor-vote copy.stet',
      'harbor-vote copy 2.stet',
      'harbor-vote copy 3.stet',
    ]);
    const copy = await inFile(path.join(root, 'harbor-vote copy.stet'));
    expect(copy.id).not.toBe(opened.article.id);
    expect(copy.status).toBe('draft');
    expect(copy.dates?.published).toBeUndefined();
    expect(copy.content).toEqual(opened.article.content);
    const copied = articles.register(path.join(root, 'harbor-vote copy.stet'));
    expect((await articles.duplicate(copied)).name).toBe('harbor-vote copy 4.stet');
  });

  it('stays in its folder', async () => {
    const { newsroom, root } = await openDesk();
    const place = await put(root, 'sport/a.stet');
    await newsroom.articles.duplicate(newsroom.articles.register(place));
    expect(await namesIn(path.join(root, 'sport'))).toEqual(['a copy.stet', 'a.stet']);
  });
});

describe('showing in the file manager', () => {
  it('is up to the host', async () => {
    const { newsroom } = await openDesk();
    const reveal = vi.fn(async () => undefined);
    const desk = await openDesk({ host: { reveal } });
    const place = await put(desk.root, 'a.stet');
    await desk.newsroom.articles.reveal(desk.newsroom.articles.register(place));
    expect(reveal).toHaveBeenCalledWith(place);
    await fails(
      desk.newsroom.articles.reveal(desk.newsroom.articles.register(`${place}x`)),
      'not-found',
    );
    await fails(newsroom.articles.reveal(newsroom.articles.register(place)), 'unsupported');
  });
});
