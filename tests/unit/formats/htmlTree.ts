import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';

/** An exported page as a browser reads it: parse5 follows the HTML standard's parser to the letter. */

export type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** @returns the tree and the parser's complaints, of which a good page has none. */
export function readPage(html: string): { root: Parent; errors: string[] } {
  const errors: string[] = [];
  const root = parse(html, { onParseError: ({ code }) => errors.push(code) });
  return { root, errors };
}

export function readFragment(html: string): { root: Parent; errors: string[] } {
  const errors: string[] = [];
  const root = parseFragment(html, { onParseError: ({ code }) => errors.push(code) });
  return { root, errors };
}

const isElement = (node: Node | Parent): node is Element => 'tagName' in node;

/** Every element below, in the order of the page. */
export function* elements(parent: Parent): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elements(child);
  }
}

/** `tag`, `.class` or `tag.class`. */
export function all(parent: Parent, selector: string): Element[] {
  const [tag, name] = selector.split('.');
  return [...elements(parent)].filter(
    (element) =>
      (!tag || element.tagName === tag) &&
      (!name || (attribute(element, 'class') ?? '').split(' ').includes(name)),
  );
}

export function one(parent: Parent, selector: string): Element {
  const found = all(parent, selector);
  if (!found[0] || found.length > 1) throw new Error(`${found.length} × ${selector}`);
  return found[0];
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

/** The text inside, without that of `script` and `style`. */
export function textOf(parent: Parent | Node): string {
  if (parent.nodeName === '#text' && 'value' in parent) return parent.value;
  if (isElement(parent as Node) && ['script', 'style'].includes(parent.nodeName)) return '';
  if (parent.nodeName === 'br') return ' ';
  return 'childNodes' in parent ? parent.childNodes.map(textOf).join('') : '';
}

/** The text inside, a space between elements that stand apart. */
export function words(parent: Parent | Node): string[] {
  const inlineTags = new Set([
    'strong',
    'em',
    'u',
    's',
    'sup',
    'sub',
    'a',
    'span',
    'time',
    'del',
    '#text',
    '#comment',
  ]);
  const collect = (node: Parent | Node): string => {
    if (node.nodeName === '#text' && 'value' in node) return node.value;
    if (['script', 'style'].includes(node.nodeName)) return '';
    const inside = 'childNodes' in node ? node.childNodes.map(collect).join('') : '';
    return inlineTags.has(node.nodeName) ? inside : ` ${inside} `;
  };
  return collect(parent)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** What could run or load something, by whichever way; empty for a page that only shows text. */
export function activeContent(root: Parent): string[] {
  const found: string[] = [];
  for (const element of elements(root)) {
    const { tagName } = element;
    if (tagName === 'script' && attribute(element, 'type') !== 'application/ld+json') {
      found.push('script');
    }
    if (
      /^(iframe|frame|object|embed|applet|base|form|input|button|svg|math|template)$/.test(tagName)
    ) {
      found.push(tagName);
    }
    for (const { name, value } of element.attrs) {
      const isStyle = name === 'style' && !isOwnStyle(value);
      if (/^on/.test(name) || isStyle || name === 'srcdoc') found.push(`${tagName}@${name}`);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them in addresses
      const address = value.replace(/[\u0000-\u0020]/g, '').toLowerCase();
      if (/^(href|src|action|formaction|xlink:href|data)$/.test(name)) {
        const scheme = /^[a-z][a-z0-9+.-]*:/.exec(address)?.[0];
        const allowed = name === 'src' ? ['data:'] : ['https:', 'http:', 'mailto:'];
        if (scheme && !allowed.includes(scheme)) found.push(`${tagName}@${name}=${address}`);
        if (address.startsWith('data:') && !address.startsWith('data:image/')) found.push(address);
        if (/^[\\/]{2}/.test(address)) found.push(`${tagName}@${name}=${address}`);
      }
    }
  }
  return found;
}

/** Where a photo stands in a gallery and how a crop lies in its frame: nothing but our own numbers. */
const isOwnStyle = (value: string) =>
  /^--share:[\d.]+;--gaps:\d$/.test(value) ||
  /^display:block;(max-width:\d+px;)?margin:0 auto$/.test(value) ||
  /^display:block;position:relative;overflow:hidden;padding-top:[\d.]+%$/.test(value) ||
  /^position:absolute;left:-?[\d.]+%;top:-?[\d.]+%;width:[\d.]+%;max-width:none;height:auto;max-height:none;margin:0$/.test(
    value,
  );
