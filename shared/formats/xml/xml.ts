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
  const content = (inside.flat(20) as Inside[])
    .map((one) => markupOf([one]))
    .filter((markup) => markup !== '');
  if (content.length === 0) return element(name, attributes);
  const start = `<${name}${attributesOf(attributes)}>`;
  return new Xml(`${start}\n${content.join('\n')}\n</${name}>`);
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
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) markup += ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return markup;
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

const special = /[&<>]/;

/** `>` too: `]]>` may not stand in text (XML 1.0, §2.4). */
export function escapeText(text: string): string {
  const cleaned = clean(text);
  return special.test(cleaned)
    ? cleaned.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : cleaned;
}

/** Readers make a space of a line feed or tab in an attribute unless it is a reference (§3.3.3). */
const escapeAttribute = (value: string): string =>
  escapeText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
