import { describe, expect, test } from 'vitest';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { nested } from '../../../shared/formats/story/nesting.ts';
import {
  readArticle,
  readStory,
  type StoryOptions,
} from '../../../shared/formats/story/readStory.ts';
import { openingRuns, plainText, rawText } from '../../../shared/formats/story/runs.ts';
import { article, block, bullets, heading, item, link, paragraph, photo, text } from './build.ts';
import { asset } from './sampleArticles.ts';

const read = (made: Article, options: StoryOptions = { dateline: 'text' }) =>
  readStory(readArticle(made), { baseName: 'x', photos: { kind: 'beside' } }, options);
const blocksOf = (...body: NodeJson[]) => read(article({}, {}, ...body)).story.blocks;

describe('runs', () => {
  const runsOf = (...content: (string | NodeJson)[]) => {
    const [first] = blocksOf(paragraph(...content));
    return first?.type === 'paragraph' ? first.text : [];
  };

  test('neighbours that look alike are one', () => {
    expect(runsOf('a ', text('b', 'italic', 'bold'), text('c', 'bold', 'italic'), ' d')).toEqual([
      { text: 'a ', marks: [] },
      { text: 'bc', marks: ['bold', 'italic'] },
      { text: ' d', marks: [] },
    ]);
  });
  test('a line break is a run of its own', () => {
    expect(runsOf('a', { type: 'hardBreak' }, 'b')).toEqual([
      { text: 'a', marks: [] },
      { text: '\n', break: true, marks: [] },
      { text: 'b', marks: [] },
    ]);
  });
  test('links that lead astray, and links around nothing, are none', () => {
    expect(
      runsOf(text('a', link('javascript:x')), text(' ', link('https://e.example')), 'b'),
    ).toEqual([
      { text: 'a', marks: [] },
      { text: ' ', marks: [] },
      { text: 'b', marks: [] },
    ]);
  });
  test('nesting: a link is never cut, the longest mark goes outside', () => {
    const href = 'https://e.example/';
    const spans = nested(
      runsOf(text('a', 'bold'), text('b', 'bold', link(href)), text('c', link(href))),
    );
    expect(spans).toEqual([
      { kind: 'mark', mark: 'bold', inside: [{ kind: 'text', text: 'a' }] },
      {
        kind: 'link',
        href,
        inside: [
          { kind: 'mark', mark: 'bold', inside: [{ kind: 'text', text: 'b' }] },
          { kind: 'text', text: 'c' },
        ],
      },
    ]);
  });
});

test('what has nothing to show is not there', () => {
  expect(
    blocksOf(
      paragraph(' '),
      paragraph('\u0007'),
      heading(2, ''),
      bullets(item(paragraph())),
      photo('', '', ''),
      block('note', [paragraph('secret')]),
      { type: 'unknown', attrs: { raw: {} } },
    ),
  ).toEqual([]);
});

describe('the dateline, exactly once', () => {
  const made = (...body: NodeJson[]) =>
    article({ dateline: { place: 'Lyon', agency: 'CWN' } }, {}, ...body);
  const opening = (article: Article, dateline: 'field' | 'text') => {
    const { story, findings } = read(article, { dateline });
    return {
      words: story.blocks.map((one) =>
        one.type === 'paragraph' ? plainText(openingRuns(one)) : '',
      ),
      codes: findings.list().map(({ code }) => code),
    };
  };

  test('runs into the first paragraph of a format without a field', () => {
    const found = opening(made(heading(2, 'h'), paragraph('Rain'), paragraph('fell')), 'text');
    expect(found.words).toEqual(['', 'LYON (CWN) — Rain', 'fell']);
  });
  test('stands alone where there is no paragraph', () => {
    expect(opening(made(heading(2, 'h')), 'text').words).toEqual(['LYON (CWN) —', '']);
  });
  test('is not repeated where somebody typed it', () => {
    const typed = made(paragraph('Lyon (CWN) - Rain'));
    expect(opening(typed, 'text').words).toEqual(['Lyon (CWN) - Rain']);
    expect(opening(typed, 'text').codes).toContain('typed-dateline');
  });
  test('stands in the field of a format that has one, also where somebody typed it', () => {
    expect(opening(made(paragraph('Rain')), 'field').words).toEqual(['Rain']);
    const typed = opening(made(paragraph(text('Lyon', 'bold'), ' (CWN) - Rain')), 'field');
    expect(typed.words).toEqual(['Rain']);
    expect(typed.codes).toContain('typed-dateline-in-field');
    expect(opening(made(paragraph('Lyon (CWN) –')), 'field').words).toEqual([]);
  });
});

test('photos: caption, credit and alt text are three things', () => {
  const { story } = read(
    article(
      {
        assets: {
          a: asset('a', { alt: ' A wall ', credit: { creator: 'Ana', organization: 'CWN' } }),
        },
      },
      {},
      photo('a', 'The wall.'),
      photo('a', '', 'Typed'),
    ),
    { dateline: 'text', photoFolder: 'x.apple-news', photoAddress: (name) => `bundle://${name}` },
  );
  const [first, second] = story.blocks.flatMap((one) => (one.type === 'photo' ? one : []));
  expect(first).toMatchObject({
    alt: 'A wall',
    layout: 'inline',
    creditTyped: false,
    creator: 'Ana',
  });
  expect(first && rawText(first.credit)).toBe('Ana/CWN');
  expect(second && rawText(second.credit)).toBe('Typed');
  expect(first?.picture).toMatchObject({
    name: 'aaaaaaaaaaaaaaaa.png',
    address: 'bundle://aaaaaaaaaaaaaaaa.png',
  });
});
