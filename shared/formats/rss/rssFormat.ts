import type { Findings, Loss } from '../findings.ts';
import type { Format } from '../format.ts';
import { articleBodyHtml } from '../html/article.ts';
import { machineMoment, rfc822Moment } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import { lineText, oneLine } from '../story/runs.ts';
import type { Photo, Story } from '../story/story.ts';
import { photosIn } from '../story/walk.ts';
import { element, lines, textFound, type Xml, xmlDocument } from '../xml/xml.ts';

const extension = 'rss.xml';

const losses = {
  dateline: {
    code: 'dateline-in-text',
    message: 'RSS has no dateline: it opens the text.',
  },
  headline: {
    code: 'headline-formatting-left-out',
    message: 'RSS has headlines of plain words: their formatting is left out.',
  },
  people: {
    code: 'people-as-names',
    message:
      'RSS has the names of authors only: what else is known of them, and others, are left out.',
  },
  photos: {
    code: 'relative-photo-addresses',
    message:
      'RSS readers find photos by their address on the web: put the photo folder beside the feed there.',
  },
  embargo: {
    code: 'embargo-left-out',
    message: 'RSS has no embargo and no expiry: both are left out.',
  },
  desk: {
    code: 'desk-fields-left-out',
    message: 'RSS has no slugline, urgency and status: they are left out.',
  },
} as const satisfies Record<string, Loss>;

/**
 * RSS 2.0 with one item, in a feed that is complete: `dc:creator` for people, because `author` must be
 * an e-mail address; the article as HTML in `content:encoded`; Media RSS for photos.
 */
export const rssFormat: Format & { id: 'rss' } = {
  id: 'rss',
  name: 'RSS item',
  group: 'web',
  readers: 'Aggregators and partners: a feed with this article',
  extension,
  mediaType: 'application/rss+xml',
  public: true,
  photos: 'beside',
  losses: Object.values(losses),
  render(article, options) {
    const { story, findings, photos } = readStory(article, options, { dateline: 'text' });
    noteLosses(story, findings);
    const file = { name: `${options.baseName}.${extension}`, bytes: xmlDocument(feed(story)) };
    return { files: [file, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf(document) {
    const feed = new TextDecoder().decode(document);
    return textFound(feed, /^<\?xml [^>]*>\n<rss .*?<guid isPermaLink="false">([^<]*)<\/guid>/s);
  },
};

const namespaces = {
  version: '2.0',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/** A channel must have title, link and description (RSS 2.0, "Required channel elements"). */
function feed(story: Story): Xml {
  const title = story.source.name ?? titleOf(story);
  const { modified, published } = story.dates;
  return element(
    'rss',
    namespaces,
    '\n',
    lines(
      'channel',
      {},
      element('title', {}, oneLine(title)),
      element('link', {}, addressOf(story)),
      element('description', {}, descriptionOf(story)),
      element('language', {}, story.language),
      date('lastBuildDate', modified ?? published),
      element('generator', {}, 'Stet'),
      item(story),
    ),
    '\n',
  );
}

function item(story: Story): Xml {
  const { dates, section, tags, subjects, source, rights, byline } = story;
  const authors = story.people.filter(({ role }) => role === 'author').map(({ name }) => name);
  const creators = authors.length > 0 ? authors : byline ? [byline.text] : [];
  const updated = dates.modified === undefined ? undefined : machineMoment(dates.modified);
  return lines(
    'item',
    {},
    element('title', {}, titleOf(story)),
    story.url && element('link', {}, story.url),
    element('guid', { isPermaLink: 'false' }, story.id),
    element('description', {}, descriptionOf(story)),
    creators.map((name) => element('dc:creator', {}, oneLine(name))),
    date('pubDate', dates.published),
    updated && element('atom:updated', {}, updated),
    section.name && element('category', {}, oneLine(section.name)),
    tags.map(({ name }) => element('category', {}, oneLine(name))),
    subjects.map(({ scheme, code, name }) =>
      element('category', { domain: scheme }, oneLine(name ?? code)),
    ),
    source.name && source.url && element('source', { url: source.url }, oneLine(source.name)),
    rights.notice && element('dc:rights', {}, oneLine(rights.notice)),
    element('content:encoded', {}, articleBodyHtml(story)),
    photosIn(story.blocks).map(media),
  );
}

const titleOf = (story: Story): string =>
  lineText(story.headline) || oneLine(story.headlines.web ?? story.slug ?? 'Untitled');
const descriptionOf = (story: Story): string =>
  oneLine(story.summary ?? lineText(story.standfirst)) || titleOf(story);
/** Of the article, else its id: a registered scheme is all that is asked for. */
const addressOf = (story: Story): string => story.url ?? story.id;

const date = (name: string, moment: string | undefined): Xml | undefined => {
  const text = moment === undefined ? undefined : rfc822Moment(moment);
  return text === undefined ? undefined : element(name, {}, text);
};

/** Media RSS 1.5.1. */
function media({ picture, alt, caption, credit, creator, copyright }: Photo): Xml | undefined {
  if (!picture) return undefined;
  const { address, mimeType, width, height } = picture;
  return lines(
    'media:content',
    { url: address, type: mimeType, medium: 'image', width, height },
    caption.length > 0 && element('media:description', { type: 'plain' }, lineText(caption)),
    creator && element('media:credit', { role: 'photographer' }, oneLine(creator)),
    credit.length > 0 &&
      lineText(credit) !== oneLine(creator ?? '') &&
      element('media:credit', { role: 'distribution company' }, lineText(credit)),
    copyright && element('media:copyright', {}, oneLine(copyright)),
    alt && element('media:title', { type: 'plain' }, oneLine(alt)),
  );
}

function noteLosses(story: Story, findings: Findings): void {
  if (story.dateline) findings.lose(losses.dateline);
  if (story.headline.some(({ marks }) => marks.length > 0)) findings.lose(losses.headline);
  const more = story.people.some(
    ({ role, title, affiliation, url }) => role !== 'author' || title || affiliation || url,
  );
  if (more) findings.lose(losses.people);
  if (photosIn(story.blocks).some(({ picture }) => picture)) findings.lose(losses.photos);
  if (story.dates.embargoUntil || story.dates.expires) findings.lose(losses.embargo);
  if (story.slugline || story.urgency) findings.lose(losses.desk);
}
