import { escapeHtml } from '../html/escapeHtml.ts';
import { inlineHtml } from '../html/inline.ts';
import { lineText, linkedRuns, openingRuns, plainRun, plainText } from '../story/runs.ts';
import type { Embed, List, Photo, RelatedLink, Run, StoryBlock } from '../story/story.ts';
import { around, card, inline, type LexicalNode, lineBreak } from './lexical.ts';

/** A block as HTML, for what Ghost has no card for. */
export type AsHtml = (block: StoryBlock) => string;

export interface Place {
  /** Above related links without a title. */
  related: string;
  asHtml: AsHtml;
}

export const ghostBlocks = (blocks: readonly StoryBlock[], place: Place): LexicalNode[] =>
  blocks.flatMap((block) => nodesOf(block, place));

export const paragraph = (runs: readonly Run[]): LexicalNode => around('paragraph', inline(runs));
const paragraphs = (runs: readonly Run[]) => (runs.length > 0 ? [paragraph(runs)] : []);
export const headingNode = (level: number, runs: readonly Run[]): LexicalNode =>
  around('extended-heading', inline(runs), { tag: `h${level}` });
export const htmlCard = (html: string): LexicalNode => card('html', { html });

function nodesOf(block: StoryBlock, place: Place): LexicalNode[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(openingRuns(block))];
    case 'heading':
      return [headingNode(block.level, block.text)];
    case 'list':
      return isPlain(block) ? [list(block)] : [htmlCard(place.asHtml(block))];
    case 'quote': {
      const lines = block.blocks.map((inner) =>
        inner.type === 'paragraph' ? inline(openingRuns(inner)) : undefined,
      );
      return lines.includes(undefined)
        ? [htmlCard(place.asHtml(block))]
        : [around('extended-quote', inLines([...lines, inline(block.attribution)]))];
    }
    case 'pullQuote':
      return [around('aside', inLines([inline(block.text), inline(block.attribution)]))];
    case 'photo':
      return photoNodes(block);
    case 'gallery':
      return [...block.photos.flatMap(photoNodes), ...paragraphs(block.caption)];
    case 'relatedLinks': {
      const title = block.title.length > 0 ? block.title : [plainRun(place.related)];
      return [headingNode(2, title), ...block.links.flatMap(relatedNodes)];
    }
    case 'factbox':
    case 'table':
      return [htmlCard(place.asHtml(block))];
    case 'embed':
      return [embedNode(block)];
    case 'divider':
      return [card('horizontalrule', {})];
  }
}

const inLines = (lines: readonly (LexicalNode[] | undefined)[]): LexicalNode[] =>
  lines
    .filter((line) => line !== undefined && line.length > 0)
    .flatMap((line, index) => (index > 0 ? [lineBreak, ...(line ?? [])] : (line ?? [])));

/** Items that are one paragraph, with lists below. */
const isPlain = ({ items }: List): boolean =>
  items.every(
    ([first, ...rest]) =>
      first?.type === 'paragraph' && rest.every((block) => block.type === 'list' && isPlain(block)),
  );

/** @param indent how many lists it lies in, which its items say as well. */
function list({ ordered, start, items }: List, indent = 0): LexicalNode {
  let value = start;
  const children = items.flatMap((blocks) =>
    blocks.map((block) =>
      block.type === 'list'
        ? around('listitem', [list(block, indent + 1)], { value, indent })
        : around('listitem', block.type === 'paragraph' ? inline(openingRuns(block)) : [], {
            value: value++,
            indent,
          }),
    ),
  );
  return around('list', children, {
    listType: ordered ? 'number' : 'bullet',
    tag: ordered ? 'ol' : 'ul',
    start,
  });
}

/** Ghost's caption is HTML in one line; the credit follows it. */
const captionHtml = ({ caption, credit }: Photo): string =>
  [inlineHtml(caption), inlineHtml(credit)].filter((part) => part !== '').join(' ');

function photoNodes(photo: Photo): LexicalNode[] {
  const { picture } = photo;
  if (!picture) return [...paragraphs(photo.caption), ...paragraphs(photo.credit)];
  return [
    card('image', {
      src: picture.address,
      width: picture.width,
      height: picture.height,
      title: '',
      alt: photo.alt,
      caption: captionHtml(photo),
      cardWidth: photo.layout === 'wide' ? 'wide' : 'regular',
      href: '',
    }),
  ];
}

const isWeb = (href: string | undefined): href is string =>
  href !== undefined && /^https?:/i.test(href);

/** A bookmark is for the web; other links are lines. */
function relatedNodes({ text, href }: RelatedLink): LexicalNode[] {
  if (isWeb(href)) return [bookmark(href, lineText(text) || href)];
  return [paragraph(linkedRuns(text, href))];
}

function embedNode({ title, href, provider }: Embed): LexicalNode {
  const words = plainText(title) || (href ?? '');
  if (isWeb(href)) return bookmark(href, words, provider);
  const name = provider ? ` ${escapeHtml(provider)}` : '';
  return htmlCard(`<p>${escapeHtml(words)}${name}</p>`);
}

const bookmark = (url: string, title: string, publisher = ''): LexicalNode =>
  card('bookmark', {
    url,
    metadata: { icon: '', title, description: '', author: '', publisher, thumbnail: '' },
    caption: '',
  });
