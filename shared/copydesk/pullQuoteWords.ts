import type { NodeJson } from '../article/model.ts';
import { textOf } from '../article/text.ts';

/**
 * Whether a pull quote still says what the story says. Only letters and digits count: quotation
 * marks, spaces, dashes and capitals differ between the two for good reasons.
 */

const notLetters = /[^\p{L}\p{N}]+/gu;

const lettersOf = (text: string): string =>
  text.normalize('NFKC').replace(notLetters, '').toLowerCase();

/** Not words that a pull quote repeats: other pull quotes, and what is never published. */
const isApart = (block: NodeJson) =>
  block.type === 'pullQuote' || block.type === 'note' || block.type === 'unknown';

/** The letters of a block of the body, in the order in which they are read. */
export function storyLettersOf(block: NodeJson): string {
  if (isApart(block)) return '';
  const inline = block.content?.some(({ type }) => type === 'text' || type === 'hardBreak');
  if (inline) return lettersOf(textOf(block));
  return (block.content ?? []).map(storyLettersOf).join('');
}

/** Where an editor has left something out or put in a word of his own: “… [the board] …”. */
const editorial = /…|\.{3,}|\[[^\]]*\]/u;

/** @param story all letters of the body, see `storyLettersOf` */
export function isInStory(quote: string, story: string): boolean {
  let from = 0;
  for (const part of quote.split(editorial)) {
    const letters = lettersOf(part);
    const at = story.indexOf(letters, from);
    if (at === -1) return false;
    from = at + letters.length;
  }
  return true;
}
