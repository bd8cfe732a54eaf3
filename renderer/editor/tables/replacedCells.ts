import type { Transaction } from '@tiptap/pm/state';
import { split } from './changeGrid.ts';
import { type Area, type Grid, overlaps } from './grid.ts';

const key = 'replacedCells';

/**
 * Remembers with a change whose words others take the place of.
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
  return transaction.setMeta(key, words.filter(Boolean));
}

/** The words of each cell that this change has put others in the place of. */
export const replacedIn = (transaction: Transaction): readonly string[] =>
  transaction.getMeta(key) ?? [];

/** Where a change is made of another one. */
export const alsoReplaced = (transaction: Transaction, other: Transaction): Transaction =>
  transaction.setMeta(key, replacedIn(other));
