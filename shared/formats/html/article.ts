import { joined } from '../byline.ts';
import { dayText, machineMoment, momentText } from '../moment.ts';
import type { Person, Story } from '../story/story.ts';
import { wordsFor } from '../words.ts';
import { bodyHtml } from './blocks.ts';
import { attribute, escapeHtml, unescapeHtml } from './escapeHtml.ts';
import { inlineHtml, ownDirection } from './inline.ts';

/**
 * The article as one `article` element: header, body, and what stands below it. The same markup in a
 * page and as a fragment. `data-article` is the article's own id, so that a later export or a CMS
 * knows it again.
 */
export function articleHtml(story: Story): string {
  const attributes =
    attribute('lang', story.language) +
    attribute('dir', story.direction) +
    attribute('data-article', story.id);
  return (
    `<article class="article"${attributes}>\n` +
    `${headerHtml(story)}${bodyHtml(story)}${footerHtml(story)}</article>\n`
  );
}

/** Without headline, byline and dates: for formats with fields for those. */
export const articleBodyHtml = (story: Story): string =>
  line('p', 'kicker', story) + line('p', 'standfirst', story) + bodyHtml(story) + footerHtml(story);

/** Whatever its class is called; no text of an article can hold a tag. */
export function articleIdOfHtml(document: Uint8Array): string | undefined {
  const html = new TextDecoder().decode(document);
  const value = /<article\b[^<>]* data-article="([^"<>]*)"/.exec(html)?.[1];
  return value === undefined ? undefined : unescapeHtml(value);
}

function headerHtml(story: Story): string {
  const html =
    line('p', 'kicker', story) +
    line('h1', 'headline', story) +
    line('p', 'standfirst', story) +
    around('byline', bylineInside(story)) +
    around('dates', datesInside(story));
  return html && `<header>\n${html}</header>\n`;
}

function line(tag: string, name: 'kicker' | 'headline' | 'standfirst', story: Story): string {
  const runs = story[name];
  const direction = ownDirection(runs, story.direction);
  return runs.length > 0
    ? `<${tag} class="${name}"${direction}>${inlineHtml(runs)}</${tag}>\n`
    : '';
}

const around = (className: string, inside: string) =>
  inside && `<p class="${className}">${inside}</p>\n`;

/** The byline without the paragraph around it; '' for none. */
export function bylineInside({ byline, locale }: Story): string {
  if (!byline) return '';
  const by = byline.by && `${escapeHtml(byline.by)} `;
  if (byline.display !== undefined) return `${by}${escapeHtml(byline.display)}`;
  const html = joined(
    byline.authors.map(({ name }) => name),
    locale,
  )
    .map(({ text, item }) => {
      const person = item === undefined ? undefined : byline.authors[item];
      return person ? authorHtml(person, byline.authors.length === 1) : escapeHtml(text);
    })
    .join('');
  return `${by}${html}`;
}

function authorHtml({ name, title, affiliation, url }: Person, alone: boolean): string {
  const html = url
    ? `<a class="author" rel="author"${attribute('href', url)}>${escapeHtml(name)}</a>`
    : `<span class="author">${escapeHtml(name)}</span>`;
  const about = [title, affiliation].filter(Boolean);
  return alone && about.length > 0
    ? `${html}<span class="about">, ${escapeHtml(about.join(', '))}</span>`
    : html;
}

/** When it was published and updated, without the paragraph around it; '' where nothing is known. */
export function datesInside({ dates, place, locale }: Story): string {
  const { published, modified } = dates;
  const at = published === undefined ? undefined : machineMoment(published);
  if (published === undefined || at === undefined) {
    const day = place.date;
    if (!day) return '';
    const text = escapeHtml(dayText(day, locale));
    return `<time${attribute('datetime', day)}>${text}</time>`;
  }
  let html = time('published', at, published, locale);
  const changed = modified === undefined ? undefined : machineMoment(modified);
  // A minute, because publishing and saving are two steps.
  if (modified && changed && Date.parse(modified) - Date.parse(published) >= 60_000) {
    const text = time('updated', changed, modified, locale);
    html += ` <span class="update">${escapeHtml(wordsFor(locale).updated)} ${text}</span>`;
  }
  return html;
}

const time = (name: string, at: string, moment: string, language: string) =>
  `<time class="${name}"${attribute('datetime', at)}>${escapeHtml(momentText(moment, language))}</time>`;

/** Tagline, corrections and notice; '' where there are none. */
export function footerHtml(story: Story): string {
  const { tagline, rights } = story;
  const html =
    (tagline ? `<p class="tagline">${escapeHtml(tagline)}</p>\n` : '') +
    correctionsHtml(story) +
    (rights.notice ? `<p class="rights">${escapeHtml(rights.notice)}</p>\n` : '');
  return html && `<footer>\n${html}</footer>\n`;
}

export function correctionsHtml({ corrections, locale }: Story): string {
  if (corrections.length === 0) return '';
  const words = wordsFor(locale);
  const items = corrections.map(({ type, text, date }) => {
    const at = date === undefined ? undefined : machineMoment(date);
    const day =
      date && at
        ? `, <time${attribute('datetime', at)}>${escapeHtml(dayText(date, locale))}</time>`
        : '';
    return `<p><strong>${escapeHtml(words[type])}</strong>${day}: ${escapeHtml(text)}</p>\n`;
  });
  return (
    `<section class="corrections">\n<h2>${escapeHtml(words.corrections)}</h2>\n` +
    `${items.join('')}</section>\n`
  );
}
