/** Scripts that write words without spaces; there the language's own rules find their ends. */
export const unspaced =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const letter = `(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}_])`;

/**
 * Particles that Korean writes on to a noun: who looks for 부산 means 부산은 and 부산에서 too, but not
 * 부산물. At most two follow each other (에서는).
 */
const particles =
  '(?:께서|에게서|에게|에서|한테|으로|로|부터|까지|처럼|보다|마다|조차|마저|밖에|이나|이라|이랑|에|은|는|이|가|을|를|의|도|만|와|과|나|랑)';

/** The pattern where no word begins before it or goes on behind it. */
export const atWordEdges = (pattern: string): string =>
  `(?:(?<!${letter})|(?!${letter}))${pattern}` +
  `(?:(?!${letter})|(?<!${letter})|(?<=\\p{sc=Hangul})(?=${particles}{1,2}(?!${letter})))`;

const unspacedAt = new RegExp(`^[${unspaced}]`, 'u');
const unspacedEnd = new RegExp(`[${unspaced}]$`, 'u');

/** Whether both ends are ends of words also where nothing but the language tells. */
export function endsAreWordEnds(text: string, from: number, to: number, words: WordEnds): boolean {
  return isEnd(text, from, words) && isEnd(text, to, words);
}

function isEnd(text: string, at: number, words: WordEnds): boolean {
  const inside =
    unspacedEnd.test(text.slice(Math.max(0, at - 2), at)) &&
    unspacedAt.test(text.slice(at, at + 2));
  return !inside || words(text).has(at);
}

export type WordEnds = (text: string) => ReadonlySet<number>;

/** Where the words of a text begin and end; worked out once for the text that is asked about. */
export function wordEnds(language: string): WordEnds {
  let segmenter: Intl.Segmenter | undefined;
  let last: { text: string; ends: Set<number> } | undefined;
  return (text) => {
    if (last?.text === text) return last.ends;
    segmenter ??= segmenterOf(language);
    const ends = new Set<number>([text.length]);
    for (const { index } of segmenter.segment(text)) ends.add(index);
    last = { text, ends };
    return ends;
  };
}

function segmenterOf(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'word' });
  }
}
