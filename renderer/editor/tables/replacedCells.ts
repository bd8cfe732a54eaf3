import type { Transaction } from '@tiptap/pm/state';
import { withWayBack } from '../history/wayBack.ts';
import { labels } from '../labels.ts';
import { split } from './changeGrid.ts';
import { type Area, type Grid, overlaps } from './grid.ts';

/**
 * Has it said whose words others take the place of.
 *
 * @param at where the first of the others comes to
 * @param chosen cells that a person has selected to be replaced
 */
export function markReplaced(
  transaction: Transaction,
  grid: Grid,
  { top, left }: Pick<Area, 'top' | 'left'>,
  others: Grid,
  chosen?: Area,
): Transaction {
  const area = { top, left, bottom: top + others.rows.length, right: left + others.width };
  const replaced = split(grid, area).cells.filter(
    (placed) => overlaps(placed, area) && !(chosen && overlaps(placed, chosen)),
  );
  const words = replaced.map(({ cell }) => cell.textBetween(0, cell.content.size, ' ').trim());
  return withWayBack(transaction, labels.replacedCells(words.filter(Boolean)));
}
