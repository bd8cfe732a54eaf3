import { isBlankText, isElement, nextOf, textsIn } from './elements.ts';
import { buildLists, type ListLine } from './listBuilder.ts';
import { bareStyle } from './styles.ts';

/**
 * Word puts list items on the clipboard as paragraphs that say `mso-list:l0 level2 lfo1` in their
 * style, with the bullet or number as text. Makes lists of them, in place.
 */
export function readWordLists(root: HTMLElement): void {
  for (const marker of [...root.querySelectorAll('[data-style*="mso-list"]')]) {
    // What numbers a heading is no part of its words.
    if (marker.closest('h1, h2, h3, h4, h5, h6, li') && isMarker(marker)) marker.remove();
  }
  for (const first of [...root.querySelectorAll<HTMLElement>('p, div')]) {
    if (!first.isConnected && !root.contains(first)) continue;
    const run = linesFrom(first);
    if (run.length === 0) continue;
    const lists = buildLists(
      run.map(({ line }) => line),
      root.ownerDocument,
    );
    first.before(...lists);
    for (const { elements } of run) for (const element of elements) element.remove();
  }
}

interface Found {
  line: ListLine;
  elements: Element[];
}

/** The lines of lists that follow each other from here on; none where this is no line of a list. */
function linesFrom(first: HTMLElement): Found[] {
  const found: Found[] = [];
  for (let node: Node | null = first; isElement(node); ) {
    const next: Node | null = nextOf(node);
    const line = lineOf(node);
    if (line) found.push({ line, elements: [node] });
    else if (found.length > 0 && isContinuation(node)) {
      const last = found.at(-1) as Found;
      last.line.content.push(...paragraphOf(node));
      last.elements.push(node);
    } else break;
    node = next;
  }
  return found;
}

/** A paragraph of the list's own style without a number: it goes on with the item before it. */
const isContinuation = (element: Element) =>
  /\bMsoListParagraph|\bMsoListContinue/.test(element.className) &&
  !isBlankText(element.textContent);

function lineOf(element: HTMLElement): ListLine | undefined {
  if (!/^(P|DIV)$/.test(element.tagName)) return undefined;
  const [, list = '', level] = /mso-list:(l\d+)level(\d+)/.exec(bareStyle(element)) ?? [];
  if (level) {
    const written = takeMarker(element);
    const content = paragraphOf(element);
    return { level: Number(level), list, content, ...kindOf(written) };
  }
  if (!/\bMsoListParagraph|\bMsoListBullet/.test(element.className)) return undefined;
  const bullet = takeTypedBullet(element);
  return bullet ? { level: 1, list: 'typed', content: paragraphOf(element), ...bullet } : undefined;
}

function paragraphOf(element: Element): Node[] {
  const paragraph = element.ownerDocument.createElement('p');
  paragraph.append(...element.childNodes);
  return [paragraph];
}

const isMarker = (element: Element) => bareStyle(element).includes('mso-list:ignore');

/** Takes the written bullet or number out of the line. */
function takeMarker(line: Element): string {
  let written = '';
  for (const element of [...line.querySelectorAll('[data-style*="mso-list"]')]) {
    if (!isMarker(element)) continue;
    written ||= (element.textContent ?? '').replace(/[\s\u00a0]+/g, '');
    element.remove();
  }
  return written;
}

/** Without the property, from older programs: `·`, hard spaces, words. */
function takeTypedBullet(line: Element): { ordered: boolean; start: number } | undefined {
  const [first] = textsIn(line);
  const found = /^\s*([·•▪◦§o-]|\d{1,3}[.)])[\s]*\u00a0[\s\u00a0]*/.exec(first?.data ?? '');
  if (!first || !found) return undefined;
  first.data = first.data.slice(found[0].length);
  return kindOf(found[1] ?? '');
}

/** `3.` `(iv)` `b)` `1.2` number; anything else is a bullet, also Word's letter o. */
function kindOf(written: string): { ordered: boolean; start: number } {
  const number = /^\(?(?:\d+\.)*(\d+)[.)]?$/.exec(written)?.[1];
  if (number) return { ordered: true, start: Number(number) };
  const letters = /^\(?([a-z]+)[.)]$/i.exec(written)?.[1]?.toLowerCase();
  if (!letters) return { ordered: false, start: 1 };
  return { ordered: true, start: letters.length === 1 ? orderOf(letters) : romanOf(letters) };
}

/** A lone i or v is far more often a roman number than the ninth letter. */
const orderOf = (letter: string) =>
  'ivx'.includes(letter) ? romanOf(letter) : letter.charCodeAt(0) - 96;

function romanOf(letters: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  let sum = 0;
  let before = 0;
  for (const letter of [...letters].reverse()) {
    const value = values[letter];
    if (!value) return 1;
    sum += value < before ? -value : value;
    before = Math.max(before, value);
  }
  return sum;
}
