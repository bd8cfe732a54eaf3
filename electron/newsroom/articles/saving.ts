import path from 'node:path';
import { type ArticleText, isSameText, untimed } from '../../../shared/article/articleText.ts';
import { isDocument } from '../../../shared/article/changedBlocks.ts';
import { asShown } from '../../../shared/article/firstId.ts';
import { articleVersion } from '../../../shared/article/model.ts';
import type { NotFollowed, SavedArticle } from '../../../shared/contract/articles.ts';
import type { Journaled } from '../../../shared/contract/journal.ts';
import { makesVersion } from '../history/displacing.ts';
import type { Place } from '../journal/records.ts';
import type { JournaledArticle } from '../newsroom.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { writeQueue } from '../storage/writeQueue.ts';
import { newerVersion, readText, writeArticle } from './articleBytes.ts';
import type { Desk } from './articles.ts';
import { momentOf } from './moment.ts';

/**
 * Writes an article over the revision it was read from. `dates.modified` becomes the time of this
 * save (the caller is told, to take it over); nothing else is touched. An article that says what its
 * file says already is not written again, so that saving twice changes nothing.
 */
export async function saveArticle(
  desk: Desk,
  file: string,
  base: string,
  text: ArticleText,
  journaled?: Journaled,
): Promise<SavedArticle> {
  const location = await desk.library.registry.resolve(file);
  const { id } = text.metadata;
  return save(desk, { file, id, location, base, journaled }, () => ({ text }));
}

/** A text that is to be saved. */
interface ToSave {
  text: ArticleText;
  /** Once the journal has this text, or could not take it; absent: it has. */
  inJournal?: Promise<unknown> | undefined;
}

/**
 * @param toSave asked once the thread that saves looks at the file already. What it throws ends the
 * save.
 */
async function save(
  desk: Desk,
  {
    file,
    id,
    location,
    base,
    journaled,
  }: {
    file: string;
    /** The article's. */
    id: string;
    location: string;
    base: string;
    journaled: Journaled | undefined;
  },
  toSave: () => ToSave,
): Promise<SavedArticle> {
  let made: Content | undefined;
  const make = async () => {
    const { text, inJournal } = toSave();
    made = await contentOf(desk, location, base, text);
    const { bytes } = made;
    return { bytes, journal: inJournal && flagOf(inJournal) };
  };
  // In turn with what else is done to the file by that name, such as giving it another one.
  const written = await writeQueue.run(location, async () => {
    const displacing = desk.histories.displacing(location, id);
    const author = makesVersion(displacing) ? await desk.histories.author() : undefined;
    return desk.saves.write({ path: location, base, displacing, author, text: make });
  });
  const { bytes, text: saying, modified } = made as Content;
  const { revision } = written;
  desk.histories.displaced(location, written);
  desk.histories.saved(location, { bytes, modified: written.modified, text: saying, revision });
  if (written.changed) desk.library.changes.written(location, revision);
  // Nobody waits for its journal to hear of it: all it would offer is the text that is in the file.
  void tell(desk, journaled, { location, base: revision });
  return {
    file,
    name: path.basename(location),
    revision: written.revision,
    savedAt: written.modified.toISOString(),
    bytes: bytes.length,
    ...(modified && { modified }),
    ...unkeptAt(desk, location),
  };
}

/**
 * The same for a text that a journal holds, so that it need not be sent, checked and written down as
 * a whole once more.
 *
 * @param text what was changed since the revision that it goes on from
 * @returns a word where nothing was written: the journal says something else than the window, or it
 * cannot be told
 */
export async function saveJournaled(
  desk: Desk,
  { file, base, metadata, text, journaled }: JournaledArticle,
): Promise<SavedArticle | NotFollowed> {
  const { registry } = desk.library;
  // Known by then, and so the thread that saves is asked before the journal has written.
  const location = registry.placeOf(file) ?? (await registry.resolve(file));
  try {
    return await save(desk, { file, id: metadata.id, location, base, journaled }, () => {
      const { doc, kept } = desk.journals.docAt(journaled) ?? {};
      // What both had last is what lies in the file.
      const before = desk.histories.seenAt(location, base)?.text?.doc;
      if (!doc || !before) throw new Unfollowed('unknown');
      if (!isDocument(doc, asShown(before), text)) throw new Unfollowed('unlike');
      return { text: { metadata, doc }, inJournal: kept };
    });
  } catch (error) {
    if (error instanceof Unfollowed) return error.why;
    throw error;
  }
}

/** Ends a save before anything is written. */
class Unfollowed extends Error {
  readonly why: NotFollowed;

  constructor(why: NotFollowed) {
    super(`The journal’s text is ${why}`);
    this.why = why;
  }
}

export function unkeptAt(
  { histories }: Desk,
  location: string,
): Pick<SavedArticle, 'unkeptVersion'> {
  const unkeptVersion = histories.unkept(location);
  return unkeptVersion ? { unkeptVersion } : {};
}

/** For a thread that waits. */
function flagOf(settled: Promise<unknown>): Int32Array<SharedArrayBuffer> {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const raise = () => {
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  };
  settled.then(raise, raise);
  return flag;
}

/** The text is in a file now; a journal that cannot be told so only offers it once more. */
export async function tell(desk: Desk, journaled: Journaled | undefined, place: Place) {
  if (!journaled) return;
  await desk.journals.saved(journaled.journal, journaled.sequence, place).catch(() => undefined);
}

export const withModified = ({ metadata, doc }: ArticleText, modified: string): ArticleText => ({
  metadata: { ...metadata, dates: { ...metadata.dates, modified } },
  doc,
});

interface Content {
  bytes: Uint8Array;
  text: ArticleText;
  modified: string | undefined;
}

/** What is to lie in the file: with the time of this save, or what lies there if it says the same. */
async function contentOf(
  desk: Desk,
  location: string,
  base: string,
  text: ArticleText,
): Promise<Content> {
  const same = await unchanged(desk, location, base, text);
  if (same) return same;
  const modified = momentOf(new Date());
  const saying = withModified(text, modified);
  return { bytes: writeArticle(saying), text: saying, modified };
}

/**
 * The bytes of the file if they are the base and say what the article says.
 *
 * @throws FailureError `newer-version`: whatever is sent, it can hold less than what lies there
 */
async function unchanged(desk: Desk, location: string, base: string, text: ArticleText) {
  const seen = desk.histories.seenAt(location, base);
  const bytes = seen?.bytes ?? (await readWhole(location).catch(() => undefined));
  if (!bytes || (!seen && revisionOf(bytes) !== base)) return undefined;
  const inFile = seen?.text ?? readText(bytes);
  if (inFile.metadata.version > articleVersion) throw newerVersion();
  // Its one line has an id since it was shown, which nobody did.
  const shown = asShown(inFile.doc);
  const doc = shown.eq(text.doc) ? shown : inFile.doc;
  if (!isSameText(untimed({ ...inFile, doc }), untimed(text))) return undefined;
  return { bytes, text: inFile, modified: inFile.metadata.dates?.modified };
}
