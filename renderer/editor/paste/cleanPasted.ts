import { readWordLists } from './wordLists.ts';

/**
 * Cleans what other programs put on the clipboard, in place and before it is read into the schema.
 * Works on the detached document that ProseMirror parsed, so that no string becomes HTML here.
 *
 * @returns how many pictures were left out
 */
export function cleanPasted(root: HTMLElement): number {
  if (root.querySelector('[data-pm-slice]')) return 0;
  const isWord = root.querySelector('[class^="Mso"], [data-style*="mso-"]') !== null;
  removeComments(root);
  // Word writes the text of comments behind the story; nobody may ever find it in the article.
  removeAll(root, '[data-style*="mso-element:comment"], [data-style*="mso-element: comment"]');
  removeAll(root, '.MsoCommentReference, .msocomtxt, .MsoCommentText, a[name^="_msocom_"]');
  removeAll(root, 'style, script, meta, link, title, xml, template, noscript, [hidden]');
  removeAll(root, '[data-style*="display:none"], [data-style*="display: none"]');
  removeAll(root, '[data-style*="mso-hide:all"]');
  if (isWord) {
    removeAll(root, 'del');
    readWordLists(root);
  }
  for (const element of [...root.querySelectorAll('ins, font, o\\:p')]) unwrap(element);
  readStyles(root);
  for (const wrapper of [...root.querySelectorAll<HTMLElement>('b, strong, i, em')]) {
    const { fontWeight, fontStyle } = wrapper.style;
    const isBold = /^(B|STRONG)$/.test(wrapper.tagName);
    if (/^(normal|400)$/.test(fontWeight) && isBold) unwrap(wrapper);
    else if (fontStyle === 'normal' && !isBold) unwrap(wrapper);
  }
  // Headings and links look the way they do because of what they are.
  for (const heading of root.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')) {
    for (const bold of [...heading.querySelectorAll('b, strong')]) unwrap(bold);
    for (const styled of [heading, ...heading.querySelectorAll<HTMLElement>('[style]')]) {
      styled.style.removeProperty('font-weight');
    }
  }
  for (const underlined of root.querySelectorAll<HTMLElement>('a u')) unwrap(underlined);
  for (const styled of root.querySelectorAll<HTMLElement>('a, a [style]')) {
    styled.style.removeProperty('text-decoration');
    styled.style.removeProperty('text-decoration-line');
  }
  splitAtDoubleBreaks(root);
  removeBreaksBetweenBlocks(root);
  const pictures = root.querySelectorAll('img, picture, video').length;
  removeAll(root, 'picture, img, video, audio, iframe, object, embed, svg, canvas');
  return pictures;
}

/**
 * Under the page's policy the browser ignores styles and event handlers of pasted HTML, and reports
 * each one; so styles travel as `data-style`, and the rest does not travel at all.
 */
export const hideStyles = (html: string): string =>
  html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag.replace(/\sstyle\s*=/gi, ' data-style=').replace(/\son\w+\s*=/gi, ' data-off='),
    );

/** The few properties that mean something in an article. */
const meaningful = ['font-weight', 'font-style', 'text-decoration', 'vertical-align'];

function readStyles(root: HTMLElement) {
  for (const element of root.querySelectorAll<HTMLElement>('[data-style]')) {
    for (const declaration of (element.dataset.style ?? '').split(';')) {
      const [name = '', value = ''] = declaration.split(':');
      const property = name
        .trim()
        .toLowerCase()
        .replace(/-line$/, '');
      if (meaningful.includes(property)) element.style.setProperty(property, value.trim());
    }
    element.removeAttribute('data-style');
  }
}

const blocks =
  'p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, blockquote, table, hr, figure, section, article';

function removeAll(root: HTMLElement, selector: string) {
  for (const element of root.querySelectorAll(selector)) element.remove();
}

function unwrap(element: Element) {
  element.replaceWith(...element.childNodes);
}

function removeComments(root: HTMLElement) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** Mail and chat programs part paragraphs by two line breaks. */
function splitAtDoubleBreaks(root: HTMLElement) {
  for (const br of [...root.querySelectorAll('br + br')]) {
    const first = br.previousElementSibling;
    if (!first || hasTextBetween(first, br)) continue;
    const parent = br.parentElement;
    if (!parent || !['P', 'DIV'].includes(parent.tagName) || parent === root) continue;
    if (parent.querySelector(blocks)) continue;
    const rest = parent.cloneNode(false) as HTMLElement;
    while (br.nextSibling) rest.append(br.nextSibling);
    first.remove();
    br.remove();
    parent.after(rest);
  }
}

function hasTextBetween(first: Element, second: Element): boolean {
  for (let node = first.nextSibling; node && node !== second; node = node.nextSibling) {
    if (node.textContent?.trim()) return true;
  }
  return false;
}

/** A break that is a sibling of blocks is an empty line, not part of anybody's text. */
function removeBreaksBetweenBlocks(root: HTMLElement) {
  for (const br of [...root.querySelectorAll('br')]) {
    const { parentElement: parent, previousElementSibling: before, nextElementSibling: next } = br;
    const beside = [before, next].some((element) => element?.matches(blocks));
    if (parent && beside && !parent.matches('p, li, h1, h2, h3, h4, h5, h6')) br.remove();
  }
}
