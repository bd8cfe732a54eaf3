import { bylineIn } from './byline.ts';
import type { Copy } from './claim.ts';
import { datelineAtStart } from './dateline.ts';
import { endsWithAbbreviation, endsWithPunctuation } from './endings.ts';
import { isNameplate } from './organisations.ts';
import { isSpecialLine } from './specialLine.ts';

/** Longest headline, in characters. */
export const headlineLength = 180;

const item = /^(?:[-*•·]|\d{1,3}[.)])\s/;

/** Whether a passage can be the headline, as far as it and what follows it tell. */
export function mayBeHeadline({ passages, reading }: Copy, index: number): boolean {
  const text = passages[index]?.text ?? '';
  if (text === '' || text.length > headlineLength || !/\p{L}{2}|\p{Lo}/u.test(text)) return false;
  if (item.test(text) || isSpecialLine(text) || datelineAtStart(text, reading, true)) return false;
  if (!endsWithPunctuation(text) || /[?!…]["'”’»]?$/.test(text)) return true;
  if (text.endsWith(',') && goesOnBelow({ passages, reading }, index)) return true;
  if (endsWithAbbreviation(text)) return true;
  // With a full stop only what stands over a byline, a dateline or itself.
  const next = passages[index + 1]?.text ?? '';
  return (
    text.length <= 90 &&
    text.endsWith('.') &&
    (bylineIn(next) !== undefined ||
      sameWords(next, text) ||
      datelineAtStart(next, reading, true) !== undefined)
  );
}

/** Words that no headline ends with. */
const expectsMore =
  /\s(?:the|a|an|of|to|and|or|for|in|on|at|with|by|from|as|der|die|das|den|und|von|für|im|am|de|du|des|la|le|les|et|à|y|del|el|di|il|van|het|och|av|para|do|da)$/i;

/** The line right below belongs to the same headline: it goes on in small letters, or has to. */
export function goesOnBelow({ passages }: Copy, index: number): boolean {
  const text = passages[index]?.text ?? '';
  const next = passages[index + 1];
  if (!next || next.afterBlank) return false;
  return /^\p{Ll}/u.test(next.text) || expectsMore.test(text.slice(-12));
}

/** `Topic | Headline`; not `Headline | The Harbor Courier`. */
export function kickerIn(text: string): { topic: string; length: number } | undefined {
  const match = /^(\S[^|│¦]{0,39}?)\s*[|│¦]\s*(?=\S)/u.exec(text);
  if (!match?.[1]) return undefined;
  const rest = text.slice(match[0].length);
  const [before, after] = [match[1], rest].map((part) => part.split(/\s+/).length);
  // "Truce holds | Courier" and longer titles before a short name are a page's title and its site.
  const isSite = isNameplate(rest) || (after === 1 && before !== 1) || (before ?? 0) > 5;
  if (isSite || ((before ?? 0) > 3 && rest.length <= match[1].length)) return undefined;
  return { topic: match[1], length: match[0].length };
}

/** The same letters and digits in the same order, whatever their case and what stands between. */
export function sameWords(one: string, other: string): boolean {
  if (one.length > headlineLength * 2 || other === '') return false;
  const words = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return words(one) !== '' && words(one) === words(other);
}
