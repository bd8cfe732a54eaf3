import { isBlankText, isBlock, isElement, isText, rename, textsIn, unwrap } from './elements.ts';

/**
 * Every line of text in a paragraph of its own, and no paragraph without text: two line breaks part
 * paragraphs, as mail and chat programs write them, and a break beside blocks is an empty line.
 */
export function makeParagraphs(root: HTMLElement): void {
  for (const pre of [...root.querySelectorAll('pre')]) breakLines(pre);
  for (const link of [...root.querySelectorAll('a')]) if (holdsBlock(link)) spread(link);
  root.replaceChildren(...flatten(settleInside(root)));
  for (const heading of root.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    for (const br of [...heading.querySelectorAll('br')]) br.replaceWith(' ');
  }
}

const textBlocks = /^(P|H[1-6]|DT|SUMMARY|ADDRESS|CENTER)$/;
/** Hold text without a paragraph around it as well. */
const holdsText = /^(LI|TD|TH|FIGCAPTION|CAPTION|FOOTER|CITE)$/;
/** What means something; every other block only groups what is in it. */
const structure =
  /^(UL|OL|LI|TABLE|THEAD|TBODY|TFOOT|TR|TD|TH|BLOCKQUOTE|FIGURE|FIGCAPTION|CAPTION|HR)$/;
const rows = /^(UL|OL|TABLE|THEAD|TBODY|TFOOT|TR)$/;

/** A line of inline nodes, or a block that stands by itself. */
type Part = Node[] | HTMLElement;

/** @returns what stands in the block's place: itself, several, or nothing */
function settle(block: HTMLElement): Node[] {
  const { tagName } = block;
  if (rows.test(tagName)) {
    for (const child of [...block.childNodes]) {
      if (isBlock(child)) child.replaceWith(...settle(child));
    }
    return [block];
  }
  if (tagName === 'HR') return [block];
  const parts = settleInside(block);
  const isField = block.hasAttribute('data-part');
  const [first] = parts;
  const isOneLine = parts.length <= 1 && !isElement(first);
  if (isField || (holdsText.test(tagName) && isOneLine)) {
    block.replaceChildren(...parts.flatMap((part) => (isElement(part) ? inlineOf(part) : part)));
    return [block];
  }
  if (textBlocks.test(tagName)) {
    return parts.map((part) => (isElement(part) ? part : textBlockLike(block, part)));
  }
  const inside = flatten(parts);
  if (!structure.test(tagName) && !block.hasAttribute('data-block')) return inside;
  block.replaceChildren(...inside);
  return inside.length === 0 && tagName === 'BLOCKQUOTE' ? [] : [block];
}

function settleInside(container: HTMLElement): Part[] {
  const parts: Part[] = [];
  let run: Node[] = [];
  const end = () => {
    parts.push(...linesOf(run));
    run = [];
  };
  for (const child of [...container.childNodes]) {
    if (!isBlock(child)) run.push(child);
    else {
      end();
      parts.push(...(settle(child) as HTMLElement[]));
    }
  }
  end();
  return parts;
}

const flatten = (parts: readonly Part[]): Node[] =>
  parts.map((part) => {
    if (isElement(part)) return part;
    const paragraph = (part[0] as Node & { ownerDocument: Document }).ownerDocument.createElement(
      'p',
    );
    paragraph.append(...part);
    return paragraph;
  });

/** A block inside what is one line of text: its words, with a space between it and the last. */
const inlineOf = (block: HTMLElement): Node[] => [
  block.ownerDocument.createTextNode(' '),
  ...block.childNodes,
];

function textBlockLike(block: HTMLElement, line: readonly Node[]): HTMLElement {
  const tag = /^H[1-6]$/.test(block.tagName) ? block.tagName : 'P';
  const like = block.ownerDocument.createElement(tag);
  like.append(...line);
  return like;
}

/** A run of inline nodes, parted at two or more breaks in a row; without breaks at its ends. */
function linesOf(run: readonly Node[]): Node[][] {
  const lines: Node[][] = [[]];
  let breaks: Node[] = [];
  for (const node of run) {
    if (isElement(node) && node.tagName === 'BR') breaks.push(node);
    else if (breaks.length > 0 && isText(node) && isBlankText(node.data)) continue;
    else {
      const last = lines.at(-1) as Node[];
      if (!saysSomething(last)) last.push(node);
      else if (breaks.length > 1) lines.push([node]);
      else last.push(...breaks, node);
      breaks = [];
    }
  }
  return lines.filter(saysSomething);
}

const saysSomething = (nodes: readonly Node[]) =>
  nodes.some(
    (node) =>
      !isBlankText(node.textContent) ||
      (isElement(node) && (node.tagName === 'IMG' || node.querySelector('img') !== null)),
  );

/** Lines of preformatted text are lines. */
function breakLines(pre: Element) {
  const document = pre.ownerDocument;
  for (const text of textsIn(pre)) {
    const lines = text.data.replace(/\n$/, '').split('\n');
    text.replaceWith(
      ...lines.flatMap((line, index) =>
        index === 0 ? [line] : [document.createElement('br'), line],
      ),
    );
  }
  rename(pre, 'p');
}

/** A link around whole blocks goes around the words in each of them. */
function spread(link: Element) {
  for (const text of textsIn(link)) {
    if (isBlankText(text.data)) continue;
    const part = link.cloneNode(false) as Element;
    text.replaceWith(part);
    part.append(text);
  }
  unwrap(link);
}

const holdsBlock = (element: Element): boolean =>
  [...element.children].some((child) => isBlock(child) || holdsBlock(child));
