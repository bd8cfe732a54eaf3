import { removeAll, unwrap } from './elements.ts';
import { type Source, tracksChanges } from './source.ts';

/** What becomes of tracked changes; a person says which, every time. */
export type RevisionChoice = 'accept' | 'reject';

const inserted = 'ins, [class*="msoIns"], [class*="TrackChange"][class*="nsert"]';
const deleted = 'del, [class*="msoDel"], [class*="TrackChange"][class*="elet"]';
/** Outside programs that track changes only what says when or by whom it was changed is one. */
const signed = 'ins[datetime], del[datetime], ins[data-suggestion], del[data-suggestion]';

/**
 * Carries out what was chosen about tracked changes. Without a choice nothing is changed.
 *
 * @returns how many changes there were; 0 where there is nothing to ask
 */
export function resolveRevisions(
  root: HTMLElement,
  source: Source,
  choice: RevisionChoice | undefined,
): number {
  const tracked = tracksChanges(source);
  const changes = [...root.querySelectorAll(tracked ? `${inserted}, ${deleted}` : signed)].filter(
    (change) => (change.textContent !== '' || change.querySelector('img')) && !isInside(change),
  );
  if (changes.length === 0) return 0;
  if (choice === undefined) return changes.length;
  removeAll(root, choice === 'accept' ? deleted : inserted);
  for (const kept of [...root.querySelectorAll(choice === 'accept' ? inserted : deleted)]) {
    unwrap(kept);
  }
  return changes.length;
}

/** Word says it twice, by a span around the element. */
const isInside = (change: Element) =>
  change.parentElement?.closest(`${inserted}, ${deleted}`)?.textContent === change.textContent;
