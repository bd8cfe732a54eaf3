import { contentOf } from '../blockPairs.ts';
import type { NodeJson } from '../model.ts';
import { sameValue } from '../sameValue.ts';
import { articleSchema } from '../schema.ts';
import type { Findings } from './conflict.ts';
import { frame } from './frame.ts';
import { alignedLines, type Line } from './lines.ts';
import { inOrder } from './order.ts';
import { haveSameColumns } from './tables.ts';

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
  for (const line of alignedLines(base, mine, theirs)) {
    const outcome = outcomeOf(line, freshId);
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
function outcomeOf({ base, mine, theirs }: Line, freshId: () => string): Outcome | undefined {
  const of = (block: NodeJson | undefined, isConflict = false) => block && { block, isConflict };
  // Mine stands wherever it says the same: with its ids, which other things hold on to.
  if (saysSame(mine, theirs) || saysSame(theirs, base)) return of(mine);
  if (saysSame(mine, base)) return of(theirs);
  const inside = base && mine && theirs && mergeInside(base, mine, theirs, freshId);
  return inside ? of(inside) : of(mine ?? theirs, true);
}

/** Of these each part stands for itself. */
const divisible: ReadonlySet<string> = new Set([
  'bulletList',
  'orderedList',
  'listItem',
  'factbox',
  'blockquote',
  'gallery',
  'relatedLinks',
  'note',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
]);

/** A block of blocks that both sides changed in different places; undefined where in the same. */
function mergeInside(
  base: NodeJson,
  mine: NodeJson,
  theirs: NodeJson,
  freshId: () => string,
): NodeJson | undefined {
  const { type } = base;
  if (!divisible.has(type) || mine.type !== type || theirs.type !== type) return undefined;
  const own = [base, mine, theirs].map(({ attrs }) => attrs);
  if (!sameValue(own[0], own[1]) && !sameValue(own[0], own[2])) return undefined;
  const parts = [base, mine, theirs].map(({ content }) => content ?? []);
  const [before, here, there] = parts as [NodeJson[], NodeJson[], NodeJson[]];
  if (type === 'table' && !haveSameColumns({ base: before, mine: here, theirs: there })) {
    return undefined;
  }
  const mergeParts = type === 'tableRow' ? mergeCells : mergeAll;
  const content = mergeParts(before, here, there, freshId);
  const merged = content && { ...frame(base, mine, theirs), content };
  return merged && obeys(merged) ? merged : undefined;
}

type Parts = readonly NodeJson[];

/** undefined where any of them is a conflict. */
function mergeAll(before: Parts, here: Parts, there: Parts, freshId: () => string) {
  const within: Findings = { conflicts: [], arrivals: [] };
  const content = mergeBlocks(before, here, there, within, freshId);
  return within.conflicts.length === 0 ? content : undefined;
}

/** The same by place: none comes, goes or moves by itself. */
function mergeCells(before: Parts, here: Parts, there: Parts, freshId: () => string) {
  if (before.length !== here.length || before.length !== there.length) return undefined;
  const cells = before.map((base, at) => {
    const sides = { base, mine: here[at], theirs: there[at] };
    return outcomeOf({ ...sides, at: {} }, freshId);
  });
  return cells.every((cell) => cell && !cell.isConflict)
    ? cells.flatMap((cell) => cell?.block ?? [])
    : undefined;
}

/** Both sides may have taken away what together is all of it. */
function obeys(block: NodeJson): boolean {
  try {
    articleSchema.nodeFromJSON(block).check();
    return true;
  } catch {
    return false;
  }
}

export const saysSame = (one: NodeJson | undefined, other: NodeJson | undefined): boolean =>
  one === undefined || other === undefined ? one === other : contentOf(one) === contentOf(other);
