import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Article } from '../../shared/article/model.ts';
import { headlineOf } from '../../shared/article/text.ts';
import { languageTag } from '../../shared/formats/language.ts';
import { formatOf } from '../../shared/formats/registry.ts';
import { arbitraryArticle } from '../unit/formats/arbitraryArticle.ts';
import { samples } from '../unit/formats/sampleArticles.ts';

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
 * structured data included. Says what it found.
 *
 * @returns whether it found nothing, or could not look because there is no Java.
 */
export function nuHtmlChecker(): boolean {
  if (spawnSync('java', ['-version']).error) {
    console.log('skipped: the Nu HTML checker needs Java, and there is none on this machine.');
    return true;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'stet-judges-'));
  try {
    return judge(writePages(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function judge(pages: string[]): boolean {
  const jar: string = createRequire(import.meta.url)('vnu-jar');
  const run = spawnSync('java', ['-jar', jar, '--stdout', '--format', 'json', ...pages], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  let messages: Message[];
  try {
    ({ messages } = JSON.parse(run.stdout));
  } catch {
    console.log(`The Nu HTML checker did not run:\n${run.stderr || run.stdout || run.error}`);
    return false;
  }
  for (const { url, lastLine, type, subType, message, extract } of messages) {
    console.log(`${path.basename(url)}:${lastLine ?? '?'} ${subType ?? type}: ${message}`);
    if (extract) console.log(`    ${extract.replace(/\s+/g, ' ')}`);
  }
  const found = messages.length === 0 ? 'nothing' : `${messages.length} things`;
  console.log(`The Nu HTML checker finds ${found} in ${pages.length} pages.`);
  return messages.length === 0;
}

/** The samples, and articles as the property tests generate them, the same ones each time. */
function* articles(): Generator<[string, Article]> {
  for (const [name, make] of Object.entries(samples)) yield [name, make()];
  let number = 0;
  for (const article of fc.sample(arbitraryArticle(), { numRuns: 160, seed: 2026 })) {
    // Without a headline a page has no h1, of which the person is told, and the checker tells too.
    if (headlineOf(article.content) !== '') yield [`generated-${++number}`, article];
  }
}

/** Every article as a page, and as a fragment inside the least of a page. */
function writePages(folder: string): string[] {
  const pages: string[] = [];
  const write = (name: string, html: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, html);
    pages.push(file);
  };
  for (const [name, article] of articles()) {
    write(`${name}-beside.html`, documentOf('html', article, 'beside'));
    write(`${name}-inline.html`, documentOf('html', article, 'inline'));
    write(
      `${name}-fragment.html`,
      `<!doctype html>\n<html lang="${languageTag(article.language)}">\n<head>\n` +
        `<meta charset="utf-8">\n<title>x</title>\n</head>\n` +
        `<body>\n${documentOf('html-fragment', article, 'beside')}</body>\n</html>\n`,
    );
  }
  return pages;
}

const onePixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

function documentOf(id: 'html' | 'html-fragment', article: Article, kind: 'beside' | 'inline') {
  const [document] = formatOf(id).render(article, {
    baseName: 'page',
    photos: kind === 'beside' ? { kind } : { kind, dataOf: () => onePixel },
  }).files;
  if (!document || !('bytes' in document)) throw new Error(`${id} gave no document`);
  return new TextDecoder().decode(document.bytes);
}
