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
  if (until === undefined) return undefined;
  const time = Date.parse(until);
  // A date that nobody can read is no reason to let the copy out.
  if (Number.isNaN(time)) return 'This article is embargoed.';
  return now < time ? `This article is embargoed until ${momentText(until, 'en')}.` : undefined;
}
