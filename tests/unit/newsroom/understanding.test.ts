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

it('of several long articles that are only passed by, the one that stays is read behind its beginning', async () => {
  const { newsroom, root } = await openDesk();
  const { articles, library } = newsroom;
  const texts = ['One.', 'Two.', 'Three.'];
  const places = await Promise.all(texts.map((text) => put(root, `${text}stet`, long(text))));
  await library.list();
  read.mockClear();
  for (const place of places) {
    const { rest } = await articles.openInParts(articles.register(place), window);
    expect(rest).toBeDefined();
  }
  expect(read).not.toHaveBeenCalled();
  await expect.poll(() => read.mock.calls.length).toBeGreaterThan(0);
  const found = read.mock.calls.map(([bytes]) => new TextDecoder().decode(bytes));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('Three.');
});
