import { describe, expect, test } from 'vitest';
import { ArticleError } from '../../../shared/article/articleError.ts';
import { limits } from '../../../shared/article/limits.ts';
import { parse } from '../../../shared/article/parse.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { bytesOf, fileWith, fullArticle, paragraph } from './samples.ts';

function failureOf(bytes: Uint8Array): ArticleError {
  try {
    parse(bytes);
  } catch (error) {
    if (error instanceof ArticleError) return error;
    throw error;
  }
  throw new Error('parsed');
}
const ofText = (text: string) => new TextEncoder().encode(text);

describe('what opens', () => {
  test('an article with every block this release knows', () => {
    const article = fullArticle();
    const doc = articleSchema.nodeFromJSON(article.content);
    doc.check();
    const used = new Set<string>();
    doc.descendants((node) => {
      used.add(node.type.name);
    });
    const known = Object.keys(articleSchema.nodes);
    expect(known.filter((name) => !used.has(name) && name !== 'doc')).toEqual([
      'unknown',
      'unknownInline',
    ]);
  });

  test('a file that says the least adds nothing of its own', () => {
    const { article } = parse(fileWith([paragraph('Hi')]));
    expect(Object.keys(article)).toEqual([
      'format',
      'version',
      'id',
      'language',
      'status',
      'content',
    ]);
  });

  test('a newer file whose text can be shown opens and says that it is newer', () => {
    const { newer, article } = parse(fileWith([{ type: 'poll' }], { version: 7 }));
    expect(newer).toBe(true);
    expect(article.version).toBe(7);
  });
});

describe('what does not open names the place', () => {
  test.each([
    ['nothing', '', 'not-json', 'line 1, column 1'],
    ['text', 'Dear reader', 'not-json', 'line 1, column 1'],
    ['half a file', '{\n  "format": "stet-article",\n  "ver', 'not-json', 'line 3, column 3'],
    ['a list', '[]', 'not-an-article', undefined],
    ['another JSON file', '{"name":"x"}', 'not-an-article', 'format'],
  ])('%s', (_name, text, code, place) => {
    const error = failureOf(ofText(text));
    expect([error.code, error.place]).toEqual([code, place]);
  });

  test('bytes that are not UTF-8', () => {
    expect(failureOf(new Uint8Array([0x22, 0xff, 0xfe, 0x22])).code).toBe('not-json');
  });

  test.each([
    ['no language', { language: undefined }, 'language'],
    ['an unknown status', { status: 'spiked' }, 'status'],
    [
      'a contributor without a name',
      { byline: { contributors: [{}] } },
      'byline.contributors[0].name',
    ],
    [
      'a date without an offset',
      { dates: { published: '2026-05-04T10:00:00' } },
      'dates.published',
    ],
    [
      'a photo outside the media folder',
      {
        assets: {
          x: { type: 'image', src: '../secret.jpg', mimeType: 'image/jpeg', width: 1, height: 1 },
        },
      },
      'assets.x.src',
    ],
  ])('%s', (_name, fields, place) => {
    const error = failureOf(fileWith([paragraph('Hi')], fields));
    expect([error.code, error.place]).toEqual(['not-an-article', place]);
  });

  test.each([
    [{ language: undefined }, 'Something that must be there is missing (language)'],
    [{ id: 7 }, 'There should be text here, not a number (id)'],
    [{ id: '' }, 'There should be text here, but it is empty (id)'],
    [{ language: 'in English' }, 'There should be a language tag such as en-GB here (language)'],
    [{ slug: null }, 'There should be text here, not nothing (null) (slug)'],
    [{ tags: {} }, 'There should be a list here, not a group of fields (tags)'],
    [{ urgency: 1.5 }, 'There should be a whole number here, not a fraction (urgency)'],
    [{ urgency: 12 }, 'The number here should be at most 9 (urgency)'],
    [{ version: 0 }, 'The number here should be over 0 (version)'],
    [
      { dates: { published: 'Monday' } },
      'There should be a date and time such as 2026-05-04T09:30:00+01:00 here (dates.published)',
    ],
    [
      { dateline: { date: '4 May' } },
      'There should be a day such as 2026-05-04 here (dateline.date)',
    ],
    [
      { corrections: [{ type: 'oops', text: 'x' }] },
      'There should be correction or clarification or update here (corrections[0].type)',
    ],
  ])('%j is told in words of a person', (fields, message) => {
    expect(failureOf(fileWith([paragraph('Hi')], fields)).message).toBe(message);
  });

  test.each([
    [
      'a paragraph in a paragraph',
      [{ type: 'paragraph', content: [paragraph('x')] }],
      'content[3].body[0].paragraph',
    ],
    [
      'a photo without its caption',
      [paragraph('x'), { type: 'photo' }],
      'content[3].body[1].photo',
    ],
    [
      'a subhead of level 7',
      [{ type: 'heading', attrs: { level: 7 } }],
      'content[3].body[0].heading',
    ],
    ['an empty body', [], 'content[3].body'],
  ])('%s', (_name, body, place) => {
    const error = failureOf(fileWith(body));
    expect([error.code, error.place]).toEqual(['misplaced-block', place]);
  });

  test('a document without its head', () => {
    const error = failureOf(fileWith([], { content: { type: 'doc', content: [] } }));
    expect([error.code, error.place]).toEqual(['misplaced-block', 'content']);
  });

  test('a newer file that cannot be shown', () => {
    const error = failureOf(fileWith([], { version: 2, content: { type: 'doc', content: [] } }));
    expect(error.code).toBe('newer-version');
  });

  test('a million levels, before anything recursive runs', () => {
    const error = failureOf(ofText('['.repeat(1_000_000)));
    expect([error.code, error.place]).toEqual(['too-deep', `line 1, column ${limits.depth + 1}`]);
  });

  test('a million blocks', () => {
    const error = failureOf(ofText(`[${'{},'.repeat(1_000_000)}{}]`));
    expect(error.code).toBe('too-large');
  });

  test('21 MB', () => {
    expect(failureOf(new Uint8Array(21 * 1024 * 1024).fill(0x20)).code).toBe('too-large');
  });

  test('a block with 65 attributes', () => {
    const attrs = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`a${index}`, 1]));
    const error = failureOf(fileWith([{ type: 'paragraph', attrs }]));
    expect([error.code, error.place]).toEqual(['too-large', 'content[3].body[0].paragraph']);
  });

  test('brackets inside strings are text', () => {
    expect(() => parse(fileWith([paragraph('['.repeat(1000))]))).not.toThrow();
    expect(() => parse(fileWith([paragraph('\\"[['.repeat(100))]))).not.toThrow();
  });
});

test('a prototype cannot be reached through a file', () => {
  const text = new TextDecoder().decode(bytesOf({ a: 1 }));
  const file = new TextDecoder()
    .decode(fileWith([paragraph('x')]))
    .replace('{"format"', '{"__proto__":{"polluted":true},"format"');
  const { article } = parse(ofText(file));
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect((article as { polluted?: boolean }).polluted).toBeUndefined();
  expect(text).toBe('{"a":1}');
});
