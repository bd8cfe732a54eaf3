import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';

/** XML as a parser reads it; throws at the first thing that is not well-formed. */
export function readXml(text: string): Document {
  return new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, 'application/xml');
}

/** Elements of that name in document order, whatever their prefix. */
export const elementsOf = (parent: Document | Element, name: string): Element[] =>
  [...parent.getElementsByTagName('*')].filter(({ localName }) => localName === name);

/**
 * The words below, with a space between elements that stand apart.
 *
 * @param inline names of elements that run along in a line.
 * @param skipped names of elements whose words do not count.
 */
export function xmlWords(
  node: Node,
  inline: ReadonlySet<string>,
  skipped: ReadonlySet<string> = new Set(),
): string[] {
  const collect = (one: Node): string => {
    if (one.nodeType === one.TEXT_NODE || one.nodeType === one.CDATA_SECTION_NODE) {
      return one.nodeValue ?? '';
    }
    const name = (one as Element).localName ?? '';
    if (skipped.has(name)) return '';
    const inside = [...one.childNodes].map(collect).join('');
    return inline.has(name) ? inside : ` ${inside} `;
  };
  return collect(node)
    .split(/\s+/)
    .filter((word) => word !== '');
}
