import type { Article } from '../article/model.ts';
import { localeOf } from './language.ts';

/**
 * The dateline as the words that open the first paragraph, for formats without a field for it:
 * `PLACE, Region (AGENCY) — ` in English, with the place in capitals (AP Stylebook, "datelines");
 * `Place, Region (agency) – ` elsewhere, as dpa, AFP and others print it. The country stands in
 * where there is no region. The date stays a field: the page has its own.
 */
export interface DatelineRunIn {
  /** `HARBOR CITY, Maine (AP)` */
  text: string;
  /** The dash with its spaces. */
  separator: string;
}

/** undefined where there is neither place nor agency. */
export function datelineRunIn(article: Article): DatelineRunIn | undefined {
  const { place = '', region = '', country = '', agency = '' } = article.dateline ?? {};
  const english = /^en\b/i.test(article.language);
  const town = place.trim();
  const area = region.trim() || country.trim();
  const where = [english ? town.toLocaleUpperCase(localeOf(article.language)) : town, area]
    .filter((part) => part !== '')
    .join(', ');
  const wire = agency.trim();
  const text = [where, wire && `(${wire})`].filter((part) => part !== '').join(' ');
  if (text === '' || (town === '' && wire === '')) return undefined;
  return { text, separator: english ? ' — ' : ' – ' };
}

/** Whether somebody typed the dateline as text although it is a field. */
export function beginsWithDateline(text: string, dateline: DatelineRunIn): boolean {
  const start = text.trimStart().toLowerCase();
  const wanted = dateline.text.toLowerCase();
  return start.startsWith(wanted) && /^[\s\u00a0]*([-–—_]|\.-)/.test(start.slice(wanted.length));
}
