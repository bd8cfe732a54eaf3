import { isNameplate } from './organisations.ts';

/** Longest headline, in characters. */
export const headlineLength = 180;

/** `Topic | Headline`; not `Headline | The Harbor Courier`. */
export function kickerIn(text: string): { topic: string; length: number } | undefined {
  const match = /^(\S[^|│¦]{0,39}?)\s*[|│¦]\s*(?=\S)/u.exec(text);
  if (!match?.[1]) return undefined;
  const rest = text.slice(match[0].length);
  if (match[1].split(/\s+/).length > 5 || rest.length <= match[1].length || isNameplate(rest))
    return undefined;
  return { topic: match[1], length: match[0].length };
}

/** The same letters and digits in the same order, whatever their case and what stands between. */
export function sameWords(one: string, other: string): boolean {
  if (one.length > headlineLength * 2 || other === '') return false;
  const words = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return words(one) !== '' && words(one) === words(other);
}
