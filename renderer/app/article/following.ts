import type { Journaled } from '../../../shared/contract/journal.ts';
import type { EarlierUndo, UndoableText } from './earlierUndo.ts';
import type { Entry } from './entering.ts';
import type { Held } from './held.ts';
import type { Journaling } from './journaling.ts';
import type { OpenArticle } from './sessionState.ts';

type Followed = { [Key in 'changed' | 'journaled']?: Entry[Key] | undefined };

export interface Following {
  /** Another text is shown, or none. */
  follow(entry: Followed): void;
  /** The text that is shown was read anew: its journal begins with that. */
  startJournal(): void;
}

/** The journal, and what undo goes back through, follow what is shown. */
export function createFollowing(
  held: Held,
  journaling: Journaling,
  earlier: EarlierUndo,
): Following {
  function startJournal({ documentId }: OpenArticle, { changed = false, journaled }: Followed) {
    const isShown = () => held.open()?.documentId === documentId;
    journaling.start({
      changed,
      journaled,
      article: () => (isShown() ? held.article() : undefined),
      place: () => ({ file: held.open()?.file, base: held.base }),
    });
  }

  function undoableText(
    open: OpenArticle | undefined,
    journaled: Journaled | undefined,
    changed: boolean,
  ): UndoableText | undefined {
    if (journaled) return { journal: journaled.journal };
    const { base } = held;
    if (open?.file === undefined || base === undefined || changed) return undefined;
    return { file: open.file, revision: base };
  }

  return {
    follow({ changed = false, journaled }) {
      const open = held.open();
      earlier.start(open?.documentId, undoableText(open, journaled, changed));
      if (open) startJournal(open, { changed, journaled });
      else journaling.stop();
    },
    startJournal() {
      const open = held.open();
      if (open) startJournal(open, {});
    },
  };
}
