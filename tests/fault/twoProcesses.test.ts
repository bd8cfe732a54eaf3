import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readArticle } from '../../electron/newsroom/articles/articleBytes.ts';
import type { Article } from '../../shared/article/model.ts';
import { textOf } from '../../shared/article/text.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { articleWith } from '../unit/newsroom/articleWith.ts';
import { type Folders, freshFolders, removeFolders } from './morning/morning.ts';
import { type Core, startCore } from './morning/startCore.ts';

// P8's model decides at every call whose is next; here two real processes on a real folder do.

const window = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';
const folders: Folders[] = [];
const cores: Core[] = [];

afterEach(async () => {
  for (const core of cores.splice(0)) await core.kill();
  for (const each of folders.splice(0)) await removeFolders(each);
});

async function start(library: Folders, name: string): Promise<Core> {
  const userData = path.join(library.root, name);
  await fs.mkdir(userData, { recursive: true });
  const core = await startCore({ library: library.library, userData });
  cores.push(core);
  return core;
}

async function two() {
  const shared = await freshFolders();
  folders.push(shared);
  const ada = await start(shared, 'ada');
  const ben = await start(shared, 'ben');
  const [entry] = await ada.newsroom.library.list();
  await ben.newsroom.library.list();
  return { shared, ada, ben, file: entry?.file ?? '' };
}

const bodyOf = (article: Article) => textOf(article.content.content?.[3]);

describe('two processes on one folder', () => {
  it('save as fast as they can, and every text that was saved or set aside is found again', async () => {
    const { shared, ada, ben, file } = await two();
    const told: string[] = [];
    /** What a text went on from, by its writer. */
    const from = new Map<string, string>();
    let refused = 0;

    async function write(core: Core, name: string) {
      const { articles, histories } = core.newsroom;
      let opened = await articles.open(file);
      for (let number = 1; number <= 20; number++) {
        const before = bodyOf(opened.article);
        const text = `${name}${number}`;
        const article = { ...opened.article, content: articleWith({ body: [text] }).content };
        try {
          const { revision } = await articles.save(file, opened.revision, article);
          if (before.startsWith(name)) from.set(before, text);
          opened = { ...opened, revision, article };
        } catch (error) {
          expect(error).toBeInstanceOf(FailureError);
          expect(['conflict', 'busy']).toContain((error as FailureError).failure.code);
          refused++;
          await histories.keep({ file, reason: 'conflict-loser', article });
          opened = await articles.open(file);
        }
        told.push(text);
      }
    }
    await Promise.all([write(ada, 'ada'), write(ben, 'ben')]);

    const { articles, histories } = ada.newsroom;
    const kept = new Set([bodyOf((await articles.open(file)).article)]);
    for (const { version } of await histories.list(file)) {
      kept.add(bodyOf((await histories.read(file, version)).article));
    }
    const isKept = (text: string): boolean => {
      const next = from.get(text);
      return kept.has(text) || (next !== undefined && isKept(next));
    };
    expect(told.filter((text) => !isKept(text))).toEqual([]);
    expect(refused).toBeGreaterThan(0);
    const bytes = await fs.readFile(path.join(shared.library, 'vote.stet'));
    expect(() => readArticle(bytes)).not.toThrow();
    const names = await fs.readdir(shared.library);
    expect(names.filter((name) => name.startsWith('.~'))).toEqual([]);
  });

  it('of which only one has the lock, however often both reach for it', async () => {
    const { ada, ben, file } = await two();
    for (let time = 0; time < 20; time++) {
      const over = time % 2 === 1;
      const states = await Promise.all(
        [ada, ben].map((core) => core.newsroom.locks.take({ window, file, over })),
      );
      // Of two that insist the first learns that it lost when it looks again.
      const looks = over
        ? await Promise.all([ada, ben].map((core) => core.newsroom.locks.take({ window, file })))
        : states;
      expect(looks.map(({ state }) => state).sort()).toEqual(['held', 'mine']);
      await Promise.all([ada, ben].map((core) => core.newsroom.locks.release({ window, file })));
    }
  });

  it('of which one dies: its lock is free at once, and its words are in its journal', async () => {
    const { shared, ada, ben, file } = await two();
    expect(await ada.newsroom.locks.take({ window, file })).toEqual({ state: 'mine' });
    expect(await ben.newsroom.locks.take({ window, file })).toMatchObject({ state: 'held' });
    const { revision: base } = await ada.newsroom.articles.open(file);
    await ada.newsroom.journals.append({
      window,
      begin: { file, base },
      steps: [{ stepType: 'metadata', path: ['slug'], after: 'unsaved' }],
    });
    await ada.kill();
    expect(await ben.newsroom.locks.take({ window, file })).toEqual({ state: 'mine' });
    const again = await start(shared, 'ada');
    const [text] = await again.newsroom.journals.kept();
    expect(text).toMatchObject({ name: 'vote.stet' });
    const restored = await again.newsroom.journals.restore(window, text?.journal ?? '');
    expect(restored.article.slug).toBe('unsaved');
    expect(await again.newsroom.locks.take({ window, file })).toMatchObject({ state: 'held' });
  });

  it('with one data folder, of which one slept: each keeps its words, though one has taken over the other’s', async () => {
    const { shared, ada } = await two();
    const typed = (slug: string) => [{ stepType: 'metadata', path: ['slug'], after: slug }];
    const article = articleWith({ headline: 'Harbour vote' });
    const begin = { window, begin: { article }, steps: typed('both') };
    const { journal, sequence: after } = await ada.newsroom.journals.append(begin);
    const file = path.join(shared.root, 'ada', 'journal', `${journal}.journal`);
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await fs.utimes(file, longAgo, longAgo);

    const ben = await start(shared, 'ada');
    let { journaled } = await ben.newsroom.journals.restore(other, journal);
    const bens = async (slug: string) => {
      const { sequence: after } = journaled;
      const request = { window: other, journal, after, steps: typed(slug) };
      journaled = await ben.newsroom.journals.append(request);
    };
    await bens('ben-once');
    const adas = { window, journal, after, steps: typed('ada') };
    await expect(ada.newsroom.journals.append(adas)).rejects.toMatchObject({
      failure: { code: 'not-found' },
    });
    // As a page does then: with all of its text, and what it had is let go.
    const whole = { article: { ...article, slug: 'ada' } };
    await ada.newsroom.journals.append({ window, journal, begin: whole, steps: [] });
    await expect(ada.newsroom.journals.discard(journal)).rejects.toBeInstanceOf(FailureError);
    await bens('ben');
    await ada.kill();
    await ben.kill();

    const next = await start(shared, 'ada');
    const kept = await next.newsroom.journals.kept();
    const texts = kept.map((text) => next.newsroom.journals.restore(window, text.journal));
    const slugs = (await Promise.all(texts)).map((text) => text.article.slug);
    expect(slugs.sort()).toEqual(['ada', 'ben']);
  });
});
