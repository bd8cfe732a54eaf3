import type { UndoSession } from '../../../shared/contract/journal.ts';
import { type JournalFolder, movedTo } from './journalFolder.ts';
import type { KeptJournal } from './keptJournal.ts';
import type { LiveJournals } from './liveJournals.ts';
import type { Place } from './records.ts';
import { type LastSession, type SessionEnd, SessionEnds, undoableSessions } from './sessions.ts';

/** The sessions that journals tell of, one each: those that windows have, and those from before. */
export class KnownSessions {
  readonly #folder: JournalFolder;
  readonly #live: LiveJournals;
  readonly #ends = new SessionEnds();
  #surveyed = false;
  #moves = Promise.resolve();

  constructor(folder: JournalFolder, live: LiveJournals) {
    this.#folder = folder;
    this.#live = live;
  }

  /** Texts that no window has and that are in no file yet. The ends of sessions are known from then on. */
  async waiting(): Promise<KeptJournal[]> {
    return (await this.#survey()).kept;
  }

  /** A save has put all of its text into that file. */
  saved(end: SessionEnd): void {
    this.#ends.set(end);
  }

  /** The text of a closed journal was found to be all in that file. */
  async ended(end: SessionEnd): Promise<void> {
    const { id, place } = end;
    this.#ends.set(end);
    // Undo after the next start is all that is lost where this fails.
    await this.#live.inTurn(id, () => this.#folder.ended(id, place)).catch(() => undefined);
  }

  /** A file has another name now; all journals know once this resolves. Never rejects. */
  async moved(from: string, to: string): Promise<void> {
    const shown = this.#live.at(from).map(({ id }) => this.#follow(id, from, to));
    // One after the other: the next file may have got the name that this one had.
    this.#moves = this.#moves.then(() => this.#followUnseen(from, to));
    await Promise.allSettled([...shown, this.#moves]);
  }

  /** A session and those before it. */
  undoable(last: LastSession): Promise<UndoSession[]> {
    return undoableSessions(last, {
      ends: this.#ends,
      read: (id) => this.#live.inTurn(id, () => this.#folder.recordsOf(id)),
      isLive: (id) => this.#live.has(id),
    });
  }

  /** The same of the one that ended with that file, unless another window than this has it. */
  async undoableIn(window: string, { location, base }: Place): Promise<UndoSession[]> {
    if (!this.#surveyed) await this.waiting().catch(() => undefined);
    // Nobody waits for a journal to hear of a save; but here it must have.
    await this.#live.settled();
    const end = this.#ends.find({ location, base }, new Set());
    if (!end) return [];
    const holder = this.#live.get(end.id)?.window;
    // What is done in another window is that one's to undo.
    if (holder !== undefined && holder !== window) return [];
    return this.undoable({ id: end.id, location, base });
  }

  /** Behind what the journal is still to hear of a save by the old name. */
  #follow(id: string, from: string, to: string): Promise<void> {
    return this.#live.inTurn(id, async () => {
      for (const end of this.#ends.at(from).filter((one) => one.id === id)) {
        this.#ends.set({ ...end, place: { ...end.place, location: to } });
      }
      const journal = this.#live.get(id);
      if (!journal) {
        await this.#folder.moved(id, from, to);
        return;
      }
      if (journal.place?.location !== from) return;
      journal.place = { ...journal.place, location: to };
      const { file, place, sequence, savedUpTo } = journal;
      await file.append(movedTo(place, sequence === savedUpTo));
    });
  }

  /** Those that no window has, some of them since before the last start. */
  async #followUnseen(from: string, to: string): Promise<void> {
    const { kept, letGo } = await this.#survey().catch(() => ({ kept: [], letGo: [] }));
    const there = [...kept, ...letGo].filter(({ place }) => place?.location === from);
    const ids = [...there, ...this.#ends.at(from)]
      .map(({ id }) => id)
      .filter((id) => !this.#live.has(id));
    await Promise.allSettled([...new Set(ids)].map((id) => this.#follow(id, from, to)));
  }

  async #survey() {
    const survey = await this.#folder.survey((id) => this.#live.has(id));
    for (const end of survey.ends) this.#ends.set(end);
    this.#surveyed = true;
    return survey;
  }
}
