import { expect, test } from 'vitest';
import type { PreviewRequest } from '../../../electron/newsroom/newsroom.ts';
import type { Article } from '../../../shared/article/model.ts';
import { formatIds } from '../../../shared/contract/commandNames.ts';
import type { FormatId } from '../../../shared/contract/exports.ts';
import { article, paragraph } from '../formats/build.ts';
import { activeContent, all, attribute, readPage, words } from '../formats/htmlTree.ts';
import { make } from '../formats/render.ts';
import { articleWithPhotos, type Newsdesk, newsdesk } from './newsdesk.ts';

async function preview(
  desk: Newsdesk,
  made: Article,
  format: FormatId,
  more: Partial<PreviewRequest> = {},
) {
  const told = await desk.exports.preview({ article: made, format, ...more }, undefined);
  const id = told.path.slice(told.path.lastIndexOf('/') + 1);
  const text =
    told.shows === 'page'
      ? await desk.exports.previewPage(id)
      : JSON.parse((await desk.exports.preparedCopy(id)) ?? '{}').text;
  return { ...told, text: text as string };
}

test.each(formatIds)('%s: what is shown is what is written', async (format) => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 0);
  const { shows, text, part, parts, hasPage } = await preview(desk, made, format, { as: 'source' });
  expect(shows).toBe('source');
  const { parts: written } = make(format, made);
  const names = [...written.keys()];
  const wanted = names.find((name) => name === part || name.endsWith(`/${part}`)) ?? '';
  // A PDF’s is the page that is printed.
  if (format !== 'pdf') expect(text).toBe(written.get(wanted));
  expect(text).toContain('It is being built.');
  expect(parts.find(({ name }) => name === part)).toMatchObject({ readable: true });
  expect(hasPage).toBe(['html', 'html-fragment', 'epub', 'pdf'].includes(format));
});

test.each(['html', 'html-fragment', 'epub', 'pdf'] as const)(
  '%s: the page has the words and the photos, and nothing that acts',
  async (format) => {
    const desk = await newsdesk();
    const { shows, text } = await preview(desk, await articleWithPhotos(desk.library, 2), format);
    expect(shows).toBe('page');
    const { root } = readPage(text);
    expect(words(root)).toContain('wall');
    expect(activeContent(root)).toEqual([]);
    expect(all(root, 'img').map((img) => attribute(img, 'src')?.slice(0, 22))).toEqual(
      Array(2).fill('data:image/png;base64,'),
    );
  },
);

test('a folder has its main document, and the others by name', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 1);
  const first = await preview(desk, made, 'wordpress');
  expect(first.part).toBe('wall.wordpress/post.html');
  expect(first.parts.map(({ name, readable }) => [name.split('/').at(-1), readable])).toEqual([
    ['post.html', true],
    ['post.json', true],
    [expect.stringMatching(/^[0-9a-f]{16}\.png$/), false],
  ]);
  const part = 'wall.wordpress/post.json';
  expect(JSON.parse((await preview(desk, made, 'wordpress', { part })).text).title).toBe(
    'The wall',
  );
  // A name that is none of them is not looked for anywhere else.
  expect((await preview(desk, made, 'wordpress', { part: '../../user' })).part).toBe(first.part);
});

test('the choices of the export hold for the preview', async () => {
  const desk = await newsdesk();
  const options = { photos: 'beside', allowEmbargoed: false, endMark: '-30-' } as const;
  const { text } = await preview(desk, await articleWithPhotos(desk.library, 0), 'text', {
    options,
  });
  expect(text).toMatch(/-30-\n$/);
});

test('whoever leafs on gives up what was asked for before', async () => {
  const desk = await newsdesk();
  const made = article({}, { headline: 'Long' }, ...Array(4000).fill(paragraph('Words.')));
  const leafing = new AbortController();
  const before = desk.exports.preview({ article: made, format: 'docx' }, leafing.signal);
  const after = preview(desk, made, 'text');
  leafing.abort();
  await expect(before).rejects.toMatchObject({ failure: { code: 'canceled' } });
  expect((await after).text).toContain('Words.');
});
