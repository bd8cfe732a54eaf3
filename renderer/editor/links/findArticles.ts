import { folded, foldedWords } from '../../ui/folded.ts';
import type { LinkableArticle } from './linkSource.ts';

/** So many fit under the field; more typing finds the others. */
const most = 8;

/** Articles whose headline or slug hold every typed word somewhere; all, where nothing is typed. */
export function findArticles(
  articles: readonly LinkableArticle[],
  typed: string,
): readonly LinkableArticle[] {
  const words = foldedWords(typed);
  const found: LinkableArticle[] = [];
  for (const article of articles) {
    const text = folded(`${article.headline} ${article.slug}`);
    if (words.every((word) => text.includes(word))) found.push(article);
    if (found.length === most) break;
  }
  return found;
}
