import { finderFor, type Match } from './matchesIn.ts';
import type { Search } from './query.ts';

/**
 * Runs a person's regular expression apart from the window: some take longer than anybody lives
 * ((a+)+$ on a line of a's), and nothing but ending its thread stops one.
 */
export interface PatternRequest {
  id: number;
  search: Search;
  texts: readonly string[];
}
export interface PatternAnswer {
  id: number;
  /** For each text. */
  matches: Match[][];
}

const worker = globalThis as unknown as {
  onmessage: (event: { data: PatternRequest }) => void;
  postMessage(answer: PatternAnswer): void;
};

worker.onmessage = ({ data: { id, search, texts } }) => {
  const find = finderFor(search);
  worker.postMessage({ id, matches: texts.map(find) });
};
