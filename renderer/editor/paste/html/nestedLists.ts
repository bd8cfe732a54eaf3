import { isBlankText, isBlock, isElement, isText, nextOf, unwrap } from './elements.ts';
import { buildLists, type ListLine } from './listBuilder.ts';

/** Lists of the web, nested as HTML wants it: a list lies in an item, and every item says something. */
export function mendLists(root: HTMLElement): void {
  joinLeveledLists(root);
  for (const item of [...root.querySelectorAll('li')]) {
    if (!item.parentElement?.matches('ul, ol')) wrapStray(item);
  }
  // From inside out, so that what is lifted has been mended.
  for (const list of [...root.querySelectorAll('ul, ol')].reverse()) mendList(list);
  for (const heading of [...root.querySelectorAll('li :is(h1, h2, h3, h4, h5, h6)')]) {
    const paragraph = heading.ownerDocument.createElement('p');
    paragraph.append(...heading.childNodes);
    heading.replaceWith(paragraph);
  }
}

/**
 * Word on the web gives every item a list of its own, and Slack every run of items on one level:
 * how deep it lies is in an attribute.
 */
function joinLeveledLists(root: HTMLElement) {
  for (const wrapper of [...root.querySelectorAll('.ListContainerWrapper')]) unwrap(wrapper);
  for (const first of [...root.querySelectorAll('ul, ol')]) {
    if (!root.contains(first) || !isLeveled(first)) continue;
    const run: Element[] = [];
    for (let node: Node | null = first; isElement(node) && isLeveled(node); node = nextOf(node)) {
      run.push(node);
    }
    const lines = run.flatMap(linesOf);
    if (lines.every(({ level }) => level === lines[0]?.level) && run.length === 1) continue;
    first.before(...buildLists(lines, root.ownerDocument));
    for (const list of run) list.remove();
  }
}

const isLeveled = (element: Element) =>
  element.matches('ul, ol') &&
  !element.querySelector('ul, ol') &&
  [...element.children].some((item) => levelOf(item, element) !== undefined);

function levelOf(item: Element, list: Element): number | undefined {
  const level = item.getAttribute('data-aria-level');
  if (level) return Number(level) || undefined;
  const indent = item.getAttribute('data-stringify-indent') ?? list.getAttribute('data-indent');
  return indent === null ? undefined : Number(indent) + 1 || undefined;
}

function linesOf(list: Element): ListLine[] {
  const ordered = list.tagName === 'OL';
  const start = Number(list.getAttribute('start') ?? 1) || 1;
  return [...list.children].map((item, index) => ({
    level: levelOf(item, list) ?? 1,
    ordered,
    start: Number(item.getAttribute('data-aria-posinset')) || start + index,
    list: '',
    content: [...item.childNodes],
  }));
}

/** Items that were copied without their list. */
function wrapStray(first: Element) {
  const list = first.ownerDocument.createElement('ul');
  first.before(list);
  for (let node: Node | null = first; isElement(node) && node.tagName === 'LI'; ) {
    const next: Node | null = nextOf(node);
    list.append(node);
    node = next;
  }
}

function mendList(list: Element) {
  for (const child of [...list.childNodes]) {
    if (isText(child)) {
      if (isBlankText(child.data)) child.remove();
      else wrapInItem(child);
    } else if (isElement(child) && child.matches('ul, ol')) adopt(list, child);
    else if (isElement(child) && child.tagName !== 'LI') {
      if (isBlankText(child.textContent) && !child.querySelector('img, figure')) child.remove();
      else wrapInItem(child);
    }
  }
  for (const item of [...list.children]) mendItem(list, item);
  if (list.children.length === 0) list.remove();
}

function wrapInItem(node: ChildNode) {
  const item = (node.ownerDocument as Document).createElement('li');
  node.replaceWith(item);
  item.append(node);
}

/** A list straight inside a list belongs to the item before it; without one it is a copied part. */
function adopt(list: Element, inner: Element) {
  const before = inner.previousElementSibling;
  if (before?.tagName === 'LI') before.append(inner);
  else if (list.children.length === 1) takePlaceOf(list, inner);
  else inner.replaceWith(...inner.childNodes);
}

/** The outer list only said how deep the inner one lay. */
function takePlaceOf(list: Element, inner: Element) {
  if (list.tagName === inner.tagName) {
    const start = inner.getAttribute('start');
    if (start) list.setAttribute('start', start);
    inner.replaceWith(...inner.childNodes);
  } else {
    list.replaceWith(inner);
  }
}

/** An item without words of its own: a trace of what was not copied. */
function mendItem(list: Element, item: Element) {
  const nested = [...item.children].filter((child) => child.matches('ul, ol'));
  const own = [...item.childNodes].filter((node) => !nested.includes(node as Element));
  const saysNothing = own.every(
    (node) =>
      isBlankText(node.textContent) &&
      !(isElement(node) && (node.matches('img, figure') || node.querySelector('img, figure'))),
  );
  if (!saysNothing) {
    for (const node of own) if (isBlock(node) && isBlankText(node.textContent)) dropEmpty(node);
    return;
  }
  const before = item.previousElementSibling;
  if (nested.length > 0 && before) before.append(...nested);
  else if (nested.length > 0) {
    const [first, ...others] = nested as [Element, ...Element[]];
    if (list.children.length === 1 && first.tagName !== list.tagName) {
      list.replaceWith(first, ...others);
      return;
    }
    item.replaceWith(...nested.flatMap((inner) => [...inner.childNodes]));
    return;
  }
  item.remove();
}

const dropEmpty = (element: Element) => {
  if (!element.querySelector('img, figure, table, hr')) element.remove();
};
