import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { articleWith, fails, openDesk, put, type TestDesk } from './desks.ts';
import { eventually, freshFolder, namesIn } from './folders.ts';
import { typist } from './typist.ts';

const window = '11111111-2222-4333-8444-555555555555';
let desk: TestDesk;
let other: string;
let chosen: string;
let answers: PromiseWithResolvers<void>;

const articlesIn = async (folder: string) =>
  (await namesIn(folder)).filter((name) => name.endsWith('.stet'));

/**
 * Whoever looks at the library’s folder hears nothing until `answers`.
 *
 * @returns once somebody does
 */
function fallSilent(): Promise<void> {
  const { stat } = fs;
  const asking = Promise.withResolvers<void>();
  vi.spyOn(fs, 'stat').mockImplementation((async (...asked: Parameters<typeof stat>) => {
    if (asked[0] === desk.root) {
      asking.resolve();
      await answers.promise;
    }
    return stat(...asked);
  }) as typeof stat);
  return asking.promise;
}

beforeEach(async () => {
  answers = Promise.withResolvers();
  desk = await openDesk({ host: { chooseFolder: async () => chosen } });
  other = await freshFolder();
  chosen = other;
  await put(other, 'gulls.stet');
});

afterEach(() => {
  answers.resolve();
  vi.restoreAllMocks();
});

test('what is being saved to a drive that does not answer lies there once it does', async () => {
  const { articles, library } = desk.newsroom;
  const asked = fallSilent();
  const saving = articles.saveNew({ article: articleWith(), where: 'library' });
  await asked;
  await library.choose();
  answers.resolve();
  const { name } = await saving;
  expect(await articlesIn(desk.root)).toEqual([name]);
  expect(await articlesIn(other)).toEqual(['gulls.stet']);
});

/** A new article whose text is kept, and whose first save has begun and hears nothing. */
async function savingNew() {
  const { articles, journals } = desk.newsroom;
  const article = articleWith({ id: 'urn:uuid:00000000-0000-4000-8000-000000000002' });
  const { journal, sequence } = await journals.append({ window, begin: { article }, steps: [] });
  const asked = fallSilent();
  const journaled = { journal, sequence };
  const saving = articles.saveNew({ article, where: 'library', journaled });
  await asked;
  return { article, journal, saving };
}

test('a text that was left there is offered no more once it is saved', async () => {
  const { journals, library } = desk.newsroom;
  const { journal, saving } = await savingNew();
  await journals.leave(window, journal);
  await library.choose();
  expect(await journals.kept()).toMatchObject([{ journal }]);
  answers.resolve();
  await saving;
  await eventually(async () => expect(await journals.kept()).toEqual([]));
});

test('a text that was let go there stays so once a part of it is saved', async () => {
  const { journals, library } = desk.newsroom;
  const { article, journal, saving } = await savingNew();
  await journals.append({ window, journal, steps: typist(article).type(' since') });
  await journals.discard(journal);
  await library.choose();
  answers.resolve();
  await saving;
  expect(await journals.kept()).toEqual([]);
});

test('a library is listed although the drive of the one before does not answer', async () => {
  const { library } = desk.newsroom;
  const asked = fallSilent();
  const status = library.status();
  const listed = library.list();
  await asked;
  await library.choose();
  expect(await status).toMatchObject({ state: 'ready', name: path.basename(other) });
  expect(await listed).toMatchObject([{ name: 'gulls.stet' }]);
});

test('a library that was given up for another one is not opened once its drive answers', async () => {
  const { library } = desk.newsroom;
  await library.choose();
  const asked = fallSilent();
  chosen = desk.root;
  const givenUp = fails(library.choose(), 'canceled');
  await asked;
  chosen = other;
  await library.choose();
  answers.resolve();
  await givenUp;
  const name = path.basename(other);
  expect(await library.status()).toMatchObject({ state: 'ready', name });
  expect((await library.recent())[0]).toMatchObject({ name });
});
