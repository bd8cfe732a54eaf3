import { type Direction, otherDirection } from '../language.ts';
import { datelineText, oneLine, plainText, rawText } from '../story/runs.ts';
import type {
  Embed,
  List,
  Paragraph,
  RelatedLinks,
  Run,
  Story,
  StoryBlock,
} from '../story/story.ts';
import { wordsFor } from '../words.ts';
import { attribute, escapeHtml } from './escapeHtml.ts';
import { inlineHtml, ownDirection } from './inline.ts';
import { galleryHtml, photoHtml } from './photo.ts';
import { tableHtml } from './table.ts';

/**
 * The blocks of an article as HTML, one a line. `Outline` keeps the levels of headings free of gaps:
 * h1 is the headline.
 */
class Outline {
  #last = 1;

  /** The level to print for a heading of `level`: never more than one below the one before it. */
  next(level: number): number {
    this.#last = Math.min(Math.max(level, 2), this.#last + 1, 6);
    return this.#last;
  }
}

export interface Place {
  direction: Direction;
  /** Of related links without a title. */
  related: string;
  outline: Outline;
  /** Names of boxes that are taken. */
  landmarks: Set<string>;
  /** Added to the level of headings, for those inside a box with a title. */
  deeper: number;
}

export function bodyHtml({ blocks, direction, locale, opensAt = 0 }: Story): string {
  const place: Place = {
    direction,
    related: wordsFor(locale).related,
    outline: new Outline(),
    landmarks: new Set(),
    deeper: 0,
  };
  const at = Math.min(opensAt, blocks.length - 1);
  if (at <= 0) return blocksHtml(blocks, place);
  // Not at the very edge of the frame: what stands above is seen, too.
  const mark = '$& id="opens-at" style="scroll-margin-top: 33vh"';
  const above = blocksHtml(blocks.slice(0, at), place);
  return above + blocksHtml(blocks.slice(at), place).replace(/^<\w+/, mark);
}

function blocksHtml(blocks: readonly StoryBlock[], place: Place): string {
  let html = '';
  for (const block of blocks) html += blockHtml(block, place);
  return html;
}

function blockHtml(block: StoryBlock, place: Place): string {
  switch (block.type) {
    case 'paragraph':
      return textElement('p', block.text, place, datelineHtml(block));
    case 'heading':
      return textElement(`h${place.outline.next(block.level + place.deeper)}`, block.text, place);
    case 'list':
      return listHtml(block, place);
    case 'quote':
      return quoteHtml(block, place);
    case 'pullQuote':
      return pullQuoteHtml(block, place);
    case 'photo':
      return photoHtml(block, place.direction);
    case 'gallery':
      return galleryHtml(block, place.direction);
    case 'relatedLinks':
      return relatedHtml(block, place);
    case 'factbox':
      return factboxHtml(block, place);
    case 'embed':
      return embedHtml(block, place);
    case 'table':
      return tableHtml(block, place);
    case 'divider':
      return '<hr>\n';
  }
}

function datelineHtml({ dateline, text }: Paragraph): string {
  if (!dateline) return '';
  const after = datelineText(dateline, text.length > 0).slice(dateline.text.length);
  return `<span class="dateline">${escapeHtml(dateline.text)}</span>${after}`;
}

function textElement(tag: string, text: Run[], place: Place, start = ''): string {
  return `<${tag}${ownDirection(text, place.direction)}>${start}${inlineHtml(text)}</${tag}>\n`;
}

function listHtml(list: List, place: Place): string {
  const { ordered, start, items } = list;
  const { dir, inside } = turned(wordsIn([list]), place);
  let html = '';
  for (const item of items) html += `<li>${itemHtml(item, inside)}</li>\n`;
  return ordered
    ? `<ol${attribute('start', start === 1 ? undefined : start)}${dir}>\n${html}</ol>\n`
    : `<ul${dir}>\n${html}</ul>\n`;
}

/** A list or quote whose letters mostly run against what is around it: its signs stand where they begin. */
function turned(words: string, place: Place): { dir: string; inside: Place } {
  const direction = otherDirection(words, place.direction);
  const inside = direction ? { ...place, direction } : place;
  return { dir: attribute('dir', direction), inside };
}

const wordsIn = (blocks: readonly StoryBlock[]): string =>
  blocks
    .map((one) => {
      if (one.type === 'list') return one.items.map(wordsIn).join('');
      return one.type === 'paragraph' ? rawText(one.text) : '';
    })
    .join('');

/**
 * A paragraph alone needs no element of its own, also where a list follows it; but where it runs
 * another way, the direction is its own: the sign of an item stays with those of the others.
 */
function bareParagraph(
  [first, ...rest]: readonly StoryBlock[],
  { direction }: Place,
): Paragraph | undefined {
  if (first?.type !== 'paragraph' || rest.some(({ type }) => type === 'paragraph'))
    return undefined;
  return otherDirection(rawText(first.text), direction) === undefined ? first : undefined;
}

/** Also the inside of a table's cell. */
export function itemHtml(blocks: readonly StoryBlock[], place: Place): string {
  const first = bareParagraph(blocks, place);
  if (!first) return blocks.length > 0 ? `\n${blocksHtml(blocks, place)}` : '';
  const rest = blocks.slice(1);
  const text = inlineHtml(first.text);
  const more = blocksHtml(rest, place);
  return more === '' ? text : `${text.replace(/[ \t\n]+$/, '')}\n${more}`;
}

/** The name of who said it stands outside `blockquote`, as the HTML standard asks. */
function quoteHtml({ blocks, attribution }: StoryBlock & { type: 'quote' }, place: Place): string {
  const { dir, inside } = turned(wordsIn(blocks) || rawText(attribution), place);
  const said = blocksHtml(blocks, inside);
  const name = inlineHtml(attribution);
  const quote = said && `<blockquote${name === '' ? dir : ''}>\n${said}</blockquote>\n`;
  if (name === '') return quote;
  const direction = ownDirection(attribution, inside.direction);
  return `<figure class="quote"${dir}>\n${quote}<figcaption${direction}>${name}</figcaption>\n</figure>\n`;
}

function pullQuoteHtml(
  { text, attribution }: StoryBlock & { type: 'pullQuote' },
  { direction }: Place,
): string {
  const quote = `<p${ownDirection(text, direction)}>${inlineHtml(text)}</p>`;
  const name = inlineHtml(attribution);
  const by = `<p class="attribution"${ownDirection(attribution, direction)}>${name}</p>\n`;
  return (
    `<aside class="pull-quote" role="doc-pullquote">\n<blockquote>${quote}</blockquote>\n` +
    `${name && by}</aside>\n`
  );
}

/** The heading of a box; '' where it has no title. */
function titleHtml(title: Run[], fallback: string, place: Place): string {
  const text = title.length > 0 ? inlineHtml(title) : escapeHtml(fallback);
  if (text === '') return '';
  const tag = `h${place.outline.next(2 + place.deeper)}`;
  return `<${tag}${ownDirection(title, place.direction)}>${text}</${tag}>\n`;
}

function relatedHtml({ title, links }: RelatedLinks, place: Place): string {
  let items = '';
  for (const { text, href } of links) items += `<li>${linkHtml(text, href, place)}</li>\n`;
  const heading = titleHtml(title, place.related, place);
  const list = items && `<ul>\n${items}</ul>\n`;
  const name = landmark(plainText(title) || place.related, place);
  return `<aside class="related"${name}>\n${heading}${list}</aside>\n`;
}

/** Words that lead somewhere; the address itself where there are no words. */
function linkHtml(text: Run[], href: string | undefined, { direction }: Place): string {
  const words = inlineHtml(text) || escapeHtml(href ?? '');
  if (href === undefined) return words;
  return `<a${attribute('href', href)}${ownDirection(text, direction)}>${words}</a>`;
}

function factboxHtml({ title, blocks }: StoryBlock & { type: 'factbox' }, place: Place): string {
  const heading = titleHtml(title, '', place);
  const inside = { ...place, deeper: place.deeper + (heading === '' ? 0 : 1) };
  const html = blocksHtml(blocks, inside);
  const name = heading === '' ? attribute('role', 'note') : landmark(rawText(title), place);
  return `<aside class="factbox"${name}>\n${heading}${html}</aside>\n`;
}

/** The name under which assistive technology lists a box; of two with one name the second is "… 2". */
function landmark(title: string, { landmarks }: Place): string {
  const wanted = oneLine(title);
  let name = wanted;
  for (let number = 2; landmarks.has(name); number++) name = `${wanted} ${number}`;
  landmarks.add(name);
  return attribute('aria-label', name);
}

/** A card with a link; the page never loads anything from elsewhere by itself. */
function embedHtml({ title, href, provider = '' }: Embed, place: Place): string {
  const name = provider && ` <span class="provider">${escapeHtml(provider)}</span>`;
  return `<p class="embed">${linkHtml(title, href, place)}${name}</p>\n`;
}
