import type { Article } from '../article/model.ts';
import { headlineOf } from '../article/text.ts';
import {
  field,
  isField,
  type NameField,
  type NamePatterns,
} from '../contract/presets/namePattern.ts';
import { asBaseName, baseNameOf } from './fileName.ts';

/**
 * Where the files of an article go. A field that the article does not have is left out, and so is a
 * folder of which nothing is left.
 *
 * @param patterns of which `folderProblem` and `fileNameProblem` find nothing.
 * @returns `folder` relative with `/`, '' for the chosen folder itself; `baseName` as `baseNameOf`.
 */
export function namesFor(
  article: Article,
  { folder = '', fileName }: NamePatterns,
): { folder: string; baseName: string } {
  const fill = (pattern: string) =>
    pattern.replace(field, (whole, name: string) =>
      isField(name) ? valueFor(article, name) : whole,
    );
  const folders = folder
    .split('/')
    .map((pattern) => safeFolder(fill(pattern)))
    .filter((name) => name !== '');
  const named = fileName === undefined ? '' : asBaseName(fill(fileName));
  return { folder: folders.join('/'), baseName: named || baseNameOf(article) };
}

function valueFor(article: Article, name: NameField): string {
  switch (name) {
    case 'slug':
      return baseNameOf(article);
    case 'headline':
      return asBaseName(headlineOf(article.content).toLowerCase()) || baseNameOf(article);
    case 'section':
      return asBaseName((article.section?.name || article.section?.id || '').toLowerCase());
    case 'date':
      return dayOf(article);
    case 'year':
      return dayOf(article).slice(0, 4);
    case 'month':
      return dayOf(article).slice(5, 7);
    case 'day':
      return dayOf(article).slice(8, 10);
    case 'language':
      return asBaseName(article.language);
    case 'id':
      return asBaseName(article.id.replace(/^urn:uuid:/, ''));
  }
}

/** The day where the copy was written; one that does not change with every save. */
function dayOf({ dates = {}, dateline }: Article): string {
  for (const moment of [dates.published, dateline?.date, dates.created]) {
    const day = /^\d{4}-\d{2}-\d{2}/.exec(moment ?? '')?.[0];
    if (day !== undefined) return day;
  }
  return '';
}

/** Fields that are left out leave separators behind; `con` is a device of Windows. */
function safeFolder(filled: string): string {
  const name = filled
    .replace(/-{2,}/g, '-')
    .replace(/^[-. ]+|[-. ]+$/g, '')
    .trim();
  return asBaseName(name) === `${name}-article` ? `${name}-folder` : name;
}
