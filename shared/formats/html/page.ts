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
  const lang = attribute('lang', story.language);
  return (
    `<!DOCTYPE html>\n<html${lang}${attribute('dir', story.direction)}>\n<head>\n` +
    '<meta charset="utf-8">\n' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    `<title>${escapeHtml(facts.title)}</title>\n` +
    `${metaHtml(story, facts)}<style>\n${rename.css(stylesheet)}</style>\n` +
    `<script type="application/ld+json">${scriptSafeJson(newsArticle(story, facts))}</script>\n` +
    `</head>\n<body>\n<main>\n${rename.markup(articleHtml(story))}</main>\n</body>\n</html>\n`
  );
}
