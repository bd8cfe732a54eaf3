// `npm run judges`: what other people's validators say about the exports. `npm test` has those that
// need nothing; these need Java. A judge that cannot run says why.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatOf } from '../shared/formats/registry.ts';
import { samples } from '../tests/unit/formats/sampleArticles.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stet-judges-'));
try {
  process.exitCode = judgeHtml(writePages()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** Every sample as a page, and as a fragment inside the least of a page. */
function writePages() {
  const pages = [];
  for (const [name, make] of Object.entries(samples)) {
    const article = make();
    for (const photos of /** @type {const} */ (['beside', 'inline'])) {
      const page = path.join(folder, `${name}-${photos}.html`);
      writeFileSync(page, documentOf('html', article, photos));
      pages.push(page);
    }
    const fragment = path.join(folder, `${name}-fragment.html`);
    const language = article.language;
    writeFileSync(
      fragment,
      `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n<title>x</title>\n</head>\n` +
        `<body>\n${documentOf('html-fragment', article, 'beside')}</body>\n</html>\n`,
    );
    pages.push(fragment);
  }
  return pages;
}

/**
 * @param {'html' | 'html-fragment'} id
 * @param {import('../shared/article/model.ts').Article} article
 * @param {'beside' | 'inline'} kind
 */
function documentOf(id, article, kind) {
  const onePixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
  const [document] = formatOf(id).render(article, {
    baseName: 'page',
    photos: kind === 'beside' ? { kind } : { kind, dataOf: () => onePixel },
  }).files;
  if (!document || !('bytes' in document)) throw new Error(`${id} gave no document`);
  return document.bytes;
}

/**
 * The Nu HTML checker, which the W3C's validator runs.
 * @param {string[]} pages
 * @returns {boolean} nothing found, or nothing could be looked at
 */
function judgeHtml(pages) {
  if (spawnSync('java', ['-version']).error) {
    console.log('skipped: the Nu HTML checker needs Java, and there is none on this machine.');
    return true;
  }
  const jar = createRequire(import.meta.url)('vnu-jar');
  const run = spawnSync('java', ['-jar', jar, '--stdout', '--format', 'json', ...pages], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  /** @type {{ url: string, lastLine?: number, type: string, subType?: string, message: string, extract?: string }[]} */
  let messages;
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
  console.log(
    messages.length === 0
      ? `The Nu HTML checker finds nothing in ${pages.length} pages.`
      : `The Nu HTML checker finds ${messages.length} things in ${pages.length} pages.`,
  );
  return messages.length === 0;
}
