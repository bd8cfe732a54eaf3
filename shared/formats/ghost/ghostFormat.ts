import type { Findings, Loss } from '../findings.ts';
import type { Format } from '../format.ts';
import { compact } from '../json/compact.ts';
import { jsonDocument } from '../json/jsonDocument.ts';
import { machineMoment } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import { isFormatted, lineText, plainText } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { photosIn, someBlock } from '../story/walk.ts';
import { around } from './lexical.ts';
import { postBody } from './postBody.ts';

const losses = {
  dateline: { code: 'dateline-in-text', message: 'Ghost has no dateline: it opens the text.' },
  kicker: { code: 'kicker-in-text', message: 'Ghost has no kicker: it is the first line.' },
  head: {
    code: 'plain-head',
    message: 'Ghost has title and excerpt as plain text: their formatting is left out.',
  },
  byline: {
    code: 'byline-in-text',
    message: 'Ghost’s authors are its own accounts: the byline stands above the text.',
  },
  credit: {
    code: 'credit-in-caption',
    message: 'Ghost has no credit for photos: it follows the caption.',
  },
  gallery: {
    code: 'gallery-in-a-row',
    message: 'Ghost’s gallery has no captions: its photos stand one below the other.',
  },
  attribution: {
    code: 'attribution-in-quote',
    message: 'Ghost has no attribution for quotes: it is their last line.',
  },
} as const satisfies Record<string, Loss>;

const extension = 'ghost.json';

export const ghostFormat: Format & { id: 'ghost' } = {
  id: 'ghost',
  name: 'Ghost',
  group: 'web',
  readers: 'Ghost’s Admin API and importer, as a draft',
  extension,
  mediaType: 'application/json',
  public: true,
  photos: 'beside',
  losses: Object.values(losses),
  render(article, options) {
    const { story, findings, photos } = readStory(article, options, { dateline: 'text' });
    const { headline, standfirst } = story;
    if (isFormatted([...headline, ...standfirst])) {
      findings.lose(losses.head);
    }
    noteContentLosses(story, findings);
    const file = {
      name: `${options.baseName}.${extension}`,
      bytes: jsonDocument({ posts: [post(story)] }),
    };
    return { files: [file, ...photos.files()], warnings: findings.list() };
  },
};

/** Of the content alone, without the post's fields. */
export function noteContentLosses(story: Story, findings: Findings): void {
  if (story.dateline) findings.lose(losses.dateline);
  if (story.kicker.length > 0) findings.lose(losses.kicker);
  if (story.byline) findings.lose(losses.byline);
  if (photosIn(story.blocks).some(({ credit }) => credit.length > 0)) findings.lose(losses.credit);
  if (someBlock(story, 'gallery')) findings.lose(losses.gallery);
  if (
    someBlock(story, 'pullQuote', ({ attribution }) => attribution.length > 0) ||
    someBlock(story, 'quote', ({ attribution }) => attribution.length > 0)
  ) {
    findings.lose(losses.attribution);
  }
}

/** Characters that Ghost's columns hold (`posts.json` of its Admin API). */
const most = { title: 255, excerpt: 300, meta: 300, description: 500, tag: 191, slug: 191 };

const fits = (text: string | undefined, length: number) =>
  text !== undefined && [...text].length <= length ? text : undefined;

/** A draft: publishing is Ghost's. */
function post(story: Story) {
  const { headlines, tags, summary } = story;
  const headline = lineText(story.headline);
  const title = fits(headline, most.title) ?? `${[...headline].slice(0, most.title - 1).join('')}…`;
  const excerpt = fits(plainText(story.standfirst), most.excerpt);
  const published = story.dates.published && machineMoment(story.dates.published);
  return compact({
    title: title || 'Untitled',
    slug: fits(story.slug, most.slug),
    status: 'draft',
    custom_excerpt: excerpt,
    lexical: JSON.stringify({ root: around('root', postBody(story, title, excerpt)) }),
    tags: tags.flatMap(({ name }) => {
      const known = fits(name, most.tag);
      return known === undefined ? [] : { name: known };
    }),
    meta_title: fits(headlines.seo, most.meta),
    meta_description: fits(summary, most.description),
    og_title: fits(headlines.social, most.meta),
    twitter_title: fits(headlines.social, most.meta),
    canonical_url: story.url,
    published_at: published ? new Date(published).toISOString() : undefined,
  });
}
