import { safeHref } from '../../article/links.ts';
import type { Contributor } from '../../article/model.ts';
import { joined, printedByline } from '../byline.ts';
import { clean } from '../cleanText.ts';
import { languageTag } from '../language.ts';
import { dayText, machineMoment, momentText } from '../moment.ts';
import { hasText, type Rendering } from '../rendering.ts';
import { bodyHtml } from './blocks.ts';
import { attribute, escapeHtml, unescapeHtml } from './escapeHtml.ts';
import { inlineHtml } from './inline.ts';

/**
 * The article as one `article` element: header, body, and what stands below it. The same markup in a
 * page and as a fragment. `data-article` is the article's own id, so that a later export or a CMS
 * knows it again.
 */
export function articleHtml(rendering: Rendering): string {
  const { article, direction } = rendering;
  const attributes =
    attribute('lang', languageTag(article.language)) +
    attribute('dir', direction) +
    attribute('data-article', article.id);
  return (
    `<article class="article"${attributes}>\n` +
    `${headerHtml(rendering)}${bodyHtml(rendering)}${footerHtml(rendering)}</article>\n`
  );
}

/** Our `article` element is the first one, and no text of an article can hold a tag. */
export function articleIdOfHtml(document: string): string | undefined {
  const value = /<article class="article"[^<>]* data-article="([^"<>]*)">/.exec(document)?.[1];
  return value === undefined ? undefined : unescapeHtml(value);
}

function headerHtml(rendering: Rendering): string {
  const { parts, findings } = rendering;
  const line = (tag: string, name: string, node: typeof parts.headline) =>
    hasText(node)
      ? `<${tag} class="${name}">${inlineHtml(node?.content, findings)}</${tag}>\n`
      : '';
  const html =
    line('p', 'kicker', parts.kicker) +
    line('h1', 'headline', parts.headline) +
    line('p', 'standfirst', parts.standfirst) +
    bylineHtml(rendering) +
    datesHtml(rendering);
  return html && `<header>\n${html}</header>\n`;
}

function bylineHtml({ article }: Rendering): string {
  const byline = printedByline(article);
  if (!byline) return '';
  const by = byline.by && `${escapeHtml(byline.by)} `;
  if (byline.display !== undefined)
    return `<p class="byline">${by}${escapeHtml(byline.display)}</p>\n`;
  const names = byline.authors.map((person) => person.name.trim());
  const html = joined(names, article.language)
    .map(({ text, item }) => {
      const person = item === undefined ? undefined : byline.authors[item];
      return person ? authorHtml(person, byline.authors.length === 1) : escapeHtml(text);
    })
    .join('');
  return `<p class="byline">${by}${html}</p>\n`;
}

function authorHtml(person: Contributor, alone: boolean): string {
  const href = webAddress(person.url);
  const name = escapeHtml(person.name.trim());
  const html = href
    ? `<a class="author" rel="author"${attribute('href', href)}>${name}</a>`
    : `<span class="author">${name}</span>`;
  const about = [person.title, person.affiliation].map((part) => part?.trim()).filter(Boolean);
  return alone && about.length > 0
    ? `${html}<span class="about">, ${escapeHtml(about.join(', '))}</span>`
    : html;
}

/** An absolute address on the web, as metadata needs it; undefined for anything else. */
export function webAddress(address: string | undefined): string | undefined {
  const href = address === undefined ? undefined : safeHref(clean(address));
  if (href === undefined || !/^https?:/i.test(href) || !URL.canParse(href)) return undefined;
  return new URL(href).href;
}

function datesHtml({ article, words }: Rendering): string {
  const { published, modified } = article.dates ?? {};
  const at = published === undefined ? undefined : machineMoment(published);
  if (published === undefined || at === undefined) {
    const day = article.dateline?.date;
    if (!day) return '';
    const text = escapeHtml(dayText(day, article.language));
    return `<p class="dates"><time${attribute('datetime', day)}>${text}</time></p>\n`;
  }
  let html = time('published', at, published, article.language);
  const changed = modified === undefined ? undefined : machineMoment(modified);
  // A minute, because publishing and saving are two steps.
  if (modified && changed && Date.parse(modified) - Date.parse(published) >= 60_000) {
    const text = time('updated', changed, modified, article.language);
    html += ` <span class="update">${escapeHtml(words.updated)} ${text}</span>`;
  }
  return `<p class="dates">${html}</p>\n`;
}

const time = (name: string, at: string, moment: string, language: string) =>
  `<time class="${name}"${attribute('datetime', at)}>${escapeHtml(momentText(moment, language))}</time>`;

function footerHtml(rendering: Rendering): string {
  const { article } = rendering;
  const tagline = article.byline?.tagline?.trim();
  const notice = article.rights?.notice?.trim();
  const html =
    (tagline ? `<p class="tagline">${escapeHtml(tagline)}</p>\n` : '') +
    correctionsHtml(rendering) +
    (notice ? `<p class="rights">${escapeHtml(notice)}</p>\n` : '');
  return html && `<footer>\n${html}</footer>\n`;
}

function correctionsHtml({ article, words }: Rendering): string {
  const corrections = (article.corrections ?? []).filter(({ text }) => text.trim() !== '');
  if (corrections.length === 0) return '';
  const items = corrections.map(({ type, text, date }) => {
    const at = date === undefined ? undefined : machineMoment(date);
    const day =
      date && at
        ? `, <time${attribute('datetime', at)}>${escapeHtml(dayText(date, article.language))}</time>`
        : '';
    return `<p><strong>${escapeHtml(words[type])}</strong>${day}: ${escapeHtml(text.trim())}</p>\n`;
  });
  return (
    `<section class="corrections">\n<h2>${escapeHtml(words.corrections)}</h2>\n` +
    `${items.join('')}</section>\n`
  );
}
