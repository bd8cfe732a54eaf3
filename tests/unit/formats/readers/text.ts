import type { Article, NodeJson } from '../../../../shared/article/model.ts';
import { partsOf, textOf } from '../../../../shared/article/text.ts';
import { clean } from '../../../../shared/formats/cleanText.ts';
import { datelineRunIn } from '../../../../shared/formats/dateline.ts';
import { wordsFor } from '../../../../shared/formats/words.ts';
import { type Reader, wordsIn } from './reader.ts';

/** Without what wire copy puts around the words: fields, signs of lists, labels, addresses. */
export const text: Reader = {
  choices: { pullQuotes: false, relatedTitle: false, provider: false },
  words({ text }, article) {
    const paragraphs = text.replace(/\n$/, '').split('\n\n');
    if (paragraphs.pop() !== '###') throw new Error('no end mark');
    const { before, head, byline, after } = paragraphsOf(article);
    const kept = [
      ...paragraphs.slice(before, before + head),
      ...paragraphs.slice(before + head + byline, paragraphs.length - after),
    ];
    const photo = `${wordsFor(article.language).photo}: `;
    const dateline = datelineRunIn(article);
    // A list in a cell stands on the line of its row.
    const lists = hasListInCell(article.content);
    return kept
      .flatMap((paragraph) =>
        paragraph.startsWith(photo)
          ? paragraph.slice(photo.length).replace(/(^|\s)\((.*)\)$/s, '$1$2')
          : paragraph.split('\n'),
      )
      .flatMap((line) => {
        // The dateline stands without its dash where nothing follows.
        if (line === dateline?.text) return wordsIn(line, dateline.separator);
        const cells = line.includes('\t') && lists ? line.replace(/(^|\t| )- /g, '$1') : line;
        const words = cells
          .replace(/^(?: {2})*(?:- |\d+\. |— )+/, '')
          .replace(/ \((?:https?:|mailto:|\/)\S*\)$/, '')
          .replace(/: (?:https?:|mailto:|\/)\S*$/, '');
        return wordsIn(words);
      });
  },
};

const hasListInCell = ({ type, content = [] }: NodeJson): boolean =>
  (type === 'tableCell' && content.some((inner) => inner.type === 'bulletList')) ||
  content.some(hasListInCell);

/** How many paragraphs the fields of an article take, before and after its text. */
function paragraphsOf(article: Article) {
  const says = (words: string | undefined) => (clean(words ?? '').trim() === '' ? 0 : 1);
  const { kicker, headline, standfirst } = partsOf(article.content);
  const { byline = {}, rights = {}, corrections = [] } = article;
  const authors = (byline.contributors ?? []).some(
    ({ name, role = 'author' }) => role === 'author' && says(name),
  );
  return {
    before: says(article.slugline) || says(article.dates?.embargoUntil),
    head: [kicker, headline, standfirst].some((node) => says(textOf(node))) ? 1 : 0,
    byline: says(byline.display) || authors ? 1 : 0,
    after:
      says(byline.tagline) +
      corrections.filter(({ text }) => says(text)).length +
      says(rights.notice),
  };
}
