import { diffArrays } from 'diff';
import type { NodeJson } from './model.ts';
import { articleSchema } from './schema.ts';
import { textOf } from './text.ts';

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

/** Blocks that share this much of their words are one block that was rewritten. */
const alike = 0.5;

/** Blocks are known again by their ids, else by their words, else by most of their words. */
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

/** For each block of the later version the index of what it was before. */
function pairUp(before: readonly NodeJson[], after: readonly NodeJson[]): Map<number, number> {
  const partner = new Map<number, number>();
  const free = new Set(before.keys());
  const pair = (later: number, earlier: number) => {
    partner.set(later, earlier);
    free.delete(earlier);
  };
  const byId = new Map(before.map((block, index) => [block.attrs?.id, index]));
  after.forEach((block, index) => {
    const { id } = block.attrs ?? {};
    const at = id ? byId.get(id) : undefined;
    if (at !== undefined && free.has(at)) pair(index, at);
  });
  const byContent = Map.groupBy([...free], (index) => contentOf(before[index]));
  after.forEach((block, index) => {
    if (partner.has(index)) return;
    const at = byContent.get(contentOf(block))?.find((candidate) => free.has(candidate));
    if (at !== undefined) pair(index, at);
  });
  after.forEach((block, index) => {
    if (partner.has(index)) return;
    const at = mostAlike(block, before, free);
    if (at !== undefined) pair(index, at);
  });
  return partner;
}

function mostAlike(
  block: NodeJson,
  before: readonly NodeJson[],
  free: ReadonlySet<number>,
): number | undefined {
  const words = wordSet(block);
  let best: { index: number; share: number } | undefined;
  for (const index of free) {
    const candidate = before[index];
    if (candidate?.type !== block.type) continue;
    const others = wordSet(candidate);
    const common = [...words].filter((word) => others.has(word)).length;
    const share = (2 * common) / Math.max(1, words.size + others.size);
    if (share >= alike && share > (best?.share ?? 0)) best = { index, share };
  }
  return best?.index;
}

const wordSet = (block: NodeJson) =>
  new Set(
    textOf(block)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );

/** All that a block says, but for its id; attributes that are left out are there as their defaults. */
function contentOf(block: NodeJson | undefined): string {
  const whole = block && articleSchema.nodeFromJSON(block).toJSON();
  return JSON.stringify(whole, (key, value) => {
    if (key !== 'attrs' || typeof value !== 'object' || value === null) return value;
    const { id: _, ...rest } = value as Record<string, unknown>;
    return Object.keys(rest).length > 0 ? rest : undefined;
  });
}

/** The largest part of these that is in rising order: what was not moved. */
function longestRise(values: readonly number[]): Set<number> {
  /** At n: the index of the smallest value that ends a rise of n + 1. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1];
    ends[low] = index;
  });
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) rise.add(values[at] as number);
  return rise;
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
