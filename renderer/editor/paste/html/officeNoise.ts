import { isBlankText, removeAll, unwrap } from './elements.ts';
import { bareStyle, styleOf } from './styles.ts';

/**
 * Takes away what is no part of the story: scripts, comments of the markup, hidden text, and above
 * all what people said to each other in the margin. Private comment text never enters an article.
 */
export function removeNoise(root: HTMLElement): void {
  removeMarkupComments(root);
  removeAll(
    root,
    'script, style, meta, link, title, xml, template, noscript, head, base, [hidden]',
  );
  removeAll(root, 'button, input, select, textarea, datalist, dialog, map, area, rp');
  removeAll(root, 'br.Apple-interchange-newline, [aria-hidden="true"][class*="EOP"], .EOP');
  removeComments(root);
  for (const element of [...root.querySelectorAll('[data-style]')]) {
    const style = styleOf(element);
    const hidden = style.get('display') === 'none' || style.get('visibility') === 'hidden';
    // A deleted passage may be hidden by the view it was copied in; whether it goes is asked later.
    if (hidden && !element.closest('del, [class*="msoDel"]')) element.remove();
    else if (style.get('mso-hide') === 'all') element.remove();
    else if (style.has('mso-tab-count')) element.replaceWith(' ');
    else if (style.has('mso-spacerun')) element.replaceWith(' ');
  }
  for (const space of root.querySelectorAll('.Apple-converted-space, .Apple-tab-span')) {
    if (isBlankText(space.textContent)) space.replaceWith(' ');
  }
  // Writer parts a footnote's number from its words by a style.
  for (const number of root.querySelectorAll('.sdfootnotesym, .sdendnotesym')) number.after(' ');
  for (const gap of root.querySelectorAll('[data-stringify-type="paragraph-break"]')) {
    const { ownerDocument: document } = gap;
    gap.replaceWith(document.createElement('br'), document.createElement('br'));
  }
  for (const foreign of [...root.querySelectorAll('*')]) {
    // <o:p>, <w:sdt>, <st1:place>, <google-sheets-html-origin>
    if (/[:-]/.test(foreign.localName)) unwrap(foreign);
  }
}

function removeMarkupComments(root: HTMLElement) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** The threads of Word and of Google, and the marks in the text that lead to them. */
function removeComments(root: HTMLElement) {
  removeAll(root, '[class*="MsoComment"], [class*="msocom"], [class*="MSOCOM"]');
  removeAll(root, 'a[name*="_msocom_"], a[href*="#_msocom_"], a[href*="#_msoanchor_"]');
  for (const element of [...root.querySelectorAll('[data-style*="mso-"]')]) {
    const style = bareStyle(element);
    if (/mso-element:comment|mso-special-character:comment/.test(style)) element.remove();
  }
  for (const mark of [...root.querySelectorAll('a[id^="cmnt_ref"], a[href^="#cmnt"]')]) {
    const isThread = mark.getAttribute('href')?.startsWith('#cmnt_ref');
    const around = isThread ? mark.closest('div, p, li') : mark.closest('sup');
    if (around && around !== root) around.remove();
    else mark.remove();
  }
}
