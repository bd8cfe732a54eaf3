import type { MissingPicture } from './html/pictures.ts';
import type { RevisionChoice } from './html/revisions.ts';

/** What a paste cannot settle alone. */
export type PasteQuestion =
  | {
      kind: 'revisions';
      /** How many tracked changes there are. */
      count: number;
      /** undefined: nothing is pasted. */
      answer(choice: RevisionChoice | undefined): void;
    }
  | {
      kind: 'missing';
      pictures: readonly MissingPicture[];
      /** From another library, where the newsroom cannot reach them. */
      library?: string | undefined;
    };
