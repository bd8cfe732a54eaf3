import { literalPattern } from './literal.ts';
import { explained } from './patternFault.ts';
import { atWordEdges } from './wholeWord.ts';

export interface FindQuery {
  text: string;
  matchCase: boolean;
  wholeWord: boolean;
  regularExpression: boolean;
}

/** What is sent to whoever looks: plain data, so that a worker can be asked. */
export interface Search {
  source: string;
  flags: string;
  wholeWord: boolean;
  /** BCP 47; decides where words end in scripts without spaces. */
  language: string;
}

export type Compiled =
  | { kind: 'nothing' }
  | { kind: 'wrong'; message: string }
  | { kind: 'search'; search: Search };

/** What a person asked for as a pattern, or what is wrong with it in a sentence. */
export function compile(query: FindQuery, language: string): Compiled {
  if (query.text === '') return { kind: 'nothing' };
  const { wholeWord } = query;
  const flags = query.matchCase ? 'gmu' : 'gimu';
  if (query.regularExpression) {
    try {
      // Alone first: put between brackets of ours, what is wrong could look right.
      new RegExp(query.text, flags);
    } catch (error) {
      return { kind: 'wrong', message: explained(error) };
    }
  }
  const asked = query.regularExpression ? `(?:${query.text})` : literalPattern(query.text);
  const source = wholeWord ? atWordEdges(asked) : asked;
  return { kind: 'search', search: { source, flags, wholeWord, language } };
}
