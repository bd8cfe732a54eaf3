import type { NodeJson } from '../../article/model.ts';
import { childOf, textOf } from '../../article/text.ts';
import { clean } from '../cleanText.ts';
import { otherDirection } from '../language.ts';
import { hasText, type Rendering } from '../rendering.ts';
import { attribute, escapeHtml } from './escapeHtml.ts';
import { checkedHref, inlineHtml } from './inline.ts';
import { galleryHtml, photoHtml } from './photo.ts';
import { tableHtml } from './table.ts';

/**
 * The blocks of an article as HTML, one a line. A block without anything to show leaves no trace.
 * `Outline` keeps the levels of headings free of gaps: h1 is the headline.
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
  outline: Outline;
  /** Added to the level of headings, for those inside a box with a title. */
  deeper: number;
}

export function bodyHtml(rendering: Rendering): string {
  const place: Place = { outline: new Outline(), deeper: 0 };
  const html = blocksHtml(rendering.parts.body, rendering, place);
  if (!rendering.dateline || rendering.opening) return html;
  return `<p>${datelineHtml(rendering, false)}</p>\n${html}`;
}

function blocksHtml(
  blocks: readonly NodeJson[] | undefined,
  rendering: Rendering,
  place: Place,
): string {
  let html = '';
  for (const block of blocks ?? []) html += blockHtml(block, rendering, place);
  return html;
}

function blockHtml(block: NodeJson, rendering: Rendering, place: Place): string {
  const { findings } = rendering;
  switch (block.type) {
    case 'paragraph':
      return paragraphHtml(block, rendering);
    case 'heading': {
      if (!hasText(block)) return '';
      const tag = `h${place.outline.next(Number(block.attrs?.level ?? 2) + place.deeper)}`;
      return textElement(tag, block, rendering);
    }
    case 'bulletList':
    case 'orderedList':
      return listHtml(block, rendering, place);
    case 'blockquote':
      return quoteHtml(block, rendering, place);
    case 'pullQuote':
      return pullQuoteHtml(block, rendering);
    case 'photo':
      return photoHtml(block, rendering);
    case 'gallery':
      return galleryHtml(block, rendering);
    case 'relatedLinks':
      return relatedHtml(block, rendering, place);
    case 'factbox':
      return factboxHtml(block, rendering, place);
    case 'embed':
      return embedHtml(block, rendering);
    case 'table':
      return tableHtml(block, rendering, place);
    case 'divider':
      return '<hr>\n';
    case 'note':
      if (hasText(block)) findings.add('notes-left-out');
      return '';
    default:
      findings.add('unknown-block', unknownType(block));
      return '';
  }
}

/** The name of a block's type is no content, and the only thing that may be said about it. */
export function unknownType(block: NodeJson): string {
  const raw = block.attrs?.raw as { type?: unknown } | null | undefined;
  return block.type === 'unknown' && typeof raw?.type === 'string' ? raw.type : block.type;
}

function paragraphHtml(block: NodeJson, rendering: Rendering): string {
  if (!hasText(block)) return '';
  const start = block === rendering.opening ? datelineHtml(rendering, true) : '';
  return textElement('p', block, rendering, start);
}

function datelineHtml({ dateline }: Rendering, beforeText: boolean): string {
  if (!dateline) return '';
  const separator = beforeText ? dateline.separator : dateline.separator.trimEnd();
  return `<span class="dateline">${escapeHtml(dateline.text)}</span>${separator}`;
}

function textElement(tag: string, block: NodeJson, rendering: Rendering, start = ''): string {
  const direction = otherDirection(textOf(block), rendering.direction);
  const text = inlineHtml(block.content, rendering.findings);
  return `<${tag}${attribute('dir', direction)}>${start}${text}</${tag}>\n`;
}

function listHtml(list: NodeJson, rendering: Rendering, place: Place): string {
  let items = '';
  for (const item of list.content ?? []) {
    const html = itemHtml(item, rendering, place);
    if (html !== '') items += `<li>${html}</li>\n`;
  }
  if (items === '') return '';
  const start = Number(list.attrs?.start ?? 1);
  return list.type === 'bulletList'
    ? `<ul>\n${items}</ul>\n`
    : `<ol${attribute('start', Number.isInteger(start) && start !== 1 ? start : undefined)}>\n${items}</ol>\n`;
}

/** Also the inside of a table's cell: the first paragraph needs no element of its own. */
export function itemHtml(item: NodeJson, rendering: Rendering, place: Place): string {
  const [first, ...rest] = item.content ?? [];
  const simple = first?.type === 'paragraph' && rest.every((block) => block.type !== 'paragraph');
  if (!simple) {
    const html = blocksHtml(item.content, rendering, place);
    return html === '' ? '' : `\n${html}`;
  }
  const text = hasText(first) ? inlineHtml(first.content, rendering.findings) : '';
  const more = blocksHtml(rest, rendering, place);
  return more === '' ? text : `${text.replace(/[ \t\n]+$/, '')}\n${more}`;
}

/** The name of who said it stands outside `blockquote`, as the HTML standard asks. */
function quoteHtml(block: NodeJson, rendering: Rendering, place: Place): string {
  const said = (block.content ?? []).filter((child) => child.type !== 'attribution');
  const html = blocksHtml(said, rendering, place);
  const name = attributionHtml(block, rendering);
  const quote = html === '' ? '' : `<blockquote>\n${html}</blockquote>\n`;
  if (name === '') return quote;
  return `<figure class="quote">\n${quote}<figcaption>${name}</figcaption>\n</figure>\n`;
}

function pullQuoteHtml(block: NodeJson, rendering: Rendering): string {
  const text = childOf(block, 'quoteText');
  if (!hasText(text)) return '';
  const name = attributionHtml(block, rendering);
  const quote = inlineHtml(text?.content, rendering.findings);
  return (
    `<aside class="pull-quote" role="doc-pullquote">\n<blockquote><p>${quote}</p></blockquote>\n` +
    `${name && `<p class="attribution">${name}</p>\n`}</aside>\n`
  );
}

function attributionHtml(block: NodeJson, { findings }: Rendering): string {
  const attribution = childOf(block, 'attribution');
  return hasText(attribution) ? inlineHtml(attribution?.content, findings) : '';
}

/** The heading of a box; '' where it has no title. */
function titleHtml(title: NodeJson | undefined, fallback: string, r: Rendering, place: Place) {
  const text = hasText(title) ? inlineHtml(title?.content, r.findings) : escapeHtml(fallback);
  if (text === '') return '';
  const tag = `h${place.outline.next(2 + place.deeper)}`;
  return `<${tag}>${text}</${tag}>\n`;
}

function relatedHtml(block: NodeJson, rendering: Rendering, place: Place): string {
  let items = '';
  for (const entry of block.content ?? []) {
    if (entry.type === 'relatedLink') items += relatedLinkHtml(entry, rendering);
  }
  const title = childOf(block, 'title');
  if (items === '' && !hasText(title)) return '';
  const heading = titleHtml(title, rendering.words.related, rendering, place);
  const list = items && `<ul>\n${items}</ul>\n`;
  const name = landmark(textOf(title).trim() || rendering.words.related, rendering);
  return `<aside class="related"${name}>\n${heading}${list}</aside>\n`;
}

function relatedLinkHtml(entry: NodeJson, { findings }: Rendering): string {
  const address = String(entry.attrs?.href ?? '').trim();
  const text = hasText(entry) ? inlineHtml(entry.content, findings) : '';
  if (address === '') {
    if (text === '') return '';
    findings.add(missingAddress(entry), textOf(entry));
    return `<li>${text}</li>\n`;
  }
  const href = checkedHref(address, textOf(entry) || address, findings);
  if (href === undefined) return text && `<li>${text}</li>\n`;
  return `<li><a${attribute('href', href)}>${text || escapeHtml(href)}</a></li>\n`;
}

/** An article that has no home on the web yet is another thing than a link that was forgotten. */
export const missingAddress = ({ attrs }: NodeJson) =>
  attrs?.article ? 'article-without-address' : 'missing-link-address';

function factboxHtml(block: NodeJson, rendering: Rendering, place: Place): string {
  const title = childOf(block, 'title');
  const heading = titleHtml(title, '', rendering, place);
  const inside = { ...place, deeper: place.deeper + (heading === '' ? 0 : 1) };
  const rest = (block.content ?? []).filter((child) => child !== title);
  const html = blocksHtml(rest, rendering, inside);
  if (heading + html === '') return '';
  const name = heading === '' ? attribute('role', 'note') : landmark(textOf(title), rendering);
  return `<aside class="factbox"${name}>\n${heading}${html}</aside>\n`;
}

/** The name under which assistive technology lists a box; of two with one name the second is "… 2". */
function landmark(title: string, { landmarks }: Rendering): string {
  const wanted = clean(title).replace(/\s+/g, ' ').trim();
  let name = wanted;
  for (let number = 2; landmarks.has(name); number++) name = `${wanted} ${number}`;
  landmarks.add(name);
  return attribute('aria-label', name);
}

/** A card with a link; the page never loads anything from elsewhere by itself. */
function embedHtml(block: NodeJson, { findings }: Rendering): string {
  const address = String(block.attrs?.url ?? '').trim();
  const title = childOf(block, 'title');
  const text = hasText(title) ? inlineHtml(title?.content, findings) : '';
  const href =
    address === '' ? undefined : checkedHref(address, textOf(title) || address, findings);
  if (address === '' && text !== '') findings.add('embed-without-address', textOf(title));
  if (text === '' && href === undefined) return '';
  const shown = text || escapeHtml(href ?? '');
  const provider = String(block.attrs?.provider ?? '').trim();
  return (
    `<p class="embed">${href === undefined ? shown : `<a${attribute('href', href)}>${shown}</a>`}` +
    `${provider && ` <span class="provider">${escapeHtml(provider)}</span>`}</p>\n`
  );
}
