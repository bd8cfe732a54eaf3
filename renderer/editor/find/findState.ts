import type { FindQuery } from './query.ts';

export interface FindState {
  open: boolean;
  /** Whether the line for replacing is shown too. */
  replacing: boolean;
  /** Whether every replacement is listed. */
  previewing: boolean;
  query: FindQuery;
  replacement: string;
  /** Capitals as in what is replaced. */
  keepCase: boolean;
  /** Only where the selection was. */
  inSelection: boolean;
  outcome: Outcome;
  /** What was just done, in a sentence. */
  done: string;
  /** Counts up when the fields should have the focus. */
  asked: number;
}

export type Outcome =
  /** Nothing is asked for. */
  | { kind: 'nothing' }
  | { kind: 'wrong'; message: string }
  | { kind: 'searching' }
  | {
      kind: 'found';
      count: number;
      /** From 1; 0 while the selection is no match. */
      current: number;
      /** Another number: other matches. */
      version: number;
      /** Indexes of those that stay as they are where all are replaced. */
      leftOut: ReadonlySet<number>;
    };

export interface Previewed {
  index: number;
  /** "Headline", "Caption". */
  place: string;
  before: string;
  found: string;
  after: string;
  replacement: string;
}

export const nothingAsked: FindState = {
  open: false,
  replacing: false,
  previewing: false,
  query: { text: '', matchCase: false, wholeWord: false, regularExpression: false },
  replacement: '',
  keepCase: true,
  inSelection: false,
  outcome: { kind: 'nothing' },
  done: '',
  asked: 0,
};
