import fs from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { readWhole } from '../../../electron/newsroom/storage/readWhole.ts';
import { writeQueue } from '../../../electron/newsroom/storage/writeQueue.ts';
import { textOf } from '../../../shared/article/text.ts';
import { articleWith, fails, openDesk, put, type TestDesk } from './desks.ts';
import { typist } from './typist.ts';

vi.mock('../../../electron/newsroom/storage/readWhole.ts', { spy: true });

const thisWindow = '11111111-2222-4333-8444-555555555555';
const anotherWindow = '99999999-2222-4333-8444-555555555555';
const article = articleWith({ headline: 'Harbour vote', body: ['Nobody'] });
let desk: TestDesk;
let place: string;
let begin: { file: string; base: string };

const afterACrash = async () =>
  (await openDesk({ root: desk.root, userData: desk.userData })).newsroom;

/** Whoever reads the article hears nothing any more. */
async function fallSilent() {
  const { readWhole: read } = await vi.importActual<{ readWhole: typeof readWhole }>(
    '../../../electron/newsroom/storage/readWhole.ts',
  );
  vi.mocked(readWhole).mockImplementation((file, atMost) =>
    file === place ? new Promise(() => {}) : read(file, atMost),
  );
}

beforeEach(async () => {
  vi.mocked(readWhole).mockReset();
  desk = await openDesk();
  place = await put(desk.root, 'vote.stet', article);
  const { articles } = desk.newsroom;
  const { file, revision } = await articles.open(articles.register(place));
  begin = { file, base: revision };
});

test('an unsaved text is offered and shown although the drive of its file does not answer', async () => {
  const hands = typist(article);
  const { journal } = await desk.newsroom.journals.append({
    window: thisWindow,
    begin,
    steps: hands.type(' asked'),
  });
  await fallSilent();
  const { journals } = await afterACrash();
  expect(await journals.kept()).toMatchObject([{ journal, name: 'vote.stet' }]);
  const restored = await journals.restore(anotherWindow, journal);
  expect(textOf(restored.article.content)).toBe(hands.text);
  expect(restored).toMatchObject(begin);
});

test('Stet starts although the drive of its library does not answer, and opens it once it does', async () => {
  const steps = typist(article).type(' asked');
  const { journal } = await desk.newsroom.journals.append({ window: thisWindow, begin, steps });
  await fallSilent();
  const answers = Promise.withResolvers<string>();
  const realpath = vi
    .spyOn(fs, 'realpath')
    .mockImplementation((() => answers.promise) as unknown as typeof fs.realpath);
  const { journals, library } = await afterACrash();
  const name = path.basename(desk.root);
  expect(await library.status()).toMatchObject({ state: 'missing', name });
  await fails(library.list(), 'no-library');
  expect(await journals.kept()).toMatchObject([{ journal }]);
  realpath.mockRestore();
  vi.mocked(readWhole).mockReset();
  answers.resolve(desk.root);
  await expect.poll(library.status).toMatchObject({ state: 'ready', name });
  expect(await library.list()).toHaveLength(1);
});

test('typing goes into a journal although the newsroom cannot see what the page goes on from', async () => {
  await fallSilent();
  const { articles, journals } = await afterACrash();
  articles.register(place);
  const hands = typist(article);
  const steps = hands.type(' asked');
  const typed = journals.append({ window: thisWindow, begin, steps });
  // The page sends all of it instead.
  await expect(typed).rejects.toMatchObject({ failure: { code: 'not-found' } });
});

/** Whatever it waits for in vain. */
async function closes(signal: AbortSignal) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const closed = desk.newsroom.close();
  const isClosed = closed.then(() => true);
  while (!signal.aborted && !(await Promise.race([isClosed, nextTurn(false)])))
    await vi.advanceTimersByTimeAsync(1_000);
  vi.useRealTimers();
}

test('Stet closes although something is still being written to a drive that does not answer', async ({
  signal,
}) => {
  const answers = Promise.withResolvers<void>();
  const writing = writeQueue.run(place, () => answers.promise);
  await closes(signal);
  answers.resolve();
  await writing;
});

test('Stet closes although a lock lies on a drive that takes no writes any more', async ({
  signal,
}) => {
  await desk.newsroom.locks.take({ window: thisWindow, file: begin.file });
  const answers = Promise.withResolvers<void>();
  const real = fs.open;
  const open = vi.spyOn(fs, 'open').mockImplementation(async (...args) => {
    if (String(args[0]).startsWith(desk.root) && args[1] === 'wx') await answers.promise;
    return real(...args);
  });
  await closes(signal);
  answers.resolve();
  open.mockRestore();
});
