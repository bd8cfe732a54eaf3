import type { NodeJson } from './model.ts';
import { articleSchema } from './schema.ts';
import { textInLines } from './text.ts';

/** Blocks that share this much of their words are one block that was rewritten. */
const alike = 0.5;

/**
 * For each block of the later version the index of what it was before. Blocks are known again by
 * their ids, else by their words, else by most of their words.
 */
export function pairUp(
  before: readonly NodeJson[],
  after: readonly NodeJson[],
): Map<number, number> {
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
  const byContent = Map.groupBy([...free], (index) => contentOf(before[index] as NodeJson));
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
    textInLines(block)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );

/** All that a block says, but for its id; attributes that are left out are there as their defaults. */
export function contentOf(block: NodeJson): string {
  let content = contents.get(block);
  if (content === undefined) {
    content = JSON.stringify(articleSchema.nodeFromJSON(block).toJSON(), (key, value) => {
      if (key !== 'attrs' || typeof value !== 'object' || value === null) return value;
      const { id: _, ...rest } = value as Record<string, unknown>;
      return Object.keys(rest).length > 0 ? rest : undefined;
    });
    contents.set(block, content);
  }
  return content;
}

/** Worked out once for a block, which nobody changes. */
const contents = new WeakMap<NodeJson, string>();

/** The largest part of these that is in rising order: what was not moved. */
export function longestRise(values: readonly number[]): Set<number> {
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
