import type { RenderOptions } from '../format.ts';
import type { Story } from '../story/story.ts';
import { articleHtml } from './article.ts';
import { renameClasses, renameSelectors } from './classNames.ts';
import { attribute, escapeHtml } from './escapeHtml.ts';
import { newsArticle, scriptSafeJson } from './jsonLd.ts';
import { metaHtml } from './meta.ts';
import { pageFacts } from './metadata.ts';
import { stylesheet } from './stylesheet.ts';
import { fillTemplate } from './template/fillTemplate.ts';

/** A complete page around the article: the desk's own, else ours. */
export function pageHtml(
  story: Story,
  { template, classNames = {} }: Pick<RenderOptions, 'template' | 'classNames'> = {},
): string {
  const facts = pageFacts(story);
  const rename = {
    markup: (html: string) => renameClasses(html, classNames),
    css: (css: string) => renameSelectors(css, classNames),
  };
  if (template) return fillTemplate(template, { story, facts }, rename);
  return documentHtml(story, {
    title: facts.title,
    head: metaHtml(story, facts),
    styles: rename.css(stylesheet),
    data: scriptSafeJson(newsArticle(story, facts)),
    article: rename.markup(articleHtml(story)),
  });
}

interface Parts {
  title: string;
  /** Elements for `head`. */
  head: string;
  styles: string;
  /** For search engines, as JSON. */
  data?: string;
  article: string;
}

/** The frame of a page of ours. */
export function documentHtml(
  { language, direction }: Story,
  { title, head, styles, data, article }: Parts,
): string {
  const attributes = `${attribute('lang', language)}${attribute('dir', direction)}`;
  const script = data && `<script type="application/ld+json">${data}</script>\n`;
  return (
    `<!DOCTYPE html>\n<html${attributes}>\n<head>\n` +
    '<meta charset="utf-8">\n' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    `<title>${escapeHtml(title)}</title>\n` +
    `${head}<style>\n${styles}</style>\n${script ?? ''}` +
    `</head>\n<body>\n<main>\n${article}</main>\n</body>\n</html>\n`
  );
}
