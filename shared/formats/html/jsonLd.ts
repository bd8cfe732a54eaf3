import { compact } from '../json/compact.ts';
import { machineMoment } from '../moment.ts';
import { photoMimeType } from '../photos.ts';
import { webAddress } from '../story/addresses.ts';
import { mediaTopicAddress } from '../story/mediaTopics.ts';
import { oneLine } from '../story/runs.ts';
import type { Person, Story } from '../story/story.ts';
import type { PageFacts } from './metadata.ts';

type Json = string | number | boolean | Json[] | { [key: string]: Json | undefined };

/**
 * schema.org NewsArticle. Empty fields are left out. E-mail addresses of contributors stay out: they
 * are for the desk.
 */
export function newsArticle(story: Story, facts: PageFacts): Json {
  const { published, modified, created, expires } = story.dates;
  const role = (...roles: string[]) =>
    story.people.filter((one) => roles.includes(one.role)).map(person);
  const alternative = oneLine(story.headlines.web ?? '') || oneLine(story.headlines.print ?? '');
  return compact({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    identifier: story.id,
    url: facts.canonical,
    mainEntityOfPage: page(story, facts),
    headline: facts.headline || facts.title,
    alternativeHeadline: alternative === facts.headline ? undefined : alternative,
    description: facts.description,
    inLanguage: story.language,
    datePublished: published && machineMoment(published),
    dateModified: modified && machineMoment(modified),
    dateCreated: created && machineMoment(created),
    expires: expires && machineMoment(expires),
    author: role('author'),
    contributor: role('contributor', 'photographer'),
    editor: role('editor'),
    articleSection: oneLine(story.section.name ?? ''),
    keywords: story.tags.map(({ name }) => oneLine(name)),
    about: story.subjects.map(subject).filter((one) => one !== undefined),
    wordCount: story.statistics().words,
    dateline: oneLine(story.dateline?.text ?? ''),
    locationCreated: place(story),
    image: facts.pictures.map(image),
    sourceOrganization: organization(story.source.name),
    copyrightHolder: organization(story.rights.holder),
    copyrightNotice: oneLine(story.rights.notice ?? ''),
    correction: story.corrections.map(({ text, date }) =>
      compact({
        '@type': 'CorrectionComment',
        text: oneLine(text),
        datePublished: date && machineMoment(date),
      }),
    ),
  });
}

/** As text for a `script` element: nothing in it can end the element or a line (ECMA-404 §9). */
export function scriptSafeJson(value: Json): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function person(one: Person): Json {
  const title = oneLine(one.title ?? '');
  return compact({
    '@type': 'Person',
    name: oneLine(one.name),
    jobTitle: title || (one.role === 'photographer' ? 'Photographer' : ''),
    affiliation: organization(one.affiliation),
    url: one.url,
  });
}

const organization = (name: string | undefined) =>
  name ? compact({ '@type': 'Organization', name: oneLine(name) }) : undefined;

function image(picture: PageFacts['pictures'][number]): Json {
  return compact({
    '@type': 'ImageObject',
    contentUrl: picture.address,
    encodingFormat: picture.address && photoMimeType(picture.address),
    width: { '@type': 'QuantitativeValue', value: picture.width, unitCode: 'E37' },
    height: { '@type': 'QuantitativeValue', value: picture.height, unitCode: 'E37' },
    description: picture.alt,
    caption: picture.caption,
    creditText: picture.credit,
    creator: picture.creator ? { '@type': 'Person', name: picture.creator } : undefined,
    copyrightNotice: picture.copyright,
  });
}

/** schema.org keeps related links with the page, not with the article. */
function page(story: Story, facts: PageFacts): Json | undefined {
  const links = relatedAddresses(story);
  if (!facts.canonical && links.length === 0) return undefined;
  return compact({ '@type': 'WebPage', '@id': facts.canonical, relatedLink: links });
}

const relatedAddresses = ({ blocks }: Story): string[] =>
  blocks
    .flatMap((block) => (block.type === 'relatedLinks' ? block.links : []))
    .flatMap(({ href }) => webAddress(href) ?? []);

function place(story: Story): Json | undefined {
  const { name: town = '', region = '', country = '' } = story.place;
  const name = [town, region, country].map(oneLine).filter(Boolean).join(', ');
  if (name === '') return undefined;
  return compact({
    '@type': 'Place',
    name,
    address: compact({
      '@type': 'PostalAddress',
      addressLocality: oneLine(town),
      addressRegion: oneLine(region),
      addressCountry: oneLine(country),
    }),
  });
}

/** IPTC media topics have addresses of their own. */
function subject(topic: Story['subjects'][number]) {
  const label = oneLine(topic.name ?? '');
  const sameAs = mediaTopicAddress(topic);
  return label || sameAs
    ? compact({ '@type': 'Thing', name: label, identifier: oneLine(topic.code), sameAs })
    : undefined;
}
