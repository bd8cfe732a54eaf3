import type { Status } from '../../article/model.ts';
import { footerHtml } from '../html/article.ts';
import { bodyHtml } from '../html/blocks.ts';
import { inlineHtml } from '../html/inline.ts';
import { compact } from '../json/compact.ts';
import { machineMoment } from '../moment.ts';
import { uriOf, webAddress } from '../story/addresses.ts';
import { mediaTopicAddress } from '../story/mediaTopics.ts';
import { isFormatted, lineText, plainText } from '../story/runs.ts';
import type { Person, Photo, Run, Story, StoryBlock } from '../story/story.ts';
import { blocksIn, photosIn } from '../story/walk.ts';
import { closingParagraphs } from '../text/closingParagraphs.ts';
import { plainBody } from '../text/plainBody.ts';

/** Text under a role, or with a media type. */
interface Words {
  role?: string;
  contentType?: string;
  value: string;
}

/**
 * The article as a ninjs item. Every `uri` and `href` of it must be absolute, so what has no address
 * on the web is named by the article's id.
 */
export function newsItem(story: Story) {
  const { dates, rights, source, place } = story;
  const uri = uriOf(story.id);
  return compact({
    uri,
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
    },
    type: 'text',
    representationType: 'full',
    firstCreated: moment(dates.created),
    versionCreated: moment(dates.modified ?? dates.published ?? dates.created),
    embargoedUntil: moment(dates.embargoUntil),
    expires: moment(dates.expires),
    pubStatus: pubStatus[story.status],
    urgency: story.urgency,
    language: story.language,
    slugline: story.slugline ?? story.slug,
    title: lineText(story.headline) || story.headlines.web,
    headlines: headlines(story),
    by: story.byline?.text,
    people: story.people.map(person),
    located: [place.name, place.region, place.country].filter(Boolean).join(', '),
    places: [
      ...named('city', place.name),
      ...named('region', place.region),
      ...named('country', place.country),
    ],
    descriptions: words('summary', story.summary ?? lineText(story.standfirst)),
    bodies: bodies(story),
    subjects: subjects(story),
    infoSources: [
      ...(place.agency ? [{ name: place.agency, role: 'agency' }] : []),
      ...(source.name || source.url
        ? [compact({ name: source.name, role: 'source', uri: source.url })]
        : []),
    ],
    copyrightHolder: rights.holder,
    copyrightNotice: rights.notice,
    usageTerms: rights.usageTerms,
    altIds: uri === story.id ? [] : [{ role: 'stet', value: story.id }],
    associations: [...pictures(story, uri), ...related(story.blocks)],
  });
}

const moment = (at: string | undefined) => (at === undefined ? undefined : machineMoment(at));

/** What is not approved may not go out (IPTC NewsCodes, "Publishing status"). */
const pubStatus: Readonly<Record<Status, 'usable' | 'withheld' | 'canceled'>> = {
  draft: 'withheld',
  review: 'withheld',
  approved: 'usable',
  published: 'usable',
  withheld: 'withheld',
  canceled: 'canceled',
};

const words = (role: string, value: string | undefined): Words[] =>
  value ? [{ role, value }] : [];

/** As plain text; with its marks too where it has some. */
function formatted(role: string, runs: readonly Run[]): Words[] {
  const plain = words(role, lineText(runs));
  return isFormatted(runs)
    ? [...plain, { role, contentType: 'text/html', value: inlineHtml(runs) }]
    : plain;
}

function headlines({ kicker, headline, standfirst, headlines: variants }: Story): Words[] {
  return [
    ...formatted('main', headline),
    ...formatted('kicker', kicker),
    ...formatted('subhead', standfirst),
    ...Object.entries(variants).flatMap(([variant, text]) => words(variant, text)),
  ];
}

const person = ({ name, role, url }: Person) =>
  compact({ name, rel: role, uri: url && webAddress(url) });

const named = (rel: string, name: string | undefined) => (name ? [{ name, rel }] : []);

/** The same text twice, for those who print HTML and those who do not. */
function bodies(story: Story) {
  // The notice has a field of its own.
  const withoutNotice = { ...story, rights: {} };
  const html = bodyHtml(story) + footerHtml(withoutNotice);
  const plain = [plainBody(story), ...closingParagraphs(withoutNotice)]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
  const statistics = story.statistics();
  const counts = { wordCount: statistics.words, charCount: statistics.characters };
  return html === ''
    ? []
    : [
        { role: 'main', contentType: 'text/html', ...counts, value: html },
        { role: 'main', contentType: 'text/plain', ...counts, value: plain },
      ];
}

/** IPTC's media topics have addresses; sections and tags are the house's own words. */
function subjects({ subjects: topics, section, tags }: Story) {
  return [
    ...topics.map((topic) => {
      const { scheme, code, name } = topic;
      const uri = mediaTopicAddress(topic);
      const key = uri ? { uri } : { literal: scheme ? `${scheme}:${code}` : code };
      return compact({ name, rel: 'about', ...key });
    }),
    ...(section.name ? [compact({ name: section.name, rel: 'section', literal: section.id })] : []),
    ...tags.map(({ name, slug }) => compact({ name, rel: 'tag', literal: slug })),
  ];
}

function pictures({ blocks }: Story, uri: string) {
  return photosIn(blocks)
    .filter(({ picture }) => picture !== undefined)
    .map((photo, index) => picture(photo, `photo-${index + 1}`, uri));
}

function picture(photo: Photo, name: string, uri: string) {
  const { caption, credit, alt, focalPoint } = photo;
  const source = photo.digitalSourceType && webAddress(photo.digitalSourceType);
  const { mimeType, width = 0, height = 0, address } = photo.picture ?? {};
  return compact({
    name,
    uri: `${uri}#${name}`,
    type: 'picture',
    rel: 'illustration',
    descriptions: [...formatted('caption', caption), ...words('alternative', alt)],
    by: photo.creator,
    copyrightHolder: photo.organization,
    copyrightNotice: photo.copyright,
    usageTerms: photo.usageTerms,
    contentCreated: moment(photo.captured),
    // The credit as it is printed.
    infoSources: words('credit', plainText(credit)).map(({ role, value }) => ({
      name: value,
      role,
    })),
    digitalSourceType: source ? { uri: source } : undefined,
    renditions: [
      compact({
        name: 'original',
        title: address && decodeURIComponent(address),
        contentType: mimeType,
        width,
        height,
        poi: focalPoint && {
          x: Math.round(focalPoint.x * width),
          y: Math.round(focalPoint.y * height),
        },
      }),
    ],
  });
}

/** Those that can be named: by their address, else by the id of the article that they lead to. */
function related(blocks: readonly StoryBlock[]) {
  const links = blocksIn(blocks).flatMap((block) =>
    block.type === 'relatedLinks' ? block.links : [],
  );
  return links.flatMap(({ text, href, article }) => {
    const uri = webAddress(href) ?? (article === undefined ? undefined : uriOf(article));
    if (uri === undefined) return [];
    const name = lineText(text) || uri;
    return [{ name, uri, type: 'text', rel: 'seeAlso', headlines: words('main', name) }];
  });
}
