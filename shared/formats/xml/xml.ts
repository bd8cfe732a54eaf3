import { clean } from '../cleanText.ts';

/**
 * Markup as strings. No library: what there is builds a tree to print it, brings a parser or a DOM
 * along, and still leaves the control characters that XML 1.0 (§2.2) forbids. Names are ours, values
 * are the article's; attributes stand in the order in which they are given.
 */

/** Markup that is already escaped, in contrast to a string, which is text. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Inside = Xml | string | number | undefined | false | readonly Inside[];
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<name a="b">…</name>`, or `<name/>` around nothing; as text runs, so without any new space. */
export function element(name: string, attributes: Attributes, ...inside: Inside[]): Xml {
  const content = markupOf(inside);
  const start = `<${name}${attributesOf(attributes)}`;
  return new Xml(content === '' ? `${start}/>` : `${start}>${content}</${name}>`);
}

/** Elements inside an element, each on a line. Only where space between elements means nothing. */
export function lines(name: string, attributes: Attributes, ...inside: Inside[]): Xml {
  const content = linesOf(inside);
  if (content === '') return element(name, attributes);
  return new Xml(`<${name}${attributesOf(attributes)}>\n${content}</${name}>`);
}

/** Each on a line that ends; nothing for what is empty. */
function linesOf(inside: readonly Inside[]): string {
  let content = '';
  for (const one of inside) {
    if (Array.isArray(one)) content += linesOf(one as readonly Inside[]);
    else {
      const markup = markupOf([one]);
      if (markup !== '') content += `${markup}\n`;
    }
  }
  return content;
}

/** A whole document, as UTF-8. */
export const xmlDocument = (root: Xml, before = ''): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${before}${root.text}\n`);

function markupOf(inside: readonly Inside[]): string {
  let markup = '';
  for (const one of inside) {
    if (one === undefined || one === false) continue;
    if (one instanceof Xml) markup += one.text;
    else if (typeof one === 'object') markup += markupOf(one);
    else markup += escapeText(String(one));
  }
  return markup;
}

function attributesOf(attributes: Attributes): string {
  let markup = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) markup += ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return markup;
}

/** What a pattern finds in markup that was written here, as it was before. */
export function textFound(markup: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(markup)?.[1];
  return found === undefined ? undefined : unescapeXml(found);
}

/** The reverse of what is written here; no other reference is. */
export const unescapeXml = (markup: string): string =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#10;', '\n')
    .replaceAll('&#9;', '\t')
    .replaceAll('&amp;', '&');

/** What is neither special nor forbidden, also in attributes: one look at most texts is enough. */
const plain = /^[ !#-%'-;=?-~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]*$/;
const special = /[&<>]/;

/** `>` too: `]]>` may not stand in text (XML 1.0, §2.4). */
export function escapeText(text: string): string {
  if (plain.test(text)) return text;
  const cleaned = clean(text);
  return special.test(cleaned)
    ? cleaned.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : cleaned;
}

/** Readers make a space of a line feed or tab in an attribute unless it is a reference (§3.3.3). */
const escapeAttribute = (value: string): string =>
  plain.test(value)
    ? value
    : escapeText(value)
        .replaceAll('"', '&quot;')
        .replaceAll('\n', '&#10;')
        .replaceAll('\t', '&#9;');
