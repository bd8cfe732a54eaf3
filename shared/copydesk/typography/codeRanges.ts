/** From a place to the one behind its last. */
export interface Range {
  from: number;
  to: number;
}

const address = /(?:[a-z][a-z\d+.-]{1,15}:\/\/|www\.|mailto:)[^"“”«»]*/i;
const mail = /[\w.+'-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/;
/** Tags, calls, assignments, paths: words that no prose has. */
const code = /<\/?[a-z]|[\w)\]]\(\)|=["']|=>|&&|\|\||[{}\\]|^[.~]{0,2}\/\w+\//i;
/** A word that is longer is none, but a language that sets no spaces. */
const longestWord = 2_000;

/** Where a text is no prose but an address or code, in order. */
export function codeRanges(text: string): Range[] {
  if (!/[`/@\\{}=<|&(]|www\./i.test(text)) return [];
  const found: Range[] = [];
  for (const { index, 0: quoted } of text.matchAll(/`[^`]*`/g)) {
    found.push({ from: index, to: index + quoted.length });
  }
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    if (word.length > longestWord) continue;
    if (code.test(word)) found.push({ from: index, to: index + word.length });
    const named = address.exec(word) ?? mail.exec(word);
    if (named) {
      found.push({ from: index + named.index, to: index + named.index + named[0].length });
    }
  }
  return found.sort((one, other) => one.from - other.from);
}

export const isInRange = (ranges: readonly Range[], at: number) =>
  ranges.some(({ from, to }) => from <= at && at < to);
