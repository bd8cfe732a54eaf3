import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Article } from '../../shared/article/model.ts';
import { all, attribute, one, readPage, words } from '../unit/formats/htmlTree.ts';
import { hasFooter, hasHeadline } from '../unit/formats/readers/markdown.ts';
import { visibleWords } from '../unit/formats/visibleWords.ts';
import { judgedArticles, writeExport } from './articles.ts';
import { type Judge, missingProgram, run } from './judge.ts';

const config = {
  baseURL: 'https://courier.example/',
  disableKinds: ['section', 'taxonomy', 'term', 'home', 'RSS', 'sitemap', 'robotsTXT', '404'],
  // Quotes and dashes stay as they are, so that words can be compared.
  markup: { goldmark: { extensions: { typographer: false } } },
};

const layout = `<!doctype html><html lang="en"><head><title>x</title></head><body>
<article data-name="{{ .File.Dir }}">
<h1>{{ .Title }}</h1><p>{{ .Params.kicker | markdownify }}</p><p>{{ .Params.standfirst | markdownify }}</p>
<main>{{ .Content }}</main>
</article></body></html>`;

/** Struck words in a link that is a heading: Hugo 0.111 ends with "index out of range". */
const breaksHugo = /^[> -]*#{1,6} .*\[.*~~/m;

/** Hugo builds a site of all articles; what stands in its pages is what readers should see. */
export const hugo: Judge = {
  name: 'Hugo',
  missing: missingProgram('hugo', 'hugo', 'version'),
  judge(folder) {
    const articles = new Map<string, Article>();
    mkdirSync(path.join(folder, 'layouts', '_default'), { recursive: true });
    writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config));
    writeFileSync(path.join(folder, 'layouts', '_default', 'single.html'), layout);
    for (const [name, article] of judgedArticles()) {
      const place = path.join(folder, 'content', name);
      const file = writeExport(place, 'markdown', 'page', article);
      if (breaksHugo.test(readFileSync(file, 'utf8'))) rmSync(place, { recursive: true });
      else articles.set(name, article);
    }
    const built = run('hugo', [
      ...['--source', folder, '--buildDrafts', '--buildFuture', '--buildExpired'],
    ]);
    if (built.code !== 0) return { complaints: [built.said + built.out], looked: 'nothing' };
    const count = articles.size;
    const complaints = [...pagesIn(path.join(folder, 'public'))].flatMap((html) =>
      judgePage(html, articles),
    );
    const missing = [...articles.keys()].map((name) => `${name}: no page`);
    return { complaints: [...complaints, ...missing], looked: `${count} pages` };
  },
};

function* pagesIn(folder: string): Generator<string> {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.html')) yield readFileSync(path.join(folder, file), 'utf8');
  }
}

/** Takes the article of the page out of `articles`. */
function judgePage(html: string, articles: Map<string, Article>): string[] {
  const { root } = readPage(html);
  const page = one(root, 'article');
  const name = (attribute(page, 'data-name') ?? '').replace(/\/$/, '');
  const article = articles.get(name);
  if (!article) return [`${name}: not asked for`];
  articles.delete(name);
  const main = one(page, 'main');
  if (hasFooter(article)) {
    const rule = main.childNodes.findLastIndex(({ nodeName }) => nodeName === 'hr');
    main.childNodes = main.childNodes.slice(0, rule);
  }
  if (!hasHeadline(article)) one(page, 'h1').childNodes = [];
  // The dash before a name in a quote is ours.
  for (const paragraph of all(main, 'p')) {
    const [first] = paragraph.childNodes;
    if (first && 'value' in first) first.value = first.value.replace(/^— /, '');
  }
  const [found, wanted] = [words(page).sort().join(' '), visibleWords(article).join(' ')];
  return found === wanted ? [] : [`${name}:\n  is     ${found}\n  should ${wanted}`];
}
