import { contentOf, pairUp } from '../blockPairs.ts';
import type { NodeJson } from '../model.ts';
import type { Sides } from './conflict.ts';

/** One block through the three versions, and its number in each. */
export interface Line extends Sides<NodeJson> {
  at: Sides<number>;
}

/** The blocks of three versions, each with what it is in the others. */
export function alignedLines(
  base: readonly NodeJson[] | undefined,
  mine: readonly NodeJson[],
  theirs: readonly NodeJson[],
): Line[] {
  const lines = (base ?? []).map((block, at): Line => ({ base: block, at: { base: at } }));
  const addedTo = (side: 'mine' | 'theirs', blocks: readonly NodeJson[]) => {
    const partner = knownAgain(base ?? [], blocks);
    return blocks.flatMap((block, at): Line[] => {
      const line = lines[partner.get(at) ?? -1];
      if (!line) return [{ [side]: block, at: { [side]: at } }];
      line[side] = block;
      line.at[side] = at;
      return [];
    });
  };
  const mineOnly = addedTo('mine', mine);
  const theirsOnly = addedTo('theirs', theirs);
  const pairs = twins(blocksOf(mineOnly, 'mine'), blocksOf(theirsOnly, 'theirs'), !base);
  theirsOnly.forEach((line, index) => {
    const twin = mineOnly[pairs.get(index) ?? -1];
    if (twin) Object.assign(twin, { theirs: line.theirs, at: { ...twin.at, ...line.at } });
    else mineOnly.push(line);
  });
  return [...lines, ...mineOnly];
}

const blocksOf = (lines: readonly Line[], side: 'mine' | 'theirs') =>
  lines.flatMap((line) => line[side] ?? []);

/**
 * `pairUp`, and for programs that drop the ids: where between two blocks that are known again there
 * was one and is one of the same kind, it was rewritten.
 */
export function knownAgain(
  before: readonly NodeJson[],
  after: readonly NodeJson[],
): Map<number, number> {
  const partner = pairUp(before, after);
  const taken = new Set(partner.values());
  after.forEach((block, index) => {
    if (partner.has(index)) return;
    const previous = index === 0 ? -1 : partner.get(index - 1);
    const next = index === after.length - 1 ? before.length : partner.get(index + 1);
    if (previous === undefined || next !== previous + 2) return;
    const only = before[previous + 1];
    if (only?.type !== block.type || taken.has(previous + 1)) return;
    if (!areTwoBlocks(only, block)) partner.set(index, previous + 1);
  });
  return partner;
}

/**
 * Blocks that both sides added: with the same id, or saying the same.
 *
 * @param alikeToo they may be older than anybody knows, and changed since
 */
function twins(
  mine: readonly NodeJson[],
  theirs: readonly NodeJson[],
  alikeToo: boolean,
): Map<number, number> {
  const pairs = [...pairUp(mine, theirs)].filter(([there, here]) => {
    const [one, other] = [mine[here], theirs[there]] as [NodeJson, NodeJson];
    if (areTwoBlocks(one, other)) return contentOf(one) === contentOf(other);
    return alikeToo || one.attrs?.id || contentOf(one) === contentOf(other);
  });
  return new Map(pairs);
}

const areTwoBlocks = ({ attrs: one }: NodeJson, { attrs: other }: NodeJson) =>
  Boolean(one?.id && other?.id && one.id !== other.id);
