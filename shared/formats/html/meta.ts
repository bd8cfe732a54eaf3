import { machineMoment } from '../moment.ts';
import { oneLine } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { attribute } from './escapeHtml.ts';
import type { PageFacts } from './metadata.ts';

/** What machines read, as elements for `head`. */
export function metaHtml(story: Story, facts: PageFacts): string {
  const { published, modified } = story.dates;
  const authors = story.people.filter(({ role }) => role === 'author');
  const picture = facts.pictures.find((one) => one.address !== undefined);
  return [
    named('description', facts.description),
    ...authors.map(({ name }) => named('author', oneLine(name))),
    named('generator', 'Stet'),
    facts.canonical && `<link rel="canonical"${attribute('href', facts.canonical)}>\n`,
    property('og:type', 'article'),
    property('og:title', facts.socialTitle || facts.title),
    property('og:description', facts.description),
    property('og:url', facts.canonical),
    property('og:locale', openGraphLocale(story.language)),
    property('og:image', picture?.address),
    property('og:image:width', picture?.width),
    property('og:image:height', picture?.height),
    property('og:image:alt', picture?.alt),
    property('article:published_time', published && machineMoment(published)),
    property('article:modified_time', modified && machineMoment(modified)),
    property('article:section', oneLine(story.section.name ?? '')),
    ...story.tags.map((tag) => property('article:tag', oneLine(tag.name))),
    named('twitter:card', picture ? 'summary_large_image' : 'summary'),
    named('twitter:title', facts.socialTitle || facts.title),
    named('twitter:description', facts.description),
    named('twitter:image', picture?.address),
    named('twitter:image:alt', picture?.address && picture.alt),
  ].join('');
}

type Value = string | number | undefined;

const named = (name: string, value: Value) =>
  value === undefined || value === ''
    ? ''
    : `<meta${attribute('name', name)}${attribute('content', value)}>\n`;

const property = (name: string, value: Value) =>
  value === undefined || value === ''
    ? ''
    : `<meta${attribute('property', name)}${attribute('content', value)}>\n`;

/** `language_TERRITORY`, which is all that Open Graph knows; undefined without a territory. */
function openGraphLocale(language: string): string | undefined {
  const found = /^([a-z]{2,3})-(?:[a-z]{4}-)?([a-z]{2})\b/i.exec(language);
  return found ? `${found[1]}_${found[2]}` : undefined;
}
