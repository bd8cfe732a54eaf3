/** Small steps on the detached document that a paste is cleaned in. */

const blockTags: ReadonlySet<string> = new Set(
  (
    'P DIV UL OL LI H1 H2 H3 H4 H5 H6 BLOCKQUOTE TABLE THEAD TBODY TFOOT TR TD TH HR FIGURE ' +
    'FIGCAPTION SECTION ARTICLE ASIDE MAIN HEADER FOOTER NAV ADDRESS CENTER PRE DL DT DD FORM ' +
    'FIELDSET DETAILS SUMMARY BODY CAPTION HGROUP'
  ).split(' '),
);

const typeOfNode = (node: unknown) => (node as Node | null | undefined)?.nodeType;

export const isElement = (node: unknown): node is HTMLElement => typeOfNode(node) === 1;
export const isText = (node: unknown): node is Text => typeOfNode(node) === 3;
export const isBlock = (node: unknown): node is HTMLElement =>
  isElement(node) && blockTags.has(node.tagName);

export function removeAll(root: ParentNode, selector: string): void {
  for (const element of root.querySelectorAll(selector)) element.remove();
}

export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** The same element under another name; attributes go with it. */
export function rename(element: Element, tag: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(tag);
  for (const { name, value } of [...element.attributes]) renamed.setAttribute(name, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

/** Nothing to see: spaces of every kind, and signs without a width. */
export const isBlankText = (text: string | null): boolean =>
  (text ?? '').replace(/[\s\u00a0\u200b\u2060\ufeff]/g, '') === '';

export const isEmpty = (element: Element): boolean =>
  isBlankText(element.textContent) && !element.querySelector('img, figure, hr, table');

/** All text in it, in the order of the document. */
export function textsIn(element: Element): Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (isText(walker.currentNode)) texts.push(walker.currentNode);
  return texts;
}

/** The next sibling that says something. */
export function nextOf(node: Node): Node | null {
  let next = node.nextSibling;
  while (next && (next.nodeType === 8 || (isText(next) && isBlankText(next.data)))) {
    next = next.nextSibling;
  }
  return next;
}

/** The block that holds a node, or the root. */
export function blockAround(node: Node, root: Element): Element {
  let parent: Element | null = node.parentElement;
  while (parent && parent !== root && !blockTags.has(parent.tagName)) {
    parent = parent.parentElement;
  }
  return parent ?? root;
}
