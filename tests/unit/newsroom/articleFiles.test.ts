import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from '../../../shared/article/parse.ts';
import { articleWith, fails, openDesk, put, type TestDesk } from './desks.ts';
import { freshFolder, namesIn } from './folders.ts';

const inFile = async (file: string) => parse(await fs.readFile(file)).article;

/** A desk with one article, opened. */
async function withArticle(article = articleWith({ headline: 'Harbour vote' })) {
  const desk = await openDesk();
  const place = await put(desk.root, 'harbor-vote.stet', article);
  const opened = await desk.newsroom.articles.open(desk.newsroom.articles.register(place));
  return { ...desk, place, opened, articles: desk.newsroom.articles };
}

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

describe('a copy of an article whose name another system does not take', () => {
  it.each([
    ['Who won?.stet', 'who-won copy.stet'],
    ['12:30 – Fährzeit.stet', '12-30-fahrzeit copy.stet'],
    ['?.stet', 'untitled copy.stet'],
  ])('%s is %s', async (name, copy) => {
    const { newsroom, root } = await openDesk();
    const { articles } = newsroom;
    const file = articles.register(await put(root, name));
    expect((await articles.duplicate(file)).name).toBe(copy);
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
