import { expect, it, vi } from 'vitest';
import { firstBlocks, leastRest } from '../../../electron/newsroom/articles/fileParts.ts';
import { emptyContent } from '../../../shared/article/create.ts';
import { articleWith, openDesk, paragraph, put } from './desks.ts';

const read = vi.hoisted(() => vi.fn<(bytes: Uint8Array) => void>());
vi.mock('../../../electron/newsroom/articles/articleBytes.ts', async (original) => {
  const real =
    await original<typeof import('../../../electron/newsroom/articles/articleBytes.ts')>();
  return {
    ...real,
    readArticle: (...given: Parameters<typeof real.readArticle>) => {
      read(given[0]);
      return real.readArticle(...given);
    },
  };
});

const window = '00000000-0000-4000-8000-000000000001';
const long = (first: string) =>
  articleWith({
    content: emptyContent(
      Array.from({ length: firstBlocks + leastRest }, (_, at) => paragraph(at ? 'Line.' : first)),
    ),
  });

/** Three long articles, each named after its first line. */
async function threeListed() {
  const { newsroom, root } = await openDesk();
  const texts = ['One.', 'Two.', 'Three.'];
  const places = await Promise.all(texts.map((text) => put(root, `${text}stet`, long(text))));
  await newsroom.library.list();
  read.mockClear();
  const { articles } = newsroom;
  return { articles, files: places.map((place) => articles.register(place)) };
}

/** What all of is read behind an opening. */
async function understood() {
  await expect.poll(() => read.mock.calls.length).toBeGreaterThan(0);
  return read.mock.calls.map(([bytes]) => new TextDecoder().decode(bytes));
}

it('of several long articles that are only passed by, the one that stays is read behind its beginning', async () => {
  const { articles, files } = await threeListed();
  for (const file of files) {
    const { rest } = await articles.openInParts(file, window);
    expect(rest).toBeDefined();
  }
  expect(read).not.toHaveBeenCalled();
  const found = await understood();
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('Three.');
});

it('one that was only pressed takes the place of none that is open', async () => {
  const { articles, files } = await threeListed();
  const [one = '', two = '', three = ''] = files;
  await articles.openInParts(one, window);
  const { revision } = await articles.openInParts(two, window, true);
  expect((await understood())[0]).toContain('One.');
  await expect.poll(articles.recent).toEqual([{ file: one, name: 'One.stet' }]);
  read.mockClear();
  // Nor of what another window is about to open.
  await articles.openInParts(three, crypto.randomUUID(), true);
  articles.shown(window, two, revision);
  expect((await understood())[0]).toContain('Two.');
  await expect.poll(articles.recent).toMatchObject([{ file: two }, { file: one }]);
});
