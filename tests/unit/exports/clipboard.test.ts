import { expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import type { CopyKind } from '../../../shared/contract/previews.ts';
import type { ClipboardCopy } from '../../../shared/formats/clipboard/clipboardCopy.ts';
import { articleWithPhotos, type Newsdesk, newsdesk } from './newsdesk.ts';

type Request = Parameters<Newsdesk['exports']['copy']>[0];

async function copied(desk: Newsdesk, article: Article, kind: CopyKind, more?: Partial<Request>) {
  const request = { article, kind, allowEmbargoed: false, ...more };
  const { path: at, ...told } = await desk.exports.copy(request, undefined);
  const id = /^\/copies\/([\w-]{43})$/.exec(at)?.[1] ?? '';
  const json = (await desk.exports.preparedCopy(id)) ?? '{}';
  return { id, ...told, ...(JSON.parse(json) as ClipboardCopy) };
}

test('a copy can be fetched once', async () => {
  const desk = await newsdesk();
  const { id, text, html } = await copied(desk, await articleWithPhotos(desk.library, 0), 'html');
  expect(text).toContain('<h1 class="headline">The wall</h1>');
  expect(html).toBe(text);
  expect(await desk.exports.preparedCopy(id)).toBeUndefined();
  expect(await desk.exports.preparedCopy('unknown')).toBeUndefined();
});

test('for Ghost the photos go along, for others their words', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 2);
  const ghost = await copied(desk, made, 'ghost');
  const { nodes } = JSON.parse(ghost.lexical ?? '{}') as {
    nodes: { type: string; src?: string }[];
  };
  const pictures = nodes.filter(({ type }) => type === 'image').map(({ src }) => src?.slice(0, 22));
  expect(pictures).toEqual(Array(2).fill('data:image/png;base64,'));
  expect(ghost.leftBehind).toEqual(['the publication date']);
  for (const kind of ['html', 'markdown', 'wordpress'] as const) {
    const { text, leftBehind } = await copied(desk, made, kind);
    expect(text).toContain('Caption 1');
    expect(text).not.toContain('data:');
    expect(leftBehind).toContain('2 photos');
  }
});

test('some blocks bring the photos that they show, and no others', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 2);
  const { lexical = '' } = await copied(desk, made, 'ghost', { blocks: { from: 1, to: 2 } });
  expect(lexical.match(/"src":"data:/g)).toHaveLength(1);
  expect(lexical).toContain('Caption 0');
  expect(lexical).not.toContain('The wall');
});

test('copy that must not go out yet needs a yes', async () => {
  const desk = await newsdesk();
  const made = { ...(await articleWithPhotos(desk.library, 0)), status: 'withheld' as const };
  await expect(copied(desk, made, 'markdown')).rejects.toMatchObject({
    failure: { code: 'embargoed', message: 'This article is withheld.' },
  });
  const { text } = await copied(desk, made, 'markdown', { allowEmbargoed: true });
  expect(text).toContain('# The wall');
});

test('a copy that is given up ends', async () => {
  const desk = await newsdesk();
  const article = await articleWithPhotos(desk.library, 40);
  const giving = new AbortController();
  const copying = desk.exports.copy(
    { article, kind: 'ghost', allowEmbargoed: false },
    giving.signal,
  );
  giving.abort();
  await expect(copying).rejects.toMatchObject({ failure: { code: 'canceled' } });
});
