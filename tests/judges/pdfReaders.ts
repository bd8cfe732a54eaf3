import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createBrowserPrinter } from '../../electron/newsroom/printing/browserPrinter.ts';
import { usualBrowsers } from '../../electron/newsroom/printing/findBrowsers.ts';
import type { Article } from '../../shared/article/model.ts';
import type { PrintedPage } from '../../shared/formats/format.ts';
import { pageFacts } from '../../shared/formats/html/metadata.ts';
import { pdfFormat } from '../../shared/formats/pdf/pdfFormat.ts';
import { readArticle, readStory } from '../../shared/formats/story/readStory.ts';
import { all, one, readPage, words } from '../unit/formats/htmlTree.ts';
import { pictureFor } from '../unit/formats/render.ts';
import { judgedArticles } from './articles.ts';
import { type Judge, missingProgram, run } from './judge.ts';

/** Poppler and qpdf on what the browser of this machine prints: `STET_CHROMIUM`, or one that is installed. */
export const pdfReaders: Judge = {
  name: 'Poppler and qpdf on PDFs',
  missing: () =>
    missingProgram('pdftotext', 'poppler-utils', '-v')() ??
    missingProgram('qpdf', 'qpdf')() ??
    (usualBrowsers(process.platform, process.env).some((place) => !run(place, ['--version']).code)
      ? undefined
      : 'it needs Chrome, Chromium or Edge (Debian: chromium)'),
  async judge(folder) {
    const complaints: string[] = [];
    let documents = 0;
    const printer = createBrowserPrinter();
    try {
      for (const [name, article] of judgedArticles(30)) {
        const page = pageOf(article);
        const file = path.join(folder, `${name}.pdf`);
        writeFileSync(file, await printer.print(page));
        documents++;
        const found = [...structure(file, article, page), ...reading(file, page)];
        complaints.push(...found.map((complaint) => `${name}: ${complaint}`));
      }
    } finally {
      await printer.close();
    }
    return { complaints, looked: `${documents} PDFs` };
  },
};

const placement = { kind: 'embedded', bytesOf: pictureFor } as const;
const options = { baseName: 'x', photos: placement };

function pageOf(article: Article): PrintedPage {
  const [file] = pdfFormat.render(readArticle(article), options).files;
  if (!file || !('print' in file)) throw new Error('a page to print');
  return file.print;
}

/** What the file is, whatever it says. */
function structure(file: string, article: Article, { html }: PrintedPage): string[] {
  const checked = run('qpdf', ['--check', file]);
  const about = run('pdfinfo', [file]).out;
  const { story } = readStory(readArticle(article), options, { dateline: 'text' });
  // Poppler prints control characters of a direction as they are.
  const title = /^Title: +(.*)$/m.exec(about)?.[1];
  return [
    ...(checked.code === 0 ? [] : [`qpdf: ${checked.said}${checked.out}`]),
    // On an empty page there is nothing to tag.
    ...(/^Tagged: +yes$/m.test(about) || isEmpty(html) ? [] : ['it is not tagged']),
    ...(title?.trim() === pageFacts(story).title.trim() ? [] : [`its title is ${title}`]),
    ...(/^Creator: +Stet$/m.test(about) ? [] : ['it says too much of who made it']),
  ];
}

const isEmpty = (html: string) => words(one(readPage(html).root, 'article')).length === 0;

/** Scripts whose letters stand in a PDF as they were typed; others are drawn as joined shapes. */
const plain = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{S}]+$/u;

/** Every word is there, and in the order of the page. */
function reading(file: string, { html }: PrintedPage): string[] {
  const { root } = readPage(html);
  const article = one(root, 'article');
  const text = letters(run('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-']).out);
  const wanted = words(article)
    .filter((word) => plain.test(word))
    .map(letters)
    .filter((word) => word !== '');
  const absent = wanted.filter((word) => !text.includes(word));
  if (absent.length > 0) return [`${absent.slice(0, 5).join(' ')} is not in it`];
  // What is set beside the text is drawn after it, and what runs from the right is drawn from there.
  const moved = all(article, '.photo-left').length + all(article, '.photo-right').length > 0;
  if (moved || /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(html)) return [];
  let from = 0;
  for (const [index, word] of wanted.entries()) {
    const at = text.indexOf(word, from);
    if (at < 0) return [`${wanted.slice(index - 3, index + 1).join(' ')} stands elsewhere`];
    from = at + word.length;
  }
  return [];
}

const letters = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
