import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { statisticsOf } from '../../../shared/article/statistics.ts';
import { publishedJsonSchema } from '../../../shared/formats/json/publishedSchema.ts';
import {
  article,
  block,
  bullets,
  heading,
  item,
  numbers,
  paragraph,
  photo,
  pullQuote,
  text,
} from './build.ts';
import { published } from './render.ts';
import { asset, everyBlock, minimal } from './sampleArticles.ts';

test('docs/published-article.schema.json is what the code makes (npm run docs)', async () => {
  const file = new URL('../../../docs/published-article.schema.json', import.meta.url);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(publishedJsonSchema())),
  );
});

describe('every field of a full article', () => {
  const json = published(everyBlock());

  test('the head', () => {
    expect(json).toMatchObject({
      format: 'stet-published-article',
      version: 1,
      id: 'urn:uuid:6a1f5a1c-6d0d-4e53-9a0b-0a7c3f3e9d11',
      language: 'en-GB',
      direction: 'ltr',
      status: 'published',
      slug: 'harbour-vote',
      urgency: 4,
      url: 'https://wire.example/2026/05/harbour-vote',
      kicker: 'Coast',
      headline: 'Council votes for a sea wall after a winter of floods',
      headlineHtml: 'Council votes for a sea wall after a <em>winter</em> of floods',
      headlines: { seo: 'Wexcombe harbour wall vote' },
      standfirstHtml:
        'A <strong>£41m</strong> barrier will rise across the harbour mouth. Not everybody who lives behind it is grateful.',
      byline: 'By Ana Ruiz and Tom Field',
      dateline: 'WEXCOMBE, Dorset (CWN)',
      place: { name: 'Wexcombe', region: 'Dorset', country: 'UK', agency: 'CWN' },
      published: '2026-05-04T09:30:00+01:00',
      section: { id: 'local', name: 'Local' },
      tags: [{ name: 'Floods', slug: 'floods' }, { name: 'Council' }],
      rights: { holder: 'The Wexcombe Courier' },
      corrections: [{ type: 'correction', date: '2026-05-04T11:00:00+01:00' }],
    });
    expect(json.contributors?.[0]).toEqual({
      name: 'Ana Ruiz',
      role: 'author',
      title: 'Coastal correspondent',
      affiliation: 'The Wexcombe Courier',
      url: 'https://courier.example/people/ana-ruiz',
    });
  });

  test('the blocks, in order', () => {
    expect(json.blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      'photo',
      'paragraph',
      'heading',
      'paragraph',
      'pullQuote',
      'list',
      'heading',
      'photo',
      'paragraph',
      'paragraph',
      'quote',
      'divider',
      'gallery',
      'factbox',
      'table',
      'list',
      'embed',
      'relatedLinks',
      'paragraph',
    ]);
    expect(json.blocks[5]).toEqual({
      type: 'pullQuote',
      text: 'We will be a building site with gulls',
      html: 'We will be a building site with gulls',
      attribution: 'A stallholder at the fish market',
      attributionHtml: 'A stallholder at the fish market',
    });
    expect(json.blocks[3]).toEqual({
      type: 'heading',
      level: 2,
      text: 'What the engineers say',
      html: 'What the engineers say',
    });
    expect(json.blocks[18]).toMatchObject({
      title: 'More from the coast',
      links: [
        { text: 'Who pays for Porthaven’s gate?', url: 'https://courier.example/porthaven-gate' },
        { text: 'Eleven years of plans', url: '/2025/eleven-years' },
      ],
    });
  });

  test('photos with their credit', () => {
    expect(
      json.photos?.map(({ src, caption, credit, alt, decorative }) => ({
        src,
        caption,
        credit,
        alt,
        decorative,
      })),
    ).toEqual([
      {
        src: 'harbour-vote-media/aaaaaaaaaaaaaaaa.png',
        caption: 'Water over the old wall on Fore Street in January.',
        credit: 'Ines Okoro/The Wexcombe Courier',
        alt: 'Waves break over a low stone wall beside parked fishing boats',
      },
      {
        src: 'harbour-vote-media/cccccccccccccccc.png',
        caption: 'Where the gate will be.',
        credit: 'Map: Courier graphics',
        alt: 'Map of the harbour',
      },
      {
        src: 'harbour-vote-media/bbbbbbbbbbbbbbbb.png',
        caption: 'The count, shortly after midnight.',
        credit: 'CWN',
        alt: 'Hands raised in a panelled hall',
      },
      { src: 'harbour-vote-media/dddddddddddddddd.png', credit: 'Ines Okoro', decorative: true },
    ]);
    expect(
      json.blocks.flatMap((one) =>
        one.type === 'photo' ? one.photo : one.type === 'gallery' ? one.photos : [],
      ),
    ).toEqual([0, 1, 2, 3]);
  });

  test('the words are counted as the editor counts them', () => {
    const { words, characters, readingMinutes } = statisticsOf(everyBlock().content, 'en-GB');
    expect(json).toMatchObject({ wordCount: words, characterCount: characters, readingMinutes });
  });

  test('nothing for the desk', () => {
    expect(JSON.stringify(json)).not.toMatch(/LEGAL|ana\.ruiz@/);
  });
});

describe('plain text', () => {
  const textOf = (...blocks: Parameters<typeof article>[2][]) =>
    published(article({ dateline: { place: 'Lyon' }, assets: { a: asset('a') } }, {}, ...blocks))
      .text;

  test('has the dateline once and no pull quotes', () => {
    const json = published(everyBlock());
    expect(json.text).toMatch(
      /^WEXCOMBE, Dorset \(CWN\) — The vote came after midnight, and nobody clapped\./,
    );
    expect(json.text.split('WEXCOMBE')).toHaveLength(2);
    // In the paragraph it was taken from, but not a second time.
    expect(json.text.split('We will be a building site with gulls')).toHaveLength(2);
    expect(json.text).not.toContain('A stallholder at the fish market');
  });

  test('reads like an article', () => {
    expect(
      textOf(
        photo('a', 'The wall.', 'A. Ruiz'),
        paragraph('One', { type: 'hardBreak' }, 'line'),
        pullQuote('Repeated', 'Somebody'),
        heading(2, [text('Sub'), text('head', 'bold')]),
        bullets(item('a'), item(paragraph('b'), numbers(3, item('b1'), item('b2')))),
      ),
    ).toBe('The wall. (A. Ruiz)\n\nLYON — One\nline\n\nSubhead\n\n- a\n- b\n  3. b1\n  4. b2');
  });

  test('puts the dateline in front where there is no paragraph', () => {
    expect(textOf(heading(2, 'Only a subhead'))).toBe('LYON\n\nOnly a subhead');
  });
});

test('an article with nothing in it is short, and still has a body', () => {
  expect(published(minimal())).toEqual({
    format: 'stet-published-article',
    version: 1,
    id: 'urn:uuid:0b8f0d0e-8c0a-4f66-9f4f-7a7f2f1f0005',
    language: 'en-GB',
    direction: 'ltr',
    status: 'draft',
    headline: 'Only this',
    headlineHtml: 'Only this',
    wordCount: 0,
    characterCount: 0,
    readingMinutes: 0,
    blocks: [],
    html: '',
    text: '',
  });
});

test('blocks inside blocks', () => {
  const { blocks } = published(
    article(
      {},
      {},
      block('factbox', [block('title', 'Box'), bullets(item(paragraph('a'), bullets(item('b'))))]),
    ),
  );
  const line = (words: string) => ({ type: 'paragraph', text: words, html: words });
  expect(blocks).toEqual([
    {
      type: 'factbox',
      title: 'Box',
      blocks: [
        {
          type: 'list',
          ordered: false,
          items: [
            {
              blocks: [
                line('a'),
                { type: 'list', ordered: false, items: [{ blocks: [line('b')] }] },
              ],
            },
          ],
        },
      ],
    },
  ]);
});
