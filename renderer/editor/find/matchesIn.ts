import type { Search } from './query.ts';
import { endsAreWordEnds, type WordEnds, wordEnds } from './wholeWord.ts';

/** A match in one text, in UTF-16 units. */
export interface Match {
  from: number;
  to: number;
  /** What a regular expression's groups hold, from $1 on. */
  groups?: readonly (string | undefined)[];
  /** By their names. */
  named?: Readonly<Record<string, string | undefined>>;
}

/** Stands in a text for what is no text: an inline block that nobody may match away. */
export const noText = '\ufffc';

export type Finder = (text: string) => Match[];

/** Finds what a search means, one text after the other. Matches never overlap and are never empty. */
export function finderFor({ source, flags, wholeWord, language }: Search): Finder {
  const pattern = new RegExp(source, flags);
  const words = wholeWord ? wordEnds(language) : undefined;
  return (text) => allIn(text, pattern, words);
}

function allIn(text: string, pattern: RegExp, words: WordEnds | undefined): Match[] {
  const matches: Match[] = [];
  pattern.lastIndex = 0;
  for (;;) {
    const found = pattern.exec(text);
    if (!found) return matches;
    const from = found.index;
    const to = from + found[0].length;
    const taken =
      to > from && !found[0].includes(noText) && (!words || endsAreWordEnds(text, from, to, words));
    if (taken) matches.push(asMatch(from, to, found));
    // Past this letter: a match that is not taken may hide one that begins inside it.
    else pattern.lastIndex = from + (isPair(text, from) ? 2 : 1);
  }
}

function asMatch(from: number, to: number, found: RegExpExecArray): Match {
  const match: Match = { from, to };
  if (found.length > 1) match.groups = found.slice(1);
  if (found.groups) match.named = { ...found.groups };
  return match;
}

const isPair = (text: string, at: number) => (text.codePointAt(at) ?? 0) > 0xffff;
