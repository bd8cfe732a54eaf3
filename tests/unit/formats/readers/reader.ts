import type { Article } from '../../../../shared/article/model.ts';
import type { Made } from '../render.ts';
import type { WordChoices } from '../visibleWords.ts';

/** How the property tests read one format: nothing in it may come from the format's own code. */
export interface Reader {
  /**
   * The words of kicker, headline, standfirst and body, in any order; not those of byline, dates,
   * corrections and other fields. A word that the marks only divide is one.
   */
  words(made: Made, article: Article): string[] | Promise<string[]>;
  /** Where this format differs from a web page. */
  choices?: Partial<WordChoices>;
  /** What a validator that nobody here wrote has against it. */
  complaints?(made: Made, article: Article): string[] | Promise<string[]>;
}

export const wordsIn = (...texts: (string | undefined)[]): string[] =>
  texts.flatMap((text) => (text ?? '').split(/\s+/)).filter((word) => word !== '');
