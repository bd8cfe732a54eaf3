import { rename } from './elements.ts';

/**
 * Blocks that pages mark by their class or role, among them Stet's own exports: pull quotes, and a
 * quotation with its speaker.
 */
export function readKnownBlocks(root: HTMLElement): void {
  const pulled = 'aside.pull-quote, [role="doc-pullquote"], .wp-block-pullquote, aside.pullquote';
  for (const aside of [...root.querySelectorAll(pulled)]) makePullQuote(aside);
  for (const cite of [...root.querySelectorAll('blockquote cite, blockquote footer')]) {
    const footer = rename(cite, 'footer');
    const speaker = footer.ownerDocument.createElement('footer');
    speaker.append(nameIn(footer));
    footer.closest('blockquote')?.append(speaker);
    footer.remove();
  }
}

function makePullQuote(aside: Element) {
  const quote = rename(aside, 'div');
  quote.setAttribute('data-block', 'pull-quote');
  const speaker = quote.querySelector('.attribution, cite, footer, figcaption');
  speaker?.remove();
  const words = quote.ownerDocument.createElement('p');
  words.setAttribute('data-part', 'quote');
  const lines = [...quote.querySelectorAll('p')];
  const sources = lines.length > 0 ? lines : [quote];
  sources.forEach((line, index) => {
    if (index > 0) words.append(' ');
    words.append(...line.childNodes);
  });
  quote.replaceChildren(words);
  if (speaker?.textContent?.trim()) {
    const line = quote.ownerDocument.createElement('footer');
    line.setAttribute('data-part', 'attribution');
    line.append(nameIn(speaker));
    quote.append(line);
  }
}

/** A speaker's name, without the dash that may stand before it. */
const nameIn = (speaker: Element): string =>
  (speaker.textContent ?? '').replace(/^[\s—–-]+/, '').trim();
