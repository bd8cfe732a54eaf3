import { folded, foldedWords } from '../../ui/folded.ts';

export interface Findable {
  /** What is shown and searched. */
  text: string;
  /** Searched too, but worth less. */
  also: string;
}

/** Those that hold every word of `query`; a match at the start of a word before one inside, or across. */
export function find<T extends Findable>(all: readonly T[], query: string): T[] {
  const words = foldedWords(query);
  if (words.length === 0) return [...all];
  return all
    .map((item) => ({ item, score: scoreOf(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function scoreOf({ text, also }: Findable, words: readonly string[]): number {
  const name = folded(text);
  const other = folded(also);
  let score = 0;
  for (const word of words) {
    const start = new RegExp(`(?<![\\p{L}\\p{N}])${literally(word)}`, 'u');
    if (name.startsWith(word)) score += 8;
    else if (start.test(name)) score += 4;
    else if (start.test(other)) score += 3;
    // “factbox” is “Fact box”, too.
    else if (name.replace(/\s/g, '').includes(word)) score += 2;
    else if (other.includes(word)) score += 1;
    else return 0;
  }
  return score;
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
