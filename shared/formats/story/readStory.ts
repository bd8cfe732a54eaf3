import { withoutDeskNotes } from '../../article/inlineNotes.ts';
import type { Article, Asset, Contributor, NodeJson } from '../../article/model.ts';
import { statisticsOf, type TextStatistics } from '../../article/statistics.ts';
import { partsOf, textOf } from '../../article/text.ts';
import { tkPlaces } from '../../article/tk.ts';
import { bylineText, printedByline } from '../byline.ts';
import { clean } from '../cleanText.ts';
import { beginsWithDateline, type DatelineRunIn, datelineRunIn } from '../dateline.ts';
import { Findings, type Loss } from '../findings.ts';
import type { RenderOptions } from '../format.ts';
import { directionOf, languageTag } from '../language.ts';
import { PhotoAddresses } from '../photos.ts';
import { webAddress } from './addresses.ts';
import { readBlocks, wordsOf } from './blocks.ts';
import { given } from './given.ts';
import { placePhotos } from './photo.ts';
import { rawText, withoutStart } from './runs.ts';
import { withoutSiteLinks } from './siteLinks.ts';
import type { Byline, Paragraph, Person, Photo, Story, StoryBlock } from './story.ts';

export interface StoryOptions {
  /**
   * Where this format prints the dateline, exactly once: in a field of its own, or at the start of
   * the text. A field for the place alone is none.
   */
  dateline: 'field' | 'text';
  /** Folder for the photos, with `/`; `<base name>-media` if absent. '' is beside the document. */
  photoFolder?: string;
  /** What a photo is called by in the document; its path if absent. */
  photoAddress?(name: string): string;
  /** For documents without a site around them: what is lost with the links within it. */
  withoutSite?: Loss;
}

/**
 * What an article says, whatever format it goes into: the formats of one export share it, because to
 * read the text takes as long as to print it. Nothing in it is changed by a format.
 */
export interface ReadArticle {
  /** No photo in it has a picture yet: where that lies is for the format to say. */
  story: Story;
  assets: ReadonlyMap<Photo, Asset>;
  findings: Findings;
}

/** What is known and gathered while an article is read. */
export interface Reading {
  /** Without inline notes. */
  article: Article;
  findings: Findings;
  assets: Map<Photo, Asset>;
}

export interface ReadStory {
  story: Story;
  /** For the format to add what it cannot hold. */
  findings: Findings;
  photos: PhotoAddresses;
}

/**
 * The article for every format there is, with what it misses told.
 *
 * @param opensAt which block of the body a preview is opened at
 */
export function readArticle(whole: Article, opensAt = 0): ReadArticle {
  const findings = new Findings();
  // Before anything else sees the text: no format can print what it never had.
  const { content, notes } = withoutDeskNotes(whole.content);
  const article = notes === 0 ? whole : { ...whole, content };
  for (let note = 0; note < notes; note++) findings.add('notes-left-out');
  const reading: Reading = { article, findings, assets: new Map() };
  const parts = partsOf(content);
  const dateline = cleanDateline(datelineRunIn(article));
  let statistics: TextStatistics | undefined;
  const story: Story = {
    ...fieldsOf(article),
    kicker: wordsOf(parts.kicker, reading),
    headline: wordsOf(parts.headline, reading),
    standfirst: wordsOf(parts.standfirst, reading),
    ...(dateline && { dateline }),
    blocks: readBlocks(parts.body, reading),
    ...(opensAt > 0 && { opensAt: shownBefore(parts.body.slice(0, opensAt), article) }),
    statistics() {
      statistics ??= statisticsOf(content, article.language);
      return statistics;
    },
  };
  noteWhatIsMissing(story, article, findings);
  if (!parts.body.some((block) => block.type !== 'note' && textOf(block).trim() !== '')) {
    findings.add('missing-text');
  }
  return { story, assets: reading.assets, findings };
}

/** How many of these blocks readers see. */
const shownBefore = (blocks: readonly NodeJson[], article: Article): number =>
  readBlocks(blocks, { article, findings: new Findings(), assets: new Map() }).length;

/** The article as one format sees it: with its pictures, and the dateline where this format has it. */
export function readStory(
  { story, assets, findings: found }: ReadArticle,
  options: RenderOptions,
  { dateline: place, photoFolder, photoAddress, withoutSite }: StoryOptions,
): ReadStory {
  const findings = new Findings(found);
  const photos = new PhotoAddresses(
    photoFolder ?? `${options.baseName}-media`,
    options.photos,
    photoAddress,
  );
  const blocks = placePhotos(story.blocks, { assets, findings, photos });
  const printed = story.dateline && placeDateline(blocks, story.dateline, place, findings);
  const placed: Story = { ...story, blocks: printed ?? blocks };
  const alone = withoutSite && withoutSiteLinks(placed);
  if (alone) findings.lose(withoutSite);
  return { story: alone ?? placed, findings, photos };
}

const cleanDateline = (dateline: DatelineRunIn | undefined): DatelineRunIn | undefined =>
  dateline && { ...dateline, text: clean(dateline.text) };

/** The blocks with the dateline where this format prints it. */
function placeDateline(
  blocks: StoryBlock[],
  dateline: DatelineRunIn,
  place: StoryOptions['dateline'],
  findings: Findings,
): StoryBlock[] {
  const at = blocks.findIndex(({ type }) => type === 'paragraph');
  const opening = blocks[at] as Paragraph | undefined;
  const typed = opening && beginsWithDateline(rawText(opening.text), dateline);
  if (place === 'text') {
    if (typed) findings.add('typed-dateline');
    if (typed) return blocks;
    return opening
      ? blocks.with(at, { ...opening, dateline })
      : [{ type: 'paragraph', text: [], dateline }, ...blocks];
  }
  if (!typed) return blocks;
  findings.add('typed-dateline-in-field');
  const text = withoutStart(opening.text, typedLength(rawText(opening.text), dateline));
  return blocks.flatMap((block, index) =>
    index !== at ? block : text.length === 0 ? [] : { ...opening, text },
  );
}

/** Of the dateline as it was typed, its dash and the space behind it. */
function typedLength(text: string, dateline: DatelineRunIn): number {
  const start = text.length - text.trimStart().length + dateline.text.length;
  return start + (/^\s*(?:\.-|[-–—_]+)\s*/.exec(text.slice(start))?.[0].length ?? 0);
}

type Fields = Omit<
  Story,
  'kicker' | 'headline' | 'standfirst' | 'dateline' | 'blocks' | 'statistics'
>;

function fieldsOf(article: Article): Fields {
  const { language, byline = {}, dateline = {}, rights = {}, source = {}, dates = {} } = article;
  const url = webAddress(source.url);
  const line = bylineOf(article);
  const variants = article.headlines ?? {};
  return {
    id: clean(article.id),
    language: languageTag(language),
    locale: language,
    direction: directionOf(language),
    status: article.status,
    ...given({ slug: article.slug, slugline: article.slugline, summary: article.summary }),
    ...(article.urgency !== undefined && { urgency: article.urgency }),
    ...(url !== undefined && { url }),
    headlines: given({
      web: variants.web,
      print: variants.print,
      seo: variants.seo,
      social: variants.social,
      push: variants.push,
    }),
    ...(line && { byline: line }),
    people: (byline.contributors ?? []).flatMap((one) => personOf(one) ?? []),
    ...given({ tagline: byline.tagline }),
    place: given({
      name: dateline.place,
      region: dateline.region,
      country: dateline.country,
      date: dateline.date,
      agency: dateline.agency,
    }),
    dates: given({
      created: dates.created,
      modified: dates.modified,
      published: dates.published,
      embargoUntil: dates.embargoUntil,
      expires: dates.expires,
    }),
    section: given({ id: article.section?.id, name: article.section?.name }),
    tags: (article.tags ?? []).flatMap((tag) => {
      const { name, slug } = given({ name: tag.name, slug: tag.slug });
      return name === undefined ? [] : { name, ...(slug !== undefined && { slug }) };
    }),
    subjects: (article.subjects ?? []).map(({ scheme, code, name }) => ({
      ...given({ scheme }),
      code: clean(code),
      ...given({ name }),
    })),
    rights: given({
      holder: rights.holder,
      notice: rights.notice,
      usageTerms: rights.usageTerms,
    }),
    source: { ...given({ name: source.name }), ...(url !== undefined && { url }) },
    corrections: (article.corrections ?? []).flatMap(({ type, text, date }) => {
      const words = clean(text).trim();
      return words === '' ? [] : { type, text: words, ...(date !== undefined && { date }) };
    }),
  };
}

function bylineOf(article: Article): Byline | undefined {
  const printed = printedByline(article);
  if (!printed) return undefined;
  const { by, display, authors } = printed;
  return {
    text: clean(bylineText(article)).trim(),
    by,
    ...(display !== undefined && { display: clean(display) }),
    authors: authors.flatMap((one) => personOf(one) ?? []),
  };
}

/** Without the e-mail address, which is for the desk. */
function personOf(one: Contributor): Person | undefined {
  const { name, ...rest } = given({
    name: one.name,
    title: one.title,
    affiliation: one.affiliation,
    url: webAddress(one.url),
  });
  return name === undefined ? undefined : { name, role: one.role ?? 'author', ...rest };
}

/** What every format misses in the same way. */
function noteWhatIsMissing(story: Story, article: Article, findings: Findings): void {
  if (story.headline.length === 0) findings.add('missing-headline');
  if (story.people.length === 0 && story.byline?.display === undefined) {
    findings.add('missing-byline');
  }
  if (!story.dates.published && !story.place.date) findings.add('missing-date');
  for (const place of tkPlaces(article)) findings.add('tk', place);
  for (const _ of article.review?.comments ?? []) findings.add('comments-left-out');
}
