import { describe, expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import { formatIds } from '../../../shared/contract/exports.ts';
import { embargoOf } from '../../../shared/formats/embargo.ts';
import { allFormats, checkExport, describeFormats } from '../../../shared/formats/registry.ts';
import { article, block, link, paragraph, photo, related, text } from './build.ts';
import { render } from './render.ts';
import { asset, everyBlock } from './sampleArticles.ts';

const full = {
  byline: { contributors: [{ name: 'Ana Ruiz' }] },
  dates: { published: '2026-05-04T09:30:00Z' },
  assets: { a: asset('a'), good: asset('b', { alt: 'A wall', credit: { line: 'CWN' } }) },
};
const told = (fields: Partial<Article>, ...body: Parameters<typeof article>[2][]) => {
  const made = article({ ...full, ...fields }, { headline: 'x' }, ...body);
  const warnings = render('html', made).warnings;
  for (const id of formatIds) {
    expect(render(id, made).warnings.filter(({ loss }) => !loss)).toEqual(warnings);
  }
  return warnings;
};

test('a complete article gives no warning', () => {
  expect(told({}, paragraph('y'), photo('good', 'Caption'))).toEqual([]);
});

test.each<[string, string, Parameters<typeof told>]>([
  [
    'missing-byline',
    'There is no byline.',
    [{ byline: { contributors: [{ name: ' ' }] } }, paragraph('y')],
  ],
  [
    'missing-date',
    'There is no publication date, so none is shown.',
    [{ dates: {} }, paragraph('y')],
  ],
  ['missing-text', 'There is no text yet.', [{}, paragraph()]],
  [
    'tk',
    '“TK” is still in the copy (“The mayor, TK, said”).',
    [{}, paragraph('The mayor, TK, said')],
  ],
  [
    'missing-alt',
    'A photo has no alt text (“The wall.”).',
    [{}, paragraph('y'), photo('a', 'The wall.', 'CWN')],
  ],
  [
    'missing-credit',
    'A photo has no credit (“The wall.”).',
    [{ assets: { a: asset('a', { alt: 'x' }) } }, paragraph('y'), photo('a', 'The wall.')],
  ],
  [
    'missing-alt',
    'A photo has no alt text (“He said: ‘No. Not ‚ever‘.’”).',
    [{}, paragraph('y'), photo('a', 'He said: “No. Not „ever“.”', 'CWN')],
  ],
  ['missing-caption', 'A photo has no caption.', [{}, paragraph('y'), photo('good')]],
  [
    'photo-without-picture',
    'A photo has no picture (“To come”).',
    [{}, paragraph('y'), photo('', 'To come')],
  ],
  [
    'unsafe-link',
    'A link was left out, its words stay: its address is not one for the web (“here”).',
    [{}, paragraph(text('here', link('javascript:alert(1)')))],
  ],
  [
    'article-without-address',
    'A related article has no web address yet, so its title leads nowhere (“The first ferry”).',
    [
      {},
      paragraph('y'),
      block('relatedLinks', [
        block('title', []),
        block('relatedLink', [text('The first ferry')], { article: 'urn:uuid:1' }),
      ]),
    ],
  ],
  [
    'embed-without-address',
    'An embed has no address (“A film”).',
    [{}, paragraph('y'), block('embed', [block('title', [text('A film')])])],
  ],
  [
    'insecure-link',
    'A link is not encrypted (http) (“here”).',
    [{}, paragraph(text('here', link('http://e.example/')))],
  ],
  [
    'missing-link-address',
    'A related link has no address (“More”).',
    [{}, paragraph('y'), related('', ['More', ''])],
  ],
  [
    'unknown-block',
    'A block that this version of Stet does not know was left out (“poll”).',
    [
      {},
      paragraph('y'),
      { type: 'unknown', attrs: { raw: { type: 'poll', question: 'Secret?' } } },
    ],
  ],
  [
    'unknown-formatting',
    'Formatting that this version of Stet does not know was left out; the words stay.',
    [{}, paragraph(text('y', { type: 'unknownMark', attrs: { raw: {} } }))],
  ],
  [
    'notes-left-out',
    'A note for the desk was left out, as it should be.',
    [{}, paragraph('y'), block('note', [paragraph('Ask.')])],
  ],
  [
    'comments-left-out',
    '2 comments were left out.',
    [{ review: { comments: [{}, {}] } }, paragraph('y')],
  ],
])('%s', (code, message, given) => {
  expect(told(...given)).toEqual([{ code, message }]);
});

test('many of a kind are told in one sentence', () => {
  expect(
    told(
      {},
      paragraph('y'),
      photo('a', 'First', 'c'),
      photo('a', 'Second', 'c'),
      photo('a', 'Third', 'c'),
    ),
  ).toEqual([{ code: 'missing-alt', message: '3 photos have no alt text, the first (“First”).' }]);
});

test('“TK” is a word, not a part of one', () => {
  for (const words of ['ATKINS', 'STK-4', 'TKO', 'tk'])
    expect(told({}, paragraph(words))).toEqual([]);
  for (const words of ['TK', 'TKTK', '(TK)', 'by TK.']) {
    expect(told({}, paragraph(words)).map(({ code }) => code)).toEqual(['tk']);
  }
});

describe('copy that must not go out yet', () => {
  const now = Date.parse('2026-05-04T08:00:00Z');
  const until = (embargoUntil: string): Article =>
    article({ dates: { embargoUntil } }, { headline: 'x' }, paragraph('y'));

  test.each([
    [article({ status: 'withheld' }, {}), 'This article is withheld.'],
    [article({ status: 'canceled' }, {}), 'This article is canceled.'],
    [
      until('2026-05-04T10:00:00+01:00'),
      'This article is embargoed until 4 May 2026 at 10:00 GMT+1.',
    ],
    [until('2026-05-04T09:00:00+01:00'), undefined],
    [article({ status: 'draft' }, {}), undefined],
  ])('%#', (given, wanted) => {
    expect(
      embargoOf(given, now)
        ?.replace(/[\u202f\u00a0]/g, ' ')
        .replace('May 4, 2026', '4 May 2026'),
    ).toBe(wanted);
  });

  test('is the first thing told, for each public format', () => {
    expect(
      checkExport(until('2027-01-01T00:00:00Z'), ['json', 'html', 'json'], now)
        .filter(({ code }) => code === 'embargoed')
        .map(({ format }) => format),
    ).toEqual(['json', 'html']);
    expect(checkExport(until('2027-01-01T00:00:00Z'), ['html'], now)[0]?.code).toBe('embargoed');
  });
});

test('every format of the contract is there, and says who reads it', () => {
  expect(allFormats.map(({ id }) => id)).toEqual([...formatIds]);
  for (const { name, readers, extension, mediaType } of describeFormats()) {
    expect(name).not.toBe('');
    expect(readers).not.toBe('');
    expect(extension).toMatch(/^[a-z0-9.-]+(\/[a-z]+\.[a-z]+)?$/);
    expect(mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
  }
});

describe('a format that says whose document it is', () => {
  const saying = allFormats.flatMap(({ id, articleIdOf }) =>
    articleIdOf ? [[id, articleIdOf] as const] : [],
  );

  test.each(saying)('%s: names the article, whatever its id is made of', (format, articleIdOf) => {
    for (const id of [everyBlock().id, 'tag:courier.example,2026:quay&pier', 'a "b" <c>']) {
      const document = render(format, { ...everyBlock(), id }).files[0];
      const bytes = document && 'bytes' in document ? document.bytes : new Uint8Array();
      // Apple News has no place for any but a UUID.
      const said = format === 'apple-news' && id !== everyBlock().id ? undefined : id;
      expect(articleIdOf(bytes)).toBe(said);
    }
  });

  test.each(saying)('%s: and is not mistaken for another document', (_format, articleIdOf) => {
    const others = ['', '<p>something else</p>', '{"id": "x"}', 'PK\u0003\u0004'];
    for (const other of [...others, '---\nid: "a" # not "b"\n---\n']) {
      expect(articleIdOf(new TextEncoder().encode(other))).toBeUndefined();
    }
  });
});
