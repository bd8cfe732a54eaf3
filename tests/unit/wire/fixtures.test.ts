import { describe, expect, it } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import { parse } from '../../../shared/article/parse.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { partsOf, textOf } from '../../../shared/article/text.ts';
import { readWire } from '../../../shared/formats/wire/readWire.ts';
import { matches, outlineOf } from './outline.ts';
import { wires } from './wires.ts';

describe('invented wires', () => {
  it('differ in kind and are many', () => {
    expect(wires.length).toBeGreaterThanOrEqual(35);
    expect(new Set(wires.map(({ expected }) => expected.about)).size).toBe(wires.length);
  });

  it.each(wires)('$name: $expected.about', ({ text, expected, options }) => {
    const { article, findings } = readWire(text, options);
    expect(fieldsOf(article, options.now)).toEqual(expected.fields);
    const shown = outlineOf(article).map((actual, index) => {
      const wanted = expected.body[index] ?? '';
      return matches(actual, wanted) ? wanted : actual;
    });
    expect(shown).toEqual(expected.body);
    if (expected.findings) {
      expect(findings.map(({ field }) => field)).toEqual(expected.findings);
    }
    expect(parse(serialise(article)).article).toEqual(article);
  });
});

/** What a wire can set, without what every new article has. */
function fieldsOf(article: Article, now: string): Record<string, unknown> {
  const { kicker, headline, standfirst } = partsOf(article.content);
  const { created, ...dates } = article.dates ?? {};
  const { language, slugline, byline, dateline, rights, source } = article;
  const all = {
    language,
    slugline,
    kicker: textOf(kicker),
    headline: textOf(headline),
    standfirst: textOf(standfirst),
    byline,
    dateline,
    rights,
    source,
    dates: { ...(created !== now && { created }), ...dates },
  };
  return Object.fromEntries(
    Object.entries(all).filter(
      ([, value]) => value !== undefined && value !== '' && JSON.stringify(value) !== '{}',
    ),
  );
}
