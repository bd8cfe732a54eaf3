import { expect, test } from 'vitest';
import type { PreviewRequest } from '../../../electron/newsroom/newsroom.ts';
import type { Article } from '../../../shared/article/model.ts';
import { formatIds } from '../../../shared/contract/commandNames.ts';
import type { FormatId } from '../../../shared/contract/exports.ts';
import { article, bullets, item, numbers, paragraph } from '../formats/build.ts';
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
  expect(hasPage).toBe(['html', 'html-fragment', 'epub', 'docx', 'pdf'].includes(format));
});

test.each(['html', 'html-fragment', 'epub', 'docx', 'pdf'] as const)(
  '%s: the page has the words and the photos, and nothing that acts',
  async (format) => {
    const desk = await newsdesk();
    const { shows, text } = await preview(desk, await articleWithPhotos(desk.library, 2), format);
    expect(shows).toBe('page');
    const { root } = readPage(text);
    expect(words(root)).toContain('wall');
    // Word’s look is in the elements, as it is in the document.
    const found = activeContent(root).filter((one) => format !== 'docx' || !one.endsWith('@style'));
    expect(found).toEqual([]);
    expect(text).not.toMatch(/url\(|@import/);
    expect(all(root, 'img').map((img) => attribute(img, 'src')?.slice(0, 22))).toEqual(
      Array(2).fill('data:image/png;base64,'),
    );
  },
);

test('a web page is opened at a block of the article, among those that readers see', async () => {
  const desk = await newsdesk();
  const note = { type: 'note', content: [paragraph('For the desk')] };
  const made = article(
    {},
    { headline: 'Long' },
    ...[paragraph('One'), note, paragraph(), paragraph('Two'), bullets(item('Three'))],
  );
  const marked = async (opensAt: number, as: 'page' | 'source' = 'page') => {
    const { text } = await preview(desk, made, 'html', { opensAt, as });
    return /<(\w+) id="opens-at"[^>]*>(?:\s*<li>(?:<p>)?)?(\w+)/.exec(text)?.slice(1) ?? text;
  };
  expect(await marked(3)).toEqual(['p', 'Two']);
  expect(await marked(1)).toEqual(['p', 'Two']);
  expect(await marked(4)).toEqual(['ul', 'Three']);
  // Below its last block, too.
  expect(await marked(6)).toEqual(['ul', 'Three']);
  const plain = await marked(0);
  expect(plain).not.toContain('opens-at');
  expect(await marked(3, 'source')).toEqual(plain);
});

test('a Word document is shown as it is laid out: lists begin where they begin, a crop is in its place', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 1);
  const body = made.content.content?.at(-1)?.content ?? [];
  const crop = { x: 0, y: 0.1, width: 0.5, height: 0.6 };
  for (const block of body) if (block.type === 'photo') block.attrs = { ...block.attrs, crop };
  body.push(numbers(4, item('Fourth'), item('Fifth')), bullets(item('<b>not bold</b>')));
  const { text } = await preview(desk, made, 'docx');
  expect(text).toMatch(/counter-reset: docx-num-1-0 3 /);
  expect(text).toContain('transform-origin: 0% 25%');
  const { root } = readPage(text);
  expect(words(root)).toContain('Fifth');
  expect(all(root, 'b')).toEqual([]);
  expect(text).toContain('&lt;b&gt;not bold&lt;/b&gt;');
});

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
