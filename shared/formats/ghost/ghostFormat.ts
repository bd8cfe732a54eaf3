import type { Loss } from '../findings.ts';
import type { Format } from '../format.ts';
import { bodyHtml } from '../html/blocks.ts';
import { escapeHtml } from '../html/escapeHtml.ts';
import { compact } from '../json/compact.ts';
import { jsonDocument } from '../json/jsonDocument.ts';
import { machineMoment } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import { isFormatted, lineText, plainText } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { photosIn, someBlock } from '../story/walk.ts';
import { wordsFor } from '../words.ts';
import { ghostBlocks, htmlCard, paragraph } from './blocks.ts';
import { around, type LexicalNode } from './lexical.ts';

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
    const { kicker, headline, standfirst } = story;
    if (story.dateline) findings.lose(losses.dateline);
    if (kicker.length > 0) findings.lose(losses.kicker);
    if (isFormatted([...headline, ...standfirst])) {
      findings.lose(losses.head);
    }
    if (story.byline) findings.lose(losses.byline);
    if (photosIn(story.blocks).some(({ credit }) => credit.length > 0))
      findings.lose(losses.credit);
    if (someBlock(story, 'gallery')) findings.lose(losses.gallery);
    if (
      someBlock(story, 'pullQuote', ({ attribution }) => attribution.length > 0) ||
      someBlock(story, 'quote', ({ attribution }) => attribution.length > 0)
    ) {
      findings.lose(losses.attribution);
    }
    const file = {
      name: `${options.baseName}.${extension}`,
      bytes: jsonDocument({ posts: [post(story)] }),
    };
    return { files: [file, ...photos.files()], warnings: findings.list() };
  },
};

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
    lexical: JSON.stringify({ root: around('root', body(story, title, excerpt)) }),
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

function body(story: Story, title: string, excerpt: string | undefined): LexicalNode[] {
  const { kicker, headline, standfirst, byline } = story;
  const place = {
    related: wordsFor(story.locale).related,
    asHtml: (block: Story['blocks'][number]) => bodyHtml({ ...story, blocks: [block] }),
  };
  const nodes = [
    ...(kicker.length > 0 ? [paragraph(kicker)] : []),
    // What is too long for its field is not cut: it stands in the text.
    ...(title === lineText(headline) || headline.length === 0 ? [] : [paragraph(headline)]),
    ...(excerpt === undefined && standfirst.length > 0 ? [paragraph(standfirst)] : []),
    ...(byline ? [htmlCard(`<p class="byline">${escapeHtml(byline.text)}</p>`)] : []),
    ...ghostBlocks(story.blocks, place),
    ...footer(story),
  ];
  // Its editor takes no document without a node.
  return nodes.length > 0 ? nodes : [paragraph([])];
}

function footer({ tagline, corrections, rights, locale }: Story): LexicalNode[] {
  const names = wordsFor(locale);
  const lines = [
    ...(tagline ? [tagline] : []),
    ...corrections.map(({ type, text }) => `${names[type]}: ${text}`),
    ...(rights.notice ? [rights.notice] : []),
  ];
  if (lines.length === 0) return [];
  const html = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  return [htmlCard(`<footer>\n${html}\n</footer>`)];
}
