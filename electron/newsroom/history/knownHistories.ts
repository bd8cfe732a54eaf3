import type { WriteSurroundings } from '../storage/durableWrite.ts';
import { ArticleHistory } from './articleHistory.ts';

/** A history knows all its versions by heart, about a megabyte after a long week. */
const mostKnown = 8;

/**
 * Gives the history that lies in a file. Those asked for last are known; another one is read again,
 * and who has it may go on with it.
 */
export function knownHistories(disk: WriteSurroundings): (file: string) => ArticleHistory {
  /** The one asked for last comes last. */
  const known = new Map<string, ArticleHistory>();
  return (file) => {
    const history = known.get(file) ?? new ArticleHistory(file, disk);
    known.delete(file);
    known.set(file, history);
    const [first] = known.keys();
    if (known.size > mostKnown && first !== undefined) known.delete(first);
    return history;
  };
}
