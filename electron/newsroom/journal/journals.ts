import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Node } from '@tiptap/pm/model';
import { isBlank } from '../../../shared/article/blank.ts';
import type { Article } from '../../../shared/article/model.ts';
import { statisticsOf } from '../../../shared/article/statistics.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { Journaled, KeptText } from '../../../shared/contract/journal.ts';
import { isSameArticle } from '../articles/articleBytes.ts';
import { getReady } from '../articles/getReady.ts';
import type { Histories } from '../history/histories.ts';
import type { FileRegistry } from '../library/fileRegistry.ts';
import type { JournalService } from '../newsroom.ts';
import { OwnThread } from '../storage/ownThread.ts';
import { identity } from '../storage/temporaryName.ts';
import { writeQueue } from '../storage/writeQueue.ts';
import { type NewText, saysInItsFile, startOf } from './articleFile.ts';
import { JournalFolder } from './journalFolder.ts';
import type { KeptJournal } from './keptJournal.ts';
import { KnownSessions } from './knownSessions.ts';
import { addSteps, expectSteps, type LiveJournal, type Steps, unsavedText } from './liveJournal.ts';
import { LiveJournals } from './liveJournals.ts';
import { LiveText } from './liveText.ts';
import type { JournalRecord, Place } from './records.ts';
import { createSavesBehind } from './savesBehind.ts';
import { unheardSave } from './unheardSave.ts';

/** A living process says so this often, in ms. */
const heartbeat = 60_000;

export interface Journals extends JournalService {
  /**
   * The text that a journal holds, or will hold with what is on its way there, if it goes up to that
   * and no further. `kept`: once it does, or never will; absent: it does already.
   */
  docAt(journaled: Journaled): { doc: Node; kept?: Promise<unknown> } | undefined;
  /**
   * The text of an article as a window of this process shows it, where not all of it is saved.
   *
   * @param location absolute
   */
  unsavedAt(location: string): Article | undefined;
  /** See `SavesBehind`. */
  saidSince(place: Place): Promise<Article | undefined>;
  /**
   * Texts that no window has, by the place of their articles. Asks no disk but the journals' own, so
   * that a file may say the same by now.
   */
  waiting(): Promise<ReadonlyMap<string, Article>>;
  /** A save has ended; `upTo` is the `sequence` that the saved text goes up to. */
  saved(journal: string, upTo: number, place: Place): Promise<void>;
  /** A window shows that article no more: what was done in it is another window's to undo. */
  left(window: string, file: string): void;
  /** A file has another name now; all its journals know once this resolves. Never rejects. */
  moved(from: string, to: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * What people type, kept safe from the first letter on, before and besides any save. One file an
 * article and sitting in the user's own data folder; see records.ts for what is in it.
 *
 * @param texts what files said: known without asking their disk, and told of restored texts and of
 * those that words are typed over
 * @param filesOf where the library has an article, by its own id
 */
export function createJournals(
  userData: string,
  registry: FileRegistry,
  texts: Pick<Histories, 'remember' | 'saidAt' | 'seenAt' | 'typedOver' | 'understood'>,
  filesOf: (id: string) => Promise<string[]>,
): Journals {
  // Whatever becomes of the disk that articles lie on, what is typed is kept on this one.
  const thread = new OwnThread();
  const folder = new JournalFolder(path.join(userData, 'journal'), thread.fs);
  const live = new LiveJournals();
  const sessions = new KnownSessions(folder, live);
  const beat = setInterval(() => {
    for (const { file } of live.all()) void folder.touch(file.path);
  }, heartbeat);
  beat.unref();

  async function begins(window: string, id: string, begin: NewText, steps: Steps): Promise<void> {
    live.refuseOthers(window, id);
    if (begin.as !== undefined) await folder.refuseIfTypedIn(id);
    const { text, place, records } = await startOf(begin, steps, registry, texts);
    const file = await folder.begin(id, records);
    if (begin.gone !== undefined) return;
    const isTyped = begin.article !== undefined || steps.steps.length > 0;
    const savedUpTo = place && !isTyped ? 1 : undefined;
    live.add({ id, window, file, text, place, sequence: 1, savedUpTo });
    void getReady(text.whole).then(() => {
      if (place && isTyped) texts.typedOver(place);
    });
  }

  /** The text goes on in what a browser has kept, unless it was typed on here after that. */
  async function outlived(window: string, id: string, at: number): Promise<void> {
    if (live.has(id) || live.isOthers(window, id)) return;
    const { records } = await folder.recordsOf(id);
    const last = records.findLast(({ kind }) => kind === 'begin' || kind === 'steps');
    if (!last || last.at >= at) return;
    await letGo(id);
    live.freed();
  }

  async function letGo(id: string): Promise<void> {
    const file = live.get(id)?.file;
    live.delete(id);
    await folder.discard(id, file);
  }

  /** Unless another window has taken it over, whose own it is then, or was until that was gone. */
  async function replaced(window: string, id: string): Promise<void> {
    if (live.isOthers(window, id)) return;
    const isListed = !live.has(id);
    await letGo(id);
    // It was listed while the line of its window was broken.
    if (isListed) live.freed();
  }

  /** Behind what it is still to hear of a save there. What is not saved then is offered. */
  function leave(journal: LiveJournal, location: string, isSaveOver = false): Promise<void> {
    const { id } = journal;
    return live.inTurn(id, async () => {
      // By then the window may show the same text under another name.
      if (live.get(id) !== journal || journal.place?.location !== location) return;
      const isUnsaved = unsavedText(journal) !== undefined;
      if (isUnsaved && !isSaveOver) {
        // A save that waits for its drive has its text from here.
        const over = writeQueue.run(location, async () => undefined);
        void over.then(() => leave(journal, location, true));
        return;
      }
      live.delete(id);
      if (isUnsaved) live.freed();
    });
  }

  const inFile = (kept: KeptJournal) => saysInItsFile(kept, filesOf);

  const behind = createSavesBehind(folder, live, inFile);

  return {
    hold: (window, signal) => live.hold(window, signal),
    async append({ window, journal, begin, after, steps, undo }) {
      if (begin) {
        const id = begin.as ?? randomUUID();
        await live.inTurn(id, () => begins(window, id, begin, { steps, undo }));
        if (journal !== undefined) {
          const letGoOf = () =>
            begin.gone === undefined
              ? replaced(window, journal)
              : outlived(window, journal, begin.gone);
          await live.inTurn(journal, letGoOf).catch(() => undefined);
        }
        return { journal: id, sequence: 1 };
      }
      if (journal === undefined) {
        throw new FailureError('bad-input', 'Steps without a text that they are made in.');
      }
      const known = live.get(journal);
      if (known && !known.adding) expectSteps(live.goesOn(window, journal, after), steps);
      if (known) known.adding++;
      try {
        return await live.inTurn(journal, async () => {
          const found = live.goesOn(window, journal, after);
          await addSteps(folder, found, { steps, undo }, texts.saidAt);
          if (found.place && steps.length > 0) texts.typedOver(found.place);
          return { journal, sequence: found.sequence };
        });
      } finally {
        if (known) known.adding--;
      }
    },
    async kept() {
      const found: KeptText[] = [];
      const all = await sessions.waiting();
      const files = await Promise.all(all.map(inFile));
      for (const [index, journal] of all.entries()) {
        const { id, article, at } = journal;
        const there = files[index];
        if (there && isSameArticle(there.article, article)) {
          await sessions.ended({ id, place: there.place, at });
          continue;
        }
        const place = journal.place ?? unheardSave(journal, there)?.place;
        if (!there && isBlank(article)) continue;
        found.push({
          journal: id,
          headline: headlineOf(article.content),
          words: statisticsOf(article.content, article.language).words,
          changed: new Date(at).toISOString(),
          ...(place && {
            file: registry.registerLocation(place.location),
            name: path.basename(place.location),
          }),
        });
      }
      return found.sort((one, other) => (one.changed < other.changed ? 1 : -1));
    },
    restore: (window, id) =>
      live.inTurn(id, async () => {
        // A window that asks again did not come to show it.
        const holder = live.get(id)?.window ?? window;
        if (holder !== window)
          throw new FailureError('busy', 'This text is open in another window.');
        const kept = await folder.read(id);
        const { article, at, records } = kept;
        const unheard = unheardSave(kept, await inFile(kept));
        const { place, before } = unheard ?? kept;
        if (place && before) texts.remember(place.location, place.base, before);
        const [first, ...since] = records;
        const text = LiveText.of(article);
        // The same journal with another owner: undo goes back through all of it.
        const file = await folder.begin(id, [
          { ...first, owner: identity },
          ...since,
          ...(unheard ? [unheard.record] : []),
        ]);
        const sequence = live.ownCount();
        live.add({ id, window, file, text, place, sequence });
        return {
          journaled: { journal: id, sequence },
          article: text.article(),
          changed: new Date(at).toISOString(),
          ...(place && {
            file: registry.registerLocation(place.location),
            base: place.base,
            name: path.basename(place.location),
          }),
        };
      }),
    async undoable(window, of) {
      if ('journal' in of) {
        const { id, place } = live.held(window, of.journal);
        return sessions.undoable({ id, location: place?.location });
      }
      const location = await registry.resolve(of.file);
      return sessions.undoableIn(window, { location, base: of.revision });
    },
    leave: (window, id) =>
      live.inTurn(id, async () => {
        if (live.get(id)?.window !== window) return;
        live.delete(id);
        live.freed();
      }),
    discard: (id) => live.inTurn(id, () => letGo(id)),
    docAt({ journal, sequence }) {
      const found = live.get(journal);
      if (!found) return undefined;
      const { coming } = found;
      if (coming?.sequence === sequence) {
        return { doc: coming.text.whole.doc, kept: live.inTurn(journal, async () => undefined) };
      }
      if (coming || found.sequence !== sequence) return undefined;
      return { doc: found.text.whole.doc };
    },
    unsavedAt: (location) => live.unsavedAt(location),
    saidSince: (place) => behind.saidSince(place),
    waiting: async () =>
      new Map(
        (await sessions.waiting()).flatMap(({ place, article }) =>
          place ? [[place.location, article] as const] : [],
        ),
      ),
    saved: (id, upTo, place) =>
      live.inTurn(id, async () => {
        // Whoever saved has the answer first.
        await nextTurn();
        const journal = live.get(id);
        if (!journal) return behind.saved(id, place);
        // What could not be kept is in the file: the text here still goes on from the one before.
        // What the window before had saved is no news of this one, which finds it in the file.
        if (journal.sequence < upTo || upTo < journal.from) return;
        journal.place = place;
        journal.savedUpTo = upTo;
        const ago = journal.sequence - upTo;
        const whole = ago === 0;
        const at = Date.now();
        const record: JournalRecord = { kind: 'saved', at, place, whole, ago };
        // After a power cut the next start holds the journal against its file.
        await journal.file.append(record, false);
        if (whole) sessions.saved({ id, place, at });
      }),
    left(window, file) {
      const location = registry.placeOf(file);
      if (location === undefined) return;
      for (const journal of live.at(location)) {
        if (journal.window === window) void leave(journal, location);
      }
    },
    moved: (from, to) => sessions.moved(from, to),
    async close() {
      clearInterval(beat);
      await live.close();
      await thread.close();
    },
  };
}
