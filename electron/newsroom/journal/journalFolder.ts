import fs from 'node:fs/promises';
import path from 'node:path';
import { FailureError } from '../../../shared/contract/failure.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { type FileSystem, realFileSystem } from '../storage/fileSystem.ts';
import { makeFolder } from '../storage/makeFolder.ts';
import { processAlive } from '../storage/processAlive.ts';
import { readWhole } from '../storage/readWhole.ts';
import { RecordFile } from '../storage/recordFile.ts';
import { decodeRecords } from '../storage/records.ts';
import { isMissing, readFailure, systemFailure } from '../storage/systemFailure.ts';
import { readIdentity } from '../storage/temporaryName.ts';
import { type KeptJournal, replayed } from './keptJournal.ts';
import { type Beginning, type JournalRecord, journalVersion, type Place } from './records.ts';
import { endOf, type SessionEnd } from './sessions.ts';

/** What lies in one file. */
export interface JournalFile {
  records: JournalRecord[];
  bytes: number;
}

/** A journal that nobody writes. */
interface ClosedJournal {
  file: RecordFile;
  /** Its end was cut off: nothing can be read behind that. */
  torn: boolean;
  records: readonly JournalRecord[];
}

/** What lies in the folder. */
interface Survey {
  /** Texts that nobody writes and that are in no file yet. */
  kept: KeptJournal[];
  /** Where sessions ended with a file that says the same. */
  ends: SessionEnd[];
  /** What a person let go, and may bring back. */
  letGo: Pick<KeptJournal, 'id' | 'place'>[];
}

export const outcome = 'What you type could not be kept safe';
const name = /^([0-9a-f-]{36})\.journal$/;

/** What is in a file, or was let go, may still be missed; in ms. */
const keptFor = 14 * 24 * 60 * 60 * 1000;
/** A process that is alive has touched its journals not longer ago than this, in ms. */
const silentAtMost = 5 * 60_000;

/** The journals on the disk: `<uuid>.journal`, one a text. */
export class JournalFolder {
  readonly #folder: string;
  readonly #fs: FileSystem;

  /** @param system what everything that typing waits for is done with */
  constructor(folder: string, system: FileSystem = realFileSystem) {
    this.#folder = folder;
    this.#fs = system;
  }

  async begin(id: string, records: readonly [Beginning, ...JournalRecord[]]): Promise<RecordFile> {
    const begin = () => RecordFile.begin(this.#pathOf(id), records, outcome, this.#fs);
    try {
      return await begin();
    } catch (error) {
      if (!(error instanceof FailureError) || error.failure.code !== 'not-found') throw error;
    }
    await fs.mkdir(path.dirname(this.#folder), { recursive: true }).catch((error) => {
      throw systemFailure(error, outcome, 'folder');
    });
    await makeFolder(this.#folder, outcome, this.#fs);
    return begin();
  }

  /** To go on with it. @throws FailureError `not-found`, `damaged`, `busy`, `io` */
  async read(id: string): Promise<KeptJournal> {
    const bytes = await this.#bytesOf(id, 'The kept text cannot be read');
    const { records, torn } = decodeRecords<JournalRecord>(bytes);
    await this.#refuseIfWritten(id, records);
    const text = replayed(id, records);
    if (!text)
      throw new FailureError(
        'damaged',
        'The kept text cannot be read. Its file was left as it is.',
      );
    // The end of a record that was being written; with a disk that forgets, perhaps more than that.
    if (torn) await this.#setAside(id, bytes);
    return text;
  }

  /**
   * What is in a journal, and how many bytes it is.
   *
   * @param from where a record begins
   * @param to where one ends
   * @throws FailureError `not-found`, `io`
   */
  async recordsOf(id: string, from = 0, to?: number): Promise<JournalFile> {
    const bytes = await this.#bytesOf(id, 'The kept text cannot be read');
    const { records } = decodeRecords<JournalRecord>(bytes.subarray(from, to));
    return { records, bytes: bytes.length };
  }

  /**
   * A window begins it once more, whose first try it may not have heard of.
   *
   * @throws FailureError `conflict` where somebody went on in it since, perhaps at an earlier start
   */
  async refuseIfTypedIn(id: string): Promise<void> {
    const { records } = await this.recordsOf(id).catch(() => ({ records: [] }));
    // It begins with two.
    if (!records.slice(2).some(({ kind }) => kind === 'steps')) return;
    throw new FailureError('conflict', 'Another window went on with this text.');
  }

  /** A closed journal has all its text in that file. One with a torn end is left as it is. */
  ended(id: string, place: Place): Promise<void> {
    return this.heard(id, { kind: 'saved', at: Date.now(), place, whole: true });
  }

  /** A closed journal is told of a save. One with a torn end is left as it is. */
  async heard(id: string, save: JournalRecord): Promise<void> {
    await hear(await this.#open(id), save);
  }

  /** The article of a closed journal has another name. One with a torn end is left as it is. */
  async moved(id: string, from: string, to: string): Promise<void> {
    const closed = await this.#open(id);
    const { records } = closed;
    const last = records.at(-1);
    // What is not all in the file is still to be offered.
    const whole = last?.kind === 'saved' && last.whole;
    const { place } = (whole ? endOf(id, records) : replayed(id, records)) ?? {};
    if (place?.location !== from) return;
    await hear(closed, movedTo({ ...place, location: to }, whole));
  }

  /**
   * Every text that nobody writes and that is in no file yet, as its journal ends. A journal that
   * cannot be read is set aside under another name; what was saved or let go is deleted after a
   * fortnight. Never rejects for the sake of one journal.
   *
   * @param isLive whether a window of this process writes it
   */
  async survey(isLive: (id: string) => boolean): Promise<Survey> {
    const names = await fs.readdir(this.#folder).catch((error) => {
      if (isMissing(error)) return [];
      throw readFailure(error, 'The kept texts cannot be read', 'folder');
    });
    const survey: Survey = { kept: [], ends: [], letGo: [] };
    for (const file of names) {
      const id = name.exec(file)?.[1];
      if (id === undefined || isLive(id)) continue;
      const { kept, end, letGo } = (await this.#look(id).catch(() => undefined)) ?? {};
      if (kept) survey.kept.push(kept);
      if (end) survey.ends.push(end);
      if (letGo) survey.letGo.push({ id, place: letGo });
    }
    return survey;
  }

  /** A person let this text go. @param file that this process writes it in */
  async discard(id: string, file?: RecordFile): Promise<void> {
    const there = file ?? (await this.#open(id)).file;
    await there.append({ kind: 'discarded', at: Date.now() });
  }

  /** To add to what nobody writes. */
  async #open(id: string): Promise<ClosedJournal> {
    const { records, bytes, torn } = decodeRecords<JournalRecord>(await this.#bytesOf(id, outcome));
    await this.#refuseIfWritten(id, records);
    return { file: RecordFile.at(this.#pathOf(id), bytes, outcome, this.#fs), torn, records };
  }

  async #refuseIfWritten(id: string, [first]: readonly JournalRecord[]): Promise<void> {
    if (first?.kind !== 'begin' || !isWritten(first.owner, await this.#ageOf(id))) return;
    throw new FailureError('busy', 'This text is open in another Stet.');
  }

  async #ageOf(id: string): Promise<number> {
    return Date.now() - (await fs.stat(this.#pathOf(id))).mtimeMs;
  }

  /** Says that its process is alive. */
  async touch(file: string): Promise<void> {
    const now = new Date();
    await fs.utimes(file, now, now).catch(() => undefined);
  }

  async #look(id: string): Promise<{
    kept?: KeptJournal | undefined;
    end?: SessionEnd | undefined;
    letGo?: Place | undefined;
  }> {
    const file = this.#pathOf(id);
    const bytes = await readWhole(file);
    const { records } = decodeRecords<JournalRecord>(bytes);
    const first = records[0];
    if (first?.kind !== 'begin') {
      await this.#setAside(id, bytes);
      await fs.unlink(file);
      return {};
    }
    // Written by a newer Stet, which will know what to do with it.
    if (first.version > journalVersion) return {};
    const age = await this.#ageOf(id);
    const written = isWritten(first.owner, age);
    const end = written ? undefined : endOf(id, records);
    const last = records.at(-1);
    if (isDone(last)) {
      const { place } = records.findLast((record) => record.kind === 'saved') ?? first;
      if (age <= keptFor) return { end, ...(last?.kind === 'discarded' && { letGo: place }) };
      await fs.unlink(file);
      return {};
    }
    if (written) return {};
    return { kept: replayed(id, records), end };
  }

  async #setAside(id: string, bytes: Uint8Array): Promise<void> {
    const stamp = new Date().toISOString().replace(/[:.]/g, '-');
    const aside = path.join(this.#folder, `${id}.damaged-${stamp}`);
    await durableWrite({ path: aside, bytes, base: 'any', outcome });
  }

  async #bytesOf(id: string, saying: string): Promise<Uint8Array> {
    return this.#fs.readFile(this.#pathOf(id)).catch((error) => {
      if (isMissing(error)) throw new FailureError('not-found', 'This text is no longer kept.');
      throw readFailure(error, saying);
    });
  }

  #pathOf(id: string): string {
    return path.join(this.#folder, `${id}.journal`);
  }
}

/** @param whole the file says all that the journal says */
export const movedTo = (place: Place, whole: boolean): JournalRecord => ({
  kind: 'saved',
  at: Date.now(),
  place,
  whole,
});

const isDone = (last: JournalRecord | undefined) =>
  last?.kind === 'discarded' || (last?.kind === 'saved' && last.whole);

/** Another Stet of this machine has it open; a number in use again is told by its silence. */
function isWritten(owner: string, age: number): boolean {
  const holder = readIdentity(owner);
  if (!holder?.local || holder.ours) return false;
  return Math.abs(age) < silentAtMost && processAlive(holder);
}

/** A text that a person let go of stays let go. */
async function hear({ file, torn, records }: ClosedJournal, save: JournalRecord): Promise<void> {
  const last = records.at(-1);
  if (torn) return;
  await file.append(save);
  if (last?.kind === 'discarded') await file.append(last);
}
