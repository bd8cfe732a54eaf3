import type { Article } from '../../../shared/article/model.ts';
import type { UndoPart } from '../../../shared/contract/journal.ts';
import type { RecordFile } from '../storage/recordFile.ts';
import { identity } from '../storage/temporaryName.ts';
import type { JournalFolder } from './journalFolder.ts';
import type { LiveText } from './liveText.ts';
import { type Beginning, type JournalRecord, journalVersion, type Place } from './records.ts';

/** A journal that a window of this process writes. */
export interface LiveJournal {
  id: string;
  window: string;
  file: RecordFile;
  text: LiveText;
  place: Place | undefined;
  /** Goes up by one each time that steps are taken in. */
  sequence: number;
  /** What it was when its window began. */
  from: number;
  /** How many times steps are on their way. */
  adding: number;
  /** The `sequence` whose text is all in the file at `place`; undefined where none is. */
  savedUpTo?: number | undefined;
  /** What it will be once these steps, which are on their way, are kept. */
  coming?: { text: LiveText; sequence: number; steps: readonly unknown[] } | undefined;
  /** Where the file can begin when it has grown, and how many steps came since. */
  mark: { text: LiveText; place: Place | undefined; at: number; steps: number };
}

/**
 * So many steps, or bytes of them, are kept at least, for undo; once there are so many more, those
 * before them are folded into a new beginning: reading them back takes longer and longer. A step takes
 * its time however small it is, so that a few that change all of a long text have more room.
 */
const foldAfter = { steps: 4096, bytes: 1024 * 1024 };

/** @param before what the file says at that place, where that is another text */
export function beginning(
  text: LiveText,
  place: Place | undefined,
  before: Article | undefined,
): Beginning {
  const article = text.article();
  const at = Date.now();
  return {
    kind: 'begin',
    version: journalVersion,
    at,
    owner: identity,
    article,
    ...(place && { place }),
    ...(before && { before }),
  };
}

/** What a window shows and its file does not say; undefined where all of it is saved. */
export function unsavedText({ text, sequence, coming, savedUpTo }: LiveJournal) {
  return (coming?.sequence ?? sequence) === savedUpTo ? undefined : (coming?.text ?? text);
}

/** @param saidAt what a file said, as far as it is known without asking its disk */
export async function addSteps(
  folder: JournalFolder,
  journal: LiveJournal,
  steps: Steps,
  saidAt: SaidAt,
): Promise<void> {
  if (steps.steps.length === 0) return;
  try {
    // The steps are tried first, so that what is written can be read back; they count once written.
    const { coming } = journal;
    const next = coming?.steps === steps.steps ? coming.text : journal.text.with(steps.steps);
    const { mark } = journal;
    const bytes = journal.file.length - mark.at;
    if (bytes > foldAfter.bytes || mark.steps > foldAfter.steps) {
      await fold(folder, journal, saidAt);
    }
    await journal.file.append(stepsRecord(steps, Date.now()));
    journal.mark.steps += steps.steps.length;
    journal.text = next;
    journal.sequence++;
  } finally {
    if (journal.coming?.steps === steps.steps) journal.coming = undefined;
  }
}

/**
 * The text is known before it is kept, and a save can be made ready with it.
 *
 * @param steps what will be added next
 */
export function expectSteps(journal: LiveJournal, steps: readonly unknown[]): void {
  if (steps.length === 0) return;
  try {
    const text = journal.text.with(steps);
    journal.coming = { text, sequence: journal.sequence + 1, steps };
  } catch {
    // Said where they are added.
  }
}

/** The file begins at the mark, and may begin next time where it ends now. */
async function fold(folder: JournalFolder, journal: LiveJournal, saidAt: SaidAt): Promise<void> {
  const { text, place, at } = journal.mark;
  const since = await folder.recordsOf(journal.id, at, journal.file.length);
  // Of a save since then the records tell.
  const before = place && place.base === journal.place?.base ? saidAt(place) : undefined;
  const first = beginning(text, place, before);
  journal.file = await folder.begin(journal.id, [first, ...since.records]);
  journal.mark = markAt(journal);
}

type SaidAt = (place: Place) => Article | undefined;

export interface Steps {
  steps: readonly unknown[];
  undo?: readonly UndoPart[] | undefined;
}

export function stepsRecord({ steps, undo = [] }: Steps, at: number): JournalRecord {
  const told = undo.reduce((sum, part) => sum + part.steps, 0);
  const fits = told > 0 && told === steps.length;
  return { kind: 'steps', at, steps: [...steps], ...(fits && { undo: [...undo] }) };
}

export const markAt = ({
  text,
  place,
  file,
}: Pick<LiveJournal, 'text' | 'place' | 'file'>): LiveJournal['mark'] => ({
  text,
  place,
  at: file.length,
  steps: 0,
});
