import { contentOf } from '../blockPairs.ts';
import type { NodeJson } from '../model.ts';
import type { Findings } from './conflict.ts';
import { type Line, linesOf } from './lines.ts';
import { inOrder } from './order.ts';

/**
 * The body of the merged article. A block that only one side changed is as that side has it; one
 * that both changed is a conflict, and so is one that one side changed and the other took away.
 *
 * @param base undefined where it is not known: then nothing is taken away
 */
export function mergeBlocks(
  base: readonly NodeJson[] | undefined,
  mine: readonly NodeJson[],
  theirs: readonly NodeJson[],
  { conflicts, arrivals }: Findings,
  freshId: () => string,
): NodeJson[] {
  const outcomes = new Map<Line, Outcome>();
  for (const line of linesOf(base, mine, theirs)) {
    const outcome = outcomeOf(line);
    if (outcome) outcomes.set(line, outcome);
    else if (line.mine) arrivals.push({ kind: 'removed', before: line.mine });
  }
  const { ordered, moved } = inOrder([...outcomes.keys()]);
  return ordered.map((line) => {
    const { block, isConflict } = outcomes.get(line) as Outcome;
    const { at: _, ...sides } = line;
    if (isConflict) {
      const id = (block.attrs?.id as string | undefined) || freshId();
      conflicts.push({ kind: 'block', id, ...sides });
      return { ...block, attrs: { ...block.attrs, id } };
    }
    if (!line.mine) arrivals.push({ kind: 'added', after: block });
    else if (block !== line.mine || moved.has(line)) {
      const kind = block === line.mine ? 'moved' : 'changed';
      arrivals.push({ kind, before: line.mine, after: block });
    }
    return block;
  });
}

/** What a block becomes. */
interface Outcome {
  block: NodeJson;
  isConflict: boolean;
}

/** undefined: it is gone. */
function outcomeOf({ base, mine, theirs }: Line): Outcome | undefined {
  const of = (block: NodeJson | undefined, isConflict = false) => block && { block, isConflict };
  // Mine stands wherever it says the same: with its ids, which other things hold on to.
  if (saysSame(mine, theirs) || saysSame(theirs, base)) return of(mine);
  if (saysSame(mine, base)) return of(theirs);
  return of(mine ?? theirs, true);
}

export const saysSame = (one: NodeJson | undefined, other: NodeJson | undefined): boolean =>
  one === undefined || other === undefined ? one === other : contentOf(one) === contentOf(other);
