import { unspaced } from '../../find/wholeWord.ts';

/** The spaces around words that are dragged, as every text view of a desktop minds them: pure, of one line. */

const letter = '[\\p{L}\\p{M}\\p{N}_]';
/** Of a script that parts its words by spaces. */
const spaced = `(?:(?![${unspaced}])${letter})`;
/** Signs that have letters on both sides are within a word: well-known, council’s, 10.30, stet.org. */
const joint = "[-‐‑'’.,:·@/&]?";
/** What stands around a word and touches it; a dash is none of it. */
const around = '[^\\s\\p{Pd}\\p{L}\\p{M}\\p{N}]*';

const wordGoesOnBefore = new RegExp(`${letter}${joint}$`, 'u');
const wordGoesOn = new RegExp(`^${joint}${letter}`, 'u');
const hasWord = new RegExp(spaced, 'u');
const hasUnspaced = new RegExp(`[${unspaced}]`, 'u');
const spaceAtEdge = /^\s|\s$/;

/** Whether they are words from edge to edge. A part of one, or what has spaces of its own, is meant as it is. */
export const isWholeWords = (before: string, words: string, after: string): boolean =>
  hasWord.test(words) &&
  !hasUnspaced.test(words) &&
  !spaceAtEdge.test(words) &&
  !wordGoesOnBefore.test(before) &&
  !wordGoesOn.test(after);

/** Whether a place between these two is in the midst of a word, also at an apostrophe of it. */
export const isWithinWord = (before: string, after: string): boolean =>
  /[\p{L}\p{M}\p{N}]['’]?$/u.test(before) && /^['’]?[\p{L}\p{M}\p{N}]/u.test(after);

const openBefore = /(?:^|[\n\p{Ps}\p{Pi}\p{Pf}\p{Pd}"'¿¡])$/u;
const closeAfter = /^(?:$|\n|(?![\p{Ps}¿¡@#&])\p{P})/u;

/**
 * Which of the spaces is one too many where words were taken out between these two. A space that does
 * not break is there for what it holds together, and stays if one can.
 */
export function spaceTooMany(before: string, after: string): 'before' | 'after' | undefined {
  const left = /\p{Zs}$/u.exec(before)?.[0];
  const right = /^\p{Zs}/u.exec(after)?.[0];
  if (left && right) return left !== ' ' && right === ' ' ? 'after' : 'before';
  if (left && closeAfter.test(after)) return 'before';
  return right && openBefore.test(before) ? 'after' : undefined;
}

const wantsSpaceBehind = new RegExp(`(?:${spaced}|[.,;:!?…،؛؟)\\]}])$`, 'u');
/** Of a quotation that ends there, or of the boats’. */
const quoteBehind = new RegExp(`(?:${letter}|[.,;:!?…])['"’”“»«]$`, 'u');
const wordFirst = new RegExp(`^${around}${spaced}`, 'u');
const wordLast = new RegExp(`${spaced}${around}$`, 'u');
const letterFirst = new RegExp(`^${spaced}`, 'u');

/** Where words lack a space that were put between these two. */
export const missingSpaces = (before: string, words: string, after: string) => ({
  before:
    wordFirst.test(words) &&
    (wantsSpaceBehind.test(before) || (quoteBehind.test(before) && !letterFirst.test(after))),
  after: wordLast.test(words) && letterFirst.test(after),
});
