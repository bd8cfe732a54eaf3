import { diffArrays } from 'diff';
import { contentOf, longestRise, pairUp } from './blockPairs.ts';
import type { NodeJson } from './model.ts';

/** What became of a block between two versions of an article, in the order of the later one. */
export type BlockChange =
  | { kind: 'same' | 'moved'; before: NodeJson; after: NodeJson }
  /** Its words, its formatting or what is inside it; perhaps it was moved too. */
  | { kind: 'changed'; before: NodeJson; after: NodeJson }
  | { kind: 'added'; after: NodeJson }
  /** Where it stood, as far as that is still there. */
  | { kind: 'removed'; before: NodeJson };

export interface WordChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Blocks are known again as `pairUp` knows them. */
export function compareBlocks(
  before: readonly NodeJson[],
  after: readonly NodeJson[],
): BlockChange[] {
  const partner = pairUp(before, after);
  const stayed = longestRise(after.flatMap((_, index) => partner.get(index) ?? []));
  const changes: BlockChange[] = [];
  const gone = new Set(before.keys());
  for (const index of partner.values()) gone.delete(index);
  let told = 0;
  /** What stood in front of that block and is no more. */
  const tellGone = (until: number) => {
    for (; told < until; told++) {
      const block = before[told];
      if (block && gone.has(told)) changes.push({ kind: 'removed', before: block });
    }
  };
  after.forEach((block, index) => {
    const at = partner.get(index);
    const earlier = at === undefined ? undefined : before[at];
    if (at === undefined || !earlier) {
      // What went stands in front of what came in its place.
      const anchor = after.findIndex(
        (_, next) => next > index && stayed.has(partner.get(next) ?? -1),
      );
      tellGone(partner.get(anchor) ?? before.length);
      changes.push({ kind: 'added', after: block });
      return;
    }
    const inPlace = stayed.has(at);
    if (inPlace) tellGone(at);
    const same = contentOf(earlier) === contentOf(block);
    const kind = same ? (inPlace ? 'same' : 'moved') : 'changed';
    changes.push({ kind, before: earlier, after: block });
  });
  tellGone(before.length);
  return changes;
}

/** Word for word; spaces and signs are words of their own, as the language parts them. */
export function compareWords(before: string, after: string, language: string): WordChange[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const wordsOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
  return diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}
