import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  comesInParts,
  firstBlocks,
  leastRest,
  partsOf,
} from '../../../electron/newsroom/articles/fileParts.ts';
import { emptyContent } from '../../../shared/article/create.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { parse } from '../../../shared/article/parse.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { joined } from '../../../shared/article/textInParts.ts';
import fc from '../../fastCheck.ts';
import { articleWith, openDesk, paragraph, put } from './desks.ts';

const one = '00000000-0000-4000-8000-000000000001';
const two = '00000000-0000-4000-8000-000000000002';

const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => paragraph(`Line ${at + 1}.`));
const long = (change: (blocks: NodeJson[]) => void = () => {}) => {
  const blocks = lines(firstBlocks + leastRest);
  change(blocks);
  return articleWith({ content: emptyContent(blocks) });
};
const textOf = (article: Article) => new TextDecoder().decode(serialise(article));
const read = (text: string) => parse(new TextEncoder().encode(text)).article;

describe('the file of a long article', () => {
  it('comes as its first blocks, and the others as they stand there', () => {
    const text = textOf(long());
    const parts = partsOf(text);
    const first = read(parts?.first ?? '');
    expect(first.content.content?.at(-1)?.content).toHaveLength(firstBlocks);
    expect(JSON.parse(parts?.rest ?? '')).toHaveLength(leastRest);
    expect(joined({ first: first.content, rest: parts?.rest })).toEqual(read(text).content);
    expect(comesInParts(text, read(text))).toBe(true);
  });

  it('stays whole where it is not much longer than its beginning', () => {
    const text = textOf(articleWith({ content: emptyContent(lines(firstBlocks + leastRest - 1)) }));
    expect(partsOf(text)).toBeUndefined();
  });

  it('stays whole where it is laid out in another way', () => {
    const article = long();
    for (const text of [
      JSON.stringify(article),
      JSON.stringify(article, null, 4),
      textOf(article).replaceAll('\n', '\r\n'),
    ]) {
      expect(comesInParts(text, read(text))).toBe(false);
    }
  });

  it.each<[string, (text: string) => string]>([
    ['a block of a newer Stet', (text) => text.replace('"paragraph"', '"ticker"')],
    [
      'a number that JavaScript rounds',
      (text) =>
        text.replace('"paragraph",', '"paragraph",\n            "seat": 12345678901234567890,'),
    ],
  ])('stays whole where what would not be read at once holds %s', (_, change) => {
    const text = textOf(long());
    const at = text.indexOf('Line 140.') - 400;
    const changed = text.slice(0, at) + change(text.slice(at));
    expect(changed).not.toBe(text);
    expect(comesInParts(changed, read(changed))).toBe(false);
  });

  it('is the same in parts, whatever the words and the layout of its blocks are', () => {
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '\n        ]',
        '",\n          {',
        '\\',
        '"type": "body",\n',
        '\u2028',
        'ß€😀',
      ),
    );
    const block: fc.Arbitrary<NodeJson> = fc.oneof(
      words.map((text) => paragraph(`${text}.`)),
      fc.array(words, { minLength: 1, maxLength: 3 }).map((items) => ({
        type: 'bulletList',
        content: items.map((text) => ({ type: 'listItem', content: [paragraph(`${text}.`)] })),
      })),
    );
    fc.assert(
      fc.property(
        fc.array(block, {
          minLength: firstBlocks + leastRest,
          maxLength: firstBlocks + leastRest + 9,
        }),
        fc.boolean(),
        (blocks, hasMore) => {
          const article = {
            ...articleWith({ content: emptyContent(blocks) }),
            ...(hasMore && { review: { a: [[[[{ b: 1 }]]]] } }),
          };
          const text = textOf(article as Article);
          const whole = read(text);
          expect(comesInParts(text, whole)).toBe(true);
          const { first = '', rest } = partsOf(text) ?? {};
          expect(joined({ first: read(first).content, rest })).toEqual(whole.content);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('opening an article to show it', () => {
  it('gives the beginning of a long one that the list knows, and the whole otherwise', async () => {
    const { newsroom, root } = await openDesk();
    const place = await put(root, 'long.stet', long());
    const file = newsroom.articles.register(place);
    const before = await newsroom.articles.openInParts(file, one);
    expect(before.rest).toBeUndefined();
    await newsroom.library.list();
    const { first, rest, revision } = await newsroom.articles.openInParts(file, one);
    const whole = parse(await fs.readFile(place)).article;
    expect(rest).toBeDefined();
    expect({ ...first, content: joined({ first: first.content, rest }) }).toEqual(whole);
    expect(await newsroom.articles.open(file)).toMatchObject({ revision, article: whole });

    // Changed by somebody else: nobody has looked into these bytes yet.
    await put(
      root,
      'long.stet',
      long((blocks) => blocks.push(paragraph('New.'))),
    );
    expect((await newsroom.articles.openInParts(file, one)).rest).toBeUndefined();
  });

  it('goes on in the journal from a text that the newsroom sent without having read it', async () => {
    const { newsroom, root } = await openDesk();
    const place = await put(root, 'long.stet', long());
    await newsroom.library.list();
    const file = newsroom.articles.register(place);
    const { first, rest, revision } = await newsroom.articles.openInParts(file, one);
    const article = { ...first, content: joined({ first: first.content, rest }) };
    article.content.content?.at(-1)?.content?.push(paragraph('One more.'));
    await newsroom.articles.save(file, revision, article);
    const saved = parse(await fs.readFile(place)).article;
    expect(saved.content.content?.at(-1)?.content).toHaveLength(firstBlocks + leastRest + 1);
  });

  it('says whether another window is writing it', async () => {
    const { newsroom, root } = await openDesk();
    const file = newsroom.articles.register(await put(root, 'long.stet', long()));
    const taken = async (window: string) =>
      (await newsroom.articles.openInParts(file, window)).taken;
    expect(await taken(one)).toBe(false);
    await newsroom.locks.take({ window: one, file });
    expect([await taken(one), await taken(two)]).toEqual([false, true]);
    await newsroom.locks.release({ window: one, file });
    expect(await taken(two)).toBe(false);
  });
});
