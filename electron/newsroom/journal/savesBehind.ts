import type { Article } from '../../../shared/article/model.ts';
import type { InFile } from './articleFile.ts';
import type { JournalFolder } from './journalFolder.ts';
import type { KeptJournal } from './keptJournal.ts';
import type { LiveJournals } from './liveJournals.ts';
import type { Place } from './records.ts';
import { unheardSave } from './unheardSave.ts';

/** Saves that come to their end behind the window that asked for them. */
export interface SavesBehind {
  /**
   * No window has that text any more: it went on while the drive of its first file did not answer, and
   * another library may be open.
   */
  saved(id: string, place: Place): Promise<void>;
  /** What the file says by now, where each text that goes on from this said the same since. */
  saidSince(place: Place): Promise<Article | undefined>;
}

/** @param inFile what the file of a kept text says, if it can be read now */
export function createSavesBehind(
  folder: JournalFolder,
  live: LiveJournals,
  inFile: (kept: KeptJournal) => Promise<InFile | undefined>,
): SavesBehind {
  return {
    async saved(id, place) {
      const kept = await folder.read(id);
      const unheard = kept.place ? undefined : unheardSave(kept, await inFile({ ...kept, place }));
      if (!unheard) return;
      await folder.heard(id, unheard.record);
      live.freed();
    },
    async saidSince({ location, base }) {
      const there = live.at(location).filter(({ place }) => place?.base === base);
      const said = there.map(async ({ id }) => {
        const kept = await live.inTurn(id, () => folder.read(id));
        return unheardSave(kept, await inFile(kept))?.before;
      });
      // To the text of another window what this one saved is somebody else's.
      const [first, ...others] = await Promise.all(said);
      return others.every((other) => other) ? first : undefined;
    },
  };
}
