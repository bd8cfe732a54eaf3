import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { headlineOf } from '../../shared/article/text.ts';
import { languageTag } from '../../shared/formats/language.ts';
import { judgedArticles, writeExport } from './articles.ts';
import { type Judge, missingProgram, run } from './judge.ts';

interface Message {
  url: string;
  lastLine?: number;
  type: string;
  subType?: string;
  message: string;
  extract?: string;
}

/**
 * The Nu HTML checker, which the W3C's validator runs, over exported pages and fragments; styles and
 * structured data included.
 */
export const nuHtmlChecker: Judge = {
  name: 'Nu HTML checker',
  missing: missingProgram('java', 'default-jre-headless', '-version'),
  judge(folder) {
    const pages = writePages(folder);
    const jar: string = createRequire(import.meta.url)('vnu-jar');
    const { out, said } = run('java', ['-jar', jar, '--stdout', '--format', 'json', ...pages]);
    return {
      complaints: complaintsIn(out) ?? [`It did not run: ${said || out}`],
      looked: `${pages.length} pages`,
    };
  },
};

function complaintsIn(out: string): string[] | undefined {
  try {
    const { messages } = JSON.parse(out) as { messages: Message[] };
    // An accent that was typed apart stays so: the words are the journalist's. And made-up words
    // look like another language.
    const counted = messages.filter(
      ({ message }) => !/Normalization Form C|appears to be written in/.test(message),
    );
    return counted.map(
      ({ url, lastLine, type, subType, message, extract = '' }) =>
        `${path.basename(url)}:${lastLine ?? '?'} ${subType ?? type}: ${message}\n    ${extract.replace(/\s+/g, ' ')}`,
    );
  } catch {
    return undefined;
  }
}

const onePixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Every article as a page, and as a fragment inside the least of a page. */
function writePages(folder: string): string[] {
  const pages: string[] = [];
  for (const [name, article] of judgedArticles(160)) {
    // Without a headline a page has no h1, of which the person is told, and the checker tells too.
    if (headlineOf(article.content) === '') continue;
    pages.push(writeExport(folder, 'html', `${name}-beside`, article));
    const inline = { kind: 'inline', dataOf: () => onePixel } as const;
    pages.push(writeExport(folder, 'html', `${name}-inline`, article, inline));
    const fragment = writeExport(folder, 'html-fragment', name, article);
    const page = path.join(folder, `${name}-fragment.html`);
    writeFileSync(
      page,
      `<!doctype html>\n<html lang="${languageTag(article.language)}">\n<head>\n` +
        `<meta charset="utf-8">\n<title>x</title>\n</head>\n` +
        `<body>\n${readFileSync(fragment, 'utf8')}</body>\n</html>\n`,
    );
    pages.push(page);
  }
  return pages;
}
