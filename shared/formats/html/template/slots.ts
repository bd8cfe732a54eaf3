import { dayText, machineMoment, momentText } from '../../moment.ts';
import { lineText, oneLine } from '../../story/runs.ts';
import type { Person, Photo, RelatedLink, Story } from '../../story/story.ts';
import { blocksIn, photosIn } from '../../story/walk.ts';
import { articleHtml, bylineInside, correctionsHtml, datesInside, footerHtml } from '../article.ts';
import { bodyHtml } from '../blocks.ts';
import { inlineHtml } from '../inline.ts';
import { newsArticle, scriptSafeJson } from '../jsonLd.ts';
import { metaHtml } from '../meta.ts';
import type { PageFacts } from '../metadata.ts';
import { photoHtml } from '../photo.ts';
import { stylesheet } from '../stylesheet.ts';

/**
 * What a template can show. docs/templates.md lists it; a test holds the two together.
 *
 * - `text`: words, escaped for where they stand.
 * - `address`: for `href` and `src`; checked, so that nothing runs.
 * - `markup`: our HTML, with the desk's class names.
 * - `json`, `css`: inside a script of structured data, and inside a style element.
 */
export type SlotKind = 'text' | 'address' | 'markup' | 'json' | 'css';

export interface Page {
  story: Story;
  facts: PageFacts;
}

export interface Slot<From> {
  kind: SlotKind;
  value(from: From): string;
}

const slot =
  (kind: SlotKind) =>
  <From = Page>(value: (from: From) => string | undefined): Slot<From> => ({
    kind,
    value: (from) => value(from) ?? '',
  });
const text = slot('text');
const address = slot('address');
const markup = slot('markup');

/** Of the page. */
export const pageSlots = {
  title: text(({ facts }) => facts.title),
  description: text(({ facts }) => facts.description),
  language: text(({ story }) => story.language),
  direction: text(({ story }) => story.direction),
  url: address(({ facts }) => facts.canonical),
  metadata: markup(({ story, facts }) => metaHtml(story, facts)),
  structuredData: slot('json')(({ story, facts }) => scriptSafeJson(newsArticle(story, facts))),
  stylesheet: slot('css')(() => stylesheet),

  kicker: markup(({ story }) => inlineHtml(story.kicker)),
  kickerText: text(({ story }) => lineText(story.kicker)),
  headline: markup(({ story }) => inlineHtml(story.headline)),
  headlineText: text(({ story }) => lineText(story.headline)),
  standfirst: markup(({ story }) => inlineHtml(story.standfirst)),
  standfirstText: text(({ story }) => lineText(story.standfirst)),
  byline: markup(({ story }) => bylineInside(story)),
  bylineText: text(({ story }) => story.byline?.text),
  dateline: text(({ story }) => story.dateline?.text),
  dates: markup(({ story }) => datesInside(story)),
  published: text(({ story }) => publishedText(story)),
  publishedAt: text(({ story: { dates, place } }) => momentOf(dates.published) ?? place.date),
  updated: text(({ story: { dates, locale } }) =>
    momentOf(dates.modified) ? momentText(dates.modified ?? '', locale) : '',
  ),
  updatedAt: text(({ story: { dates } }) => momentOf(dates.modified)),

  article: markup(({ story }) => articleHtml(story)),
  body: markup(({ story }) => bodyHtml(story)),
  leadPhoto: markup(({ story }) => {
    const [photo] = story.blocks;
    return photo?.type === 'photo' ? photoHtml(photo, story.direction) : '';
  }),
  bodyAfterLeadPhoto: markup(({ story }) => bodyHtml(withoutLeadPhoto(story))),
  footer: markup(({ story }) => footerHtml(story)),
  tagline: text(({ story }) => story.tagline),
  corrections: markup(({ story }) => correctionsHtml(story)),
  rights: text(({ story }) => story.rights.notice),
  copyrightHolder: text(({ story }) => story.rights.holder),
  usageTerms: text(({ story }) => story.rights.usageTerms),

  articleId: text(({ story }) => story.id),
  slug: text(({ story }) => story.slug),
  section: text(({ story }) => story.section.name),
  source: text(({ story }) => story.source.name),
  words: text(({ story }) => String(story.statistics().words)),
  readingMinutes: text(({ story }) => String(story.statistics().readingMinutes)),
  image: address(({ facts }) => facts.pictures[0]?.address),
  imageAlt: text(({ facts }) => facts.pictures[0]?.alt),
} satisfies Record<string, Slot<Page>>;

export interface List<Item> {
  items(page: Page): Item[];
  slots: Readonly<Record<string, Slot<Item>>>;
}

const list = <Item>(
  items: (page: Page) => Item[],
  slots: Readonly<Record<string, Slot<Item>>>,
): List<unknown> => ({ items, slots }) as List<unknown>;

/** What there can be several of; between `{{#photos}}` and `{{/photos}}` each has slots of its own. */
export const pageLists = {
  photos: list<Photo & Pick<Story, 'direction'>>(({ story }) => shownPhotos(story), {
    address: address(({ picture }) => picture?.address),
    alt: text(({ alt }) => alt),
    width: text(({ picture }) => String(picture?.width ?? '')),
    height: text(({ picture }) => String(picture?.height ?? '')),
    caption: markup(({ caption }) => inlineHtml(caption)),
    captionText: text(({ caption }) => lineText(caption)),
    credit: markup(({ credit }) => inlineHtml(credit)),
    creditText: text(({ credit }) => lineText(credit)),
    copyright: text(({ copyright }) => copyright),
    figure: markup((photo) => photoHtml(photo, photo.direction)),
  }),
  authors: list<Person>(({ story }) => story.people.filter(({ role }) => role === 'author'), {
    name: text(({ name }) => name),
    jobTitle: text(({ title }) => title),
    affiliation: text(({ affiliation }) => affiliation),
    address: address(({ url }) => url),
  }),
  tags: list<Story['tags'][number]>(({ story }) => story.tags, {
    name: text(({ name }) => oneLine(name)),
    tagSlug: text(({ slug }) => slug),
  }),
  relatedLinks: list<RelatedLink>(({ story }) => [...relatedLinksIn(story)], {
    words: markup(({ text: words }) => inlineHtml(words)),
    wordsText: text(({ text: words, href }) => lineText(words) || href),
    address: address(({ href }) => href),
  }),
} satisfies Record<string, List<unknown>>;

const momentOf = (value: string | undefined) => (value ? machineMoment(value) : undefined);

function publishedText({ dates, place, locale }: Story): string {
  if (momentOf(dates.published)) return momentText(dates.published ?? '', locale);
  return place.date ? dayText(place.date, locale) : '';
}

const withoutLeadPhoto = (story: Story): Story =>
  story.blocks[0]?.type === 'photo' ? { ...story, blocks: story.blocks.slice(1) } : story;

const shownPhotos = ({ blocks, direction }: Story) =>
  photosIn(blocks)
    .filter(({ picture }) => picture)
    .map((photo) => ({ ...photo, direction }));

function* relatedLinksIn({ blocks }: Story): Generator<RelatedLink> {
  for (const block of blocksIn(blocks)) if (block.type === 'relatedLinks') yield* block.links;
}
