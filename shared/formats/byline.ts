import type { Article, Contributor } from '../article/model.ts';
import { remembered } from '../article/remembered.ts';
import { localeOf } from './language.ts';
import { wordsFor } from './words.ts';

export interface PrintedByline {
  /** "By", with what the language puts there; '' for none. */
  by: string;
  /** The override as it was written; absent where the names are printed. */
  display?: string;
  /** The authors in order; a contributor without a role is one. */
  authors: Contributor[];
}

/** undefined where there is nobody to name. */
export function printedByline(article: Article): PrintedByline | undefined {
  const authors = (article.byline?.contributors ?? []).filter(
    (person) => (person.role ?? 'author') === 'author' && person.name.trim() !== '',
  );
  const { by } = wordsFor(article.language);
  const display = article.byline?.display?.trim();
  if (display) {
    const saysBy =
      by !== '' && display.toLocaleLowerCase().startsWith(`${by.toLocaleLowerCase()} `);
    return { by: saysBy ? '' : by, display, authors };
  }
  return authors.length === 0 ? undefined : { by, authors };
}

/** "By Ana Ruiz and Tom Field"; '' for none. */
export function bylineText(article: Article): string {
  const byline = printedByline(article);
  if (!byline) return '';
  const names =
    byline.display ??
    joined(
      byline.authors.map((person) => person.name.trim()),
      article.language,
    )
      .map((part) => part.text)
      .join('');
  return byline.by === '' ? names : `${byline.by} ${names}`;
}

/** The items of a list and the words between them, as the language joins a list. */
export function joined(
  items: string[],
  language: string,
): { text: string; item: number | undefined }[] {
  if (items.length === 1) return [{ text: items[0] ?? '', item: 0 }];
  let index = 0;
  return listFormat(language)
    .formatToParts(items)
    .map((part) => ({
      text: part.value,
      item: part.type === 'element' ? index++ : undefined,
    }));
}

const listFormat = remembered(
  (language: string) => new Intl.ListFormat(localeOf(language), { type: 'conjunction' }),
);
