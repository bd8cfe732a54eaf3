import { articleHtml } from '../html/article.ts';
import { attribute, escapeHtml } from '../html/escapeHtml.ts';
import { asXhtml } from '../html/xhtml.ts';
import type { Story } from '../story/story.ts';
import { bookTitle, names } from './package.ts';

/** The article as XHTML: the same markup as in a web page. */
export const articlePage = (story: Story): string =>
  page(
    story,
    `<link rel="stylesheet" type="text/css" href="${names.style}"/>\n`,
    asXhtml(articleHtml(story)),
  );

/** The table of contents that every EPUB has (EPUB 3.3, 7); an article is one chapter. */
export const navigationPage = (story: Story): string => {
  const title = escapeHtml(bookTitle(story));
  return page(
    story,
    '',
    `<nav epub:type="toc"><ol><li><a href="${names.article}">${title}</a></li></ol></nav>\n`,
  );
};

function page(story: Story, head: string, body: string): string {
  const language =
    attribute('lang', story.language) +
    attribute('xml:lang', story.language) +
    attribute('dir', story.direction);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n' +
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"' +
    `${language}>\n<head>\n<title>${escapeHtml(bookTitle(story))}</title>\n${head}</head>\n` +
    `<body>\n${body}</body>\n</html>\n`
  );
}
