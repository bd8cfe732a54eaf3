import type { LibraryEntry } from '../../../shared/contract/library.ts';
import { embargoOf } from '../../../shared/formats/embargo.ts';

/** Codes of warnings that need a yes: see contract, `embargoed`. */
export const needsYes: ReadonlySet<string> = new Set(['embargoed', 'withheld', 'canceled']);

/** Why an article of the list must not go out yet; undefined where nothing stands in the way. */
export function embargoOfEntry({ about }: LibraryEntry, now: number): string | undefined {
  if (about.kind !== 'article') return undefined;
  const { status, embargoUntil } = about;
  return embargoOf({ status, ...(embargoUntil && { dates: { embargoUntil } }) }, now);
}
