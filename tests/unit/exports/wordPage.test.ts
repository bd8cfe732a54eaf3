import { expect, test } from 'vitest';
import { wordPage } from '../../../electron/newsroom/exports/previewing/wordPage.ts';
import fc from '../../fastCheck.ts';
import { arbitraryArticle } from '../formats/arbitraryArticle.ts';
import { activeContent, all, attribute, readPage, words } from '../formats/htmlTree.ts';
import { readers } from '../formats/readers/readers.ts';
import { make } from '../formats/render.ts';
import { visibleWords } from '../formats/visibleWords.ts';

/** Paragraphs that are no text of the article’s own. */
const fields = /docx_(byline|tagline|correction|correctionstitle|rights)\b/;

/** Soft hyphens are elements of Word’s, which the page does without. */
const printed = (all: string[]) =>
  all
    .map((word) => word.replaceAll('\u00ad', ''))
    .filter((word) => word !== '')
    .sort();

test('a Word document’s page has every word of it once, and nothing that acts', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryArticle(), async (article) => {
      const page = await wordPage(make('docx', article).bytes);
      const { root } = readPage(page);
      expect(activeContent(root).filter((found) => !found.endsWith('@style'))).toEqual([]);
      const read = all(root, 'p').filter((line) => !fields.test(attribute(line, 'class') ?? ''));
      expect(read.flatMap((line) => words(line)).sort()).toEqual(
        printed(visibleWords(article, readers.docx.choices)),
      );
    }),
    { numRuns: 25 },
  );
});
