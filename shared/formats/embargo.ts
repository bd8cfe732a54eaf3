import type { Article } from '../article/model.ts';
import { momentText } from './moment.ts';

/**
 * Why the copy must not go out yet, as a sentence; undefined where nothing stands in the way.
 *
 * @param now milliseconds since 1970.
 */
export function embargoOf(
  article: Pick<Article, 'status' | 'dates'>,
  now: number,
): string | undefined {
  if (article.status === 'withheld') return 'This article is withheld.';
  if (article.status === 'canceled') return 'This article is canceled.';
  const until = article.dates?.embargoUntil;
  if (until === undefined || !isHeld(until, now)) return undefined;
  return Number.isNaN(Date.parse(until))
    ? 'This article is embargoed.'
    : `This article is embargoed until ${momentText(until, 'en-GB')}.`;
}

/**
 * Whether an embargo still holds. What readers are told depends on it: copy that is free and says
 * EMBARGOED is not used. Fields that say a moment keep it, and whoever reads them compares.
 *
 * @param until a date that nobody can read is no reason to let the copy out.
 * @param now milliseconds since 1970; undefined where it is not known, so that it holds.
 */
export const isHeld = (until: string | undefined, now: number | undefined): until is string =>
  until !== undefined && !(now !== undefined && now >= Date.parse(until));
