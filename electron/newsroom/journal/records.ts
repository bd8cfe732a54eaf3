import type { Article } from '../../../shared/article/model.ts';
import type { UndoPart } from '../../../shared/contract/journal.ts';

/** What a journal file is made of; see storage/records.ts for how it lies there. */

/** Where the article lies that the journal belongs to. */
export interface Place {
  /** As `locationOf` spells it. */
  location: string;
  /** The revision of the file that the text here goes on from. */
  base: string;
}

interface At {
  /** Milliseconds since 1970. */
  at: number;
}

/** Always the first record, and the only one that holds a whole article. */
export interface Beginning extends At {
  kind: 'begin';
  version: 1;
  /** `identity` of the process that writes the journal. */
  owner: string;
  /** Absent while the article has no file. */
  place?: Place;
  /** The article is what the file says at that revision. */
  asInFile?: true;
  /** What the file says at that revision where the article is another text, if that is known. */
  before?: Article;
  article: Article;
}

interface Steps extends At {
  kind: 'steps';
  /** ProseMirror steps as JSON, metadata's among them. */
  steps: unknown[];
  /** Their places in the undo history; absent where an older Stet wrote them. */
  undo?: UndoPart[];
}

export type JournalRecord =
  | Beginning
  | Steps
  /**
   * The file now has that revision; `whole`: it says what the journal says up to here, else up to so
   * many records of steps `ago`, where that is known.
   */
  | (At & { kind: 'saved'; place: Place; whole: boolean; ago?: number })
  /** A person let this text go. */
  | (At & { kind: 'discarded' });

export const journalVersion = 1;
