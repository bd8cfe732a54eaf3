import type { Conflict } from '../../../shared/article/merge/conflict.ts';
import { mergeArticles } from '../../../shared/article/merge/merge.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { partsOf, textOf } from '../../../shared/article/text.ts';
import { article, block } from '../formats/build.ts';

/** How tests of merging write articles, and what they see of the outcome. */

let ids = 0;
const freshId = () => `fresh-${++ids}`;
export const merge = (base: Article | undefined, mine: Article, theirs: Article) =>
  mergeArticles(base, mine, theirs, freshId);

export const p = (words: string, id?: string) => block('paragraph', words, id ? { id } : undefined);
export const story = (...body: NodeJson[]) => article({}, { headline: 'Harbour vote' }, ...body);
export const texts = ({ content }: Article) => partsOf(content).body.map(textOf);
export const sides = (conflicts: readonly Conflict[]) =>
  conflicts.map(({ base, mine, theirs, ...place }) => ({
    ...place,
    base: wordsOf(base),
    mine: wordsOf(mine),
    theirs: wordsOf(theirs),
  }));
const wordsOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'type' in value
    ? textOf(value as NodeJson)
    : value;

export const [one, two, three] = [p('One.', 'a'), p('Two.', 'b'), p('Three.', 'c')];
