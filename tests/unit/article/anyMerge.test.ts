import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../shared/article/blockPairs.ts';
import type { Conflict } from '../../../shared/article/merge/conflict.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { checkContent } from '../../../shared/article/parse.ts';
import { partsOf, textOf } from '../../../shared/article/text.ts';
import fc from '../../fastCheck.ts';
import { oneSide, twoSides } from './arbitraryEdits.ts';
import { merge, p, texts } from './merging.ts';

/** Each thing that is said in an article or a part of it: a line of text, the text of a field. */
function sayings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const { content } = value as NodeJson;
  if (Array.isArray(content) && content.some(({ type }) => type === 'text')) {
    return [textOf(value as NodeJson)];
  }
  return Object.entries(value).flatMap(([key, inside]) =>
    key === 'type' || key === 'id' ? [] : sayings(inside),
  );
}

/** Numbers of blocks that the result has from a side, in its order; unknown ones left out. */
const orderOf = (blocks: readonly NodeJson[]) =>
  blocks.flatMap(({ attrs }) => (attrs?.id ? [attrs.id as string] : []));

describe('any two versions', () => {
  it('of which one is the base give the other', () => {
    fc.assert(
      fc.property(oneSide, ({ base, edited }) => {
        for (const merged of [merge(base, edited, base), merge(base, base, edited)]) {
          expect(merged.article).toEqual(edited);
          expect(merged.conflicts).toEqual([]);
        }
        expect(merge(base, edited, base).arrivals).toEqual([]);
      }),
    );
  });

  it('that are the same are no conflict', () => {
    fc.assert(
      fc.property(oneSide, ({ base, edited }) => {
        const { article, conflicts, arrivals } = merge(base, edited, structuredClone(edited));
        expect({ article, conflicts, arrivals }).toEqual({
          article: edited,
          conflicts: [],
          arrivals: [],
        });
      }),
    );
  });

  it('have the same conflicts from either side', () => {
    const keyed = (conflicts: readonly Conflict[], swapped = false) =>
      conflicts
        .map(({ base, mine, theirs, ...place }) => {
          const [one, other] = swapped ? [theirs, mine] : [mine, theirs];
          const said = [base, one, other].map((value) =>
            place.kind === 'field' || !value ? JSON.stringify(value) : contentOf(value as NodeJson),
          );
          return [place.kind, ...said].join('\n');
        })
        .sort();
    fc.assert(
      fc.property(twoSides, ({ base, mine, theirs }) => {
        expect(keyed(merge(base, theirs, mine).conflicts, true)).toEqual(
          keyed(merge(base, mine, theirs).conflicts),
        );
      }),
    );
  });

  it('make an article, with every word of both that is not simply the other’s change', () => {
    fc.assert(
      fc.property(twoSides, fc.boolean(), ({ base, mine, theirs }, known) => {
        const merged = merge(known ? base : undefined, mine, theirs);
        checkContent(merged.article.content);
        const there = new Set(sayings([merged.article, merged.conflicts]));
        const before = new Set(sayings(base));
        for (const side of [mine, theirs]) {
          for (const said of sayings(side)) {
            if (!there.has(said) && !before.has(said)) throw new Error(`Lost: ${said}`);
          }
        }
        if (known) return;
        for (const said of [mine, theirs].flatMap(sayings)) expect(there).toContain(said);
      }),
    );
  });

  it('keep every order that both agree on', () => {
    fc.assert(
      fc.property(twoSides, ({ base, mine, theirs }) => {
        const [here, there] = [mine, theirs].map(({ content }) => orderOf(partsOf(content).body));
        const result = orderOf(partsOf(merge(base, mine, theirs).article.content).body);
        const places = [here, there, result].map(
          (list) => new Map(list?.map((id, at) => [id, at])),
        );
        const common = result.filter((id) => places.every((place) => place.has(id)));
        for (const first of common) {
          for (const second of common) {
            const ahead = places.map((p) => (p.get(first) ?? 0) < (p.get(second) ?? 0));
            if (ahead[0] && ahead[1]) expect(ahead[2]).toBe(true);
          }
        }
      }),
    );
  });

  it('keep my order where only I moved, and theirs where only they did', () => {
    fc.assert(
      fc.property(oneSide, fc.uuid(), ({ base, edited }, id) => {
        // A change at the end, so that the merge has work to do on both sides.
        const other = structuredClone(base);
        partsOf(other.content).body.push(p('The last word.', id));
        const ends = (article: Article) => texts(article).filter((t) => t !== 'The last word.');
        expect(ends(merge(base, edited, other).article)).toEqual(texts(edited));
        expect(ends(merge(base, other, edited).article)).toEqual(texts(edited));
      }),
    );
  });
});
