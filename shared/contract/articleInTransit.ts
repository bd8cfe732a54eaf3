import { articleInMemory, guardText } from './guardText.ts';

/**
 * How an article crosses the process boundary, on both ends: as its JSON in one string. The RPC
 * library would copy it field by field, which forgets a field named `__proto__` and walks a long
 * article several times; and the text can be guarded before anything parses it.
 */
export const articleInTransit = {
  /** The library's own kinds are below 20. */
  type: 20,
  condition: (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'format') &&
    (value as { format: unknown }).format === 'stet-article',
  serialize: (article: unknown): string => JSON.stringify(article),
  /** @throws TypeError for anything but the JSON of one article within its limits. */
  deserialize: (text: unknown): unknown => {
    if (typeof text !== 'string') throw new TypeError('An article comes as text');
    const verdict = guardText(text, articleInMemory);
    if (verdict) throw new TypeError(`The article is ${verdict.replace('-', ' ')}`);
    return JSON.parse(text);
  },
} as const;
