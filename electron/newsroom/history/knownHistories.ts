import type { WriteSurroundings } from '../storage/durableWrite.ts';
import { ArticleHistory } from './articleHistory.ts';

/** A history knows all its versions by heart, about a megabyte after a long week. */
const mostKnown = 8;

/** The histories that were asked for last. Another one is read again; who has one may go on with it. */
export class KnownHistories {
  readonly #disk: WriteSurroundings;
  /** The one asked for last comes last. */
  readonly #known = new Map<string, ArticleHistory>();

  constructor(disk: WriteSurroundings) {
    this.#disk = disk;
  }

  /** The one that lies in that file. */
  in(file: string): ArticleHistory {
    const history = this.#known.get(file) ?? new ArticleHistory(file, this.#disk);
    this.#known.delete(file);
    this.#known.set(file, history);
    for (const first of this.#known.keys()) {
      if (this.#known.size <= mostKnown) break;
      this.#known.delete(first);
    }
    return history;
  }
}
