import type { Article, Contributor } from '../../article/model.ts';
import { statisticsOf } from '../../article/statistics.ts';
import { childOf } from '../../article/text.ts';
import { datelineRunIn } from '../dateline.ts';
import { languageTag } from '../language.ts';
import { machineMoment } from '../moment.ts';
import { photoMimeType } from '../photos.ts';
import type { Rendering } from '../rendering.ts';
import { webAddress } from './article.ts';
import { oneLine, type PageFacts, type Picture } from './metadata.ts';

type Json = string | number | boolean | Json[] | { [key: string]: Json | undefined };

/**
 * schema.org NewsArticle. Empty fields are left out. E-mail addresses of contributors stay out: they
 * are for the desk.
 */
export function newsArticle(rendering: Rendering, facts: PageFacts): Json {
  const { article } = rendering;
  const { contributors = [] } = article.byline ?? {};
  const { published, modified, created, expires } = article.dates ?? {};
  const role = (...roles: string[]) =>
    contributors
      .filter((one) => roles.includes(one.role ?? 'author') && one.name.trim() !== '')
      .map(person);
  const alternative =
    oneLine(article.headlines?.web ?? '') || oneLine(article.headlines?.print ?? '');
  return compact({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    identifier: article.id,
    url: facts.canonical,
    mainEntityOfPage: page(article, facts),
    headline: facts.headline || facts.title,
    alternativeHeadline: alternative === facts.headline ? undefined : alternative,
    description: facts.description,
    inLanguage: languageTag(article.language),
    datePublished: published && machineMoment(published),
    dateModified: modified && machineMoment(modified),
    dateCreated: created && machineMoment(created),
    expires: expires && machineMoment(expires),
    author: role('author'),
    contributor: role('contributor', 'photographer'),
    editor: role('editor'),
    articleSection: oneLine(article.section?.name ?? ''),
    keywords: (article.tags ?? []).map(({ name }) => oneLine(name)).filter((name) => name !== ''),
    about: (article.subjects ?? []).map(subject).filter((one) => one !== undefined),
    wordCount: statisticsOf(article.content, article.language).words,
    dateline: datelineText(article),
    locationCreated: place(article),
    image: facts.pictures.map(image),
    sourceOrganization: organization(article.source?.name),
    copyrightHolder: organization(article.rights?.holder),
    copyrightNotice: oneLine(article.rights?.notice ?? ''),
    correction: (article.corrections ?? [])
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, date }) =>
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

function person(one: Contributor): Json {
  const title = oneLine(one.title ?? '');
  return compact({
    '@type': 'Person',
    name: oneLine(one.name),
    jobTitle: title || (one.role === 'photographer' ? 'Photographer' : ''),
    affiliation: organization(one.affiliation),
    url: webAddress(one.url),
  });
}

const organization = (name: string | undefined) =>
  name?.trim() ? compact({ '@type': 'Organization', name: oneLine(name) }) : undefined;

function image(picture: Picture): Json {
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
function page(article: Article, facts: PageFacts): Json | undefined {
  const links = relatedAddresses(article);
  if (!facts.canonical && links.length === 0) return undefined;
  return compact({ '@type': 'WebPage', '@id': facts.canonical, relatedLink: links });
}

function relatedAddresses(article: Article): string[] {
  const body = childOf(article.content, 'body')?.content ?? [];
  return body
    .filter((block) => block.type === 'relatedLinks')
    .flatMap((block) => block.content ?? [])
    .flatMap((entry) => webAddress(String(entry.attrs?.href ?? '')) ?? []);
}

function datelineText(article: Article): string {
  return oneLine(datelineRunIn(article)?.text ?? '');
}

function place(article: Article): Json | undefined {
  const { place: town = '', region = '', country = '' } = article.dateline ?? {};
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
function subject({ scheme, code, name }: { scheme?: string; code: string; name?: string }) {
  const label = oneLine(name ?? '');
  const topic = scheme === 'medtop' && /^\d{8}$/.test(code);
  const sameAs = topic ? `http://cv.iptc.org/newscodes/mediatopic/${code}` : undefined;
  return label || sameAs
    ? compact({ '@type': 'Thing', name: label, identifier: oneLine(code), sameAs })
    : undefined;
}

/** Without undefined, '' and empty lists. */
function compact(fields: Record<string, Json | undefined>): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (entry): entry is [string, Json] =>
        entry[1] !== undefined &&
        entry[1] !== '' &&
        !(Array.isArray(entry[1]) && entry[1].length === 0),
    ),
  );
}
