import { longestRise } from '../blockPairs.ts';
import type { Line } from './lines.ts';

/**
 * The lines that stay, in order: as mine has them, with what theirs moved in its new place, and what
 * theirs added behind what it stands behind there. Where both sides have two lines in the same
 * order, so has the result; what both moved is where mine has it. Of what both added in one place,
 * mine comes first.
 *
 * @returns also the lines that stand elsewhere than mine had them
 */
export function inOrder(lines: readonly Line[]): { ordered: Line[]; moved: Set<Line> } {
  const mine = sortedBy(lines, 'mine');
  const theirs = sortedBy(lines, 'theirs');
  const inMine = new Set(mine);
  const movedByMine = movedIn(mine, 'mine');
  const moved = new Set(
    [...movedIn(theirs, 'theirs')].filter((line) => inMine.has(line) && !movedByMine.has(line)),
  );
  const ordered = mine.filter((line) => !moved.has(line));
  let behind: Line | undefined;
  for (const line of theirs) {
    if (!inMine.has(line) || moved.has(line)) {
      let place = behind ? ordered.indexOf(behind) + 1 : 0;
      if (moved.has(line)) place = fitting(ordered, line, place);
      else while (isAddedByMine(ordered[place])) place++;
      ordered.splice(place, 0, line);
    }
    behind = line;
  }
  return { ordered, moved };
}

function sortedBy(lines: readonly Line[], side: 'mine' | 'theirs'): Line[] {
  return lines
    .filter(({ at }) => at[side] !== undefined)
    .sort((one, other) => (one.at[side] as number) - (other.at[side] as number));
}

/** @param lines in the order of that side */
function movedIn(lines: readonly Line[], side: 'mine' | 'theirs'): Set<Line> {
  const known = lines.filter(({ at }) => at.base !== undefined && at[side] !== undefined);
  const stayed = longestRise(known.map(({ at }) => at.base as number));
  return new Set(known.filter(({ at }) => !stayed.has(at.base as number)));
}

/** The place nearest to the wanted one that contradicts nothing both sides agree on. */
function fitting(ordered: readonly Line[], line: Line, wanted: number): number {
  const least = ordered.findLastIndex((other) => isBefore(other, line)) + 1;
  const most = ordered.findIndex((other) => isBefore(line, other));
  return Math.max(least, most < 0 ? wanted : Math.min(wanted, most));
}

/** On both sides. */
const isBefore = ({ at: one }: Line, { at: other }: Line) =>
  (['mine', 'theirs'] as const).every((side) => {
    const [first, second] = [one[side], other[side]];
    return first !== undefined && second !== undefined && first < second;
  });

const isAddedByMine = (line: Line | undefined) =>
  line !== undefined && line.base === undefined && line.theirs === undefined;
