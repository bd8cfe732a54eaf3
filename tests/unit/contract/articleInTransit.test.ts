import { describe, expect, test } from 'vitest';
import { limits } from '../../../shared/article/limits.ts';
import { articleInTransit } from '../../../shared/contract/articleInTransit.ts';
import { wholeArticle } from '../../../shared/contract/articleValues.ts';
import { articleInMemory, guardText } from '../../../shared/contract/guardText.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('guardText', () => {
  const most = { depth: 4, nodes: 6 };

  test.each([
    ['[[[[]]]]', undefined],
    ['[[[[[]]]]]', 'too-deep'],
    ['[{},{},{},{},{}]', undefined],
    ['[{},{},{},{},{},{}]', 'too-large'],
    ['"[[[[[[[["', undefined],
    ['"\\"[[[[[[["', undefined],
    ['"\\\\"[[[[[', 'too-deep'],
    [']]]]]][[[[', undefined],
    ['', undefined],
  ])('%s', (text, verdict) => {
    expect(guardText(text, most)).toBe(verdict);
  });

  test('ten million levels are counted, not descended', () => {
    expect(guardText('['.repeat(1e7), { depth: 1e9, nodes: 1e9 })).toBeUndefined();
  });
});

describe('an article in transit', () => {
  test('is known by its own format, not by one that it inherits', () => {
    expect(articleInTransit.condition({ format: 'stet-article' })).toBe(true);
    for (const value of [
      Object.create({ format: 'stet-article' }),
      { format: 'stet' },
      'stet-article',
      null,
      undefined,
      ['stet-article'],
    ]) {
      expect(articleInTransit.condition(value)).toBe(false);
    }
  });

  test('keeps every field, its order and its name', () => {
    const text =
      '{"format":"stet-article","z":1,"__proto__":{"x":[{}]},"a":{"constructor":1},"10":1}';
    const article = articleInTransit.deserialize(text);
    expect(Object.keys(article as object)).toContain('__proto__');
    expect(JSON.parse(articleInTransit.serialize(article))).toEqual(JSON.parse(text));
    expect(articleInTransit.serialize(article)).toContain('"__proto__":{"x":[{}]}');
  });

  test('holds an article of the deepest file, wrapped as it is in memory', () => {
    const deepest = `{"format":"stet-article","content":${nested(limits.depth + 8)}}`;
    expect(() => articleInTransit.deserialize(deepest)).not.toThrow();
  });

  test.each([
    ['too deep', nested(articleInMemory.depth + 1)],
    ['too large', `[${'{},'.repeat(articleInMemory.nodes)}{}]`],
    ['not JSON', '{'],
    ['no text', 7],
    ['an object', { format: 'stet-article' }],
    ['nothing', undefined],
  ])('is refused: %s', (_name, text) => {
    expect(() => articleInTransit.deserialize(text)).toThrow();
  });

  test('is checked and passed on as it came', () => {
    const article = JSON.parse(
      '{"zeta":1,"format":"stet-article","version":1,"id":"x","language":"en","status":"draft","content":{"type":"doc"},"__proto__":{"x":1}}',
    );
    const checked = wholeArticle.safeParse(article);
    expect(checked.data).toBe(article);
    expect(wholeArticle.safeParse({ ...article, status: 'gone' }).error?.issues[0]).toMatchObject({
      path: ['status'],
    });
  });
});
