import path from 'node:path';
import { durableWrite, type WriteSurroundings } from '../storage/durableWrite.ts';
import { makeFolder } from '../storage/makeFolder.ts';
import { RecordFile } from '../storage/recordFile.ts';
import { encodeRecord, salvageRecords } from '../storage/records.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing, readFailure, systemFailure } from '../storage/systemFailure.ts';
import { syncFolder } from '../storage/temporaryFile.ts';
import { withTurn } from '../storage/turn.ts';
import { KnownVersions } from './knownVersions.ts';
import type { HistoryRecord } from './versionRecords.ts';

/** How sentences about a failure begin. */
export const outcome = 'The version was not kept';
const startEmpty = 0;

const unreadable = (error: unknown) => readFailure(error, 'The versions cannot be read');

/**
 * Where the versions of an article lie: a file of records that every Stet on a shared folder appends
 * to, one at a time. What another one added since is read before anything is added here.
 */
export class VersionsFile {
  readonly #path: string;
  readonly #disk: WriteSurroundings;
  #file: RecordFile;
  /** Which file that is: what is written anew may be as long as before. */
  #identity: string | undefined;
  #known = new KnownVersions();
  /** The whole file, when not all of it can be read. */
  #damaged: Uint8Array | undefined;

  constructor(file: string, disk: WriteSurroundings) {
    this.#path = file;
    this.#disk = disk;
    this.#file = this.#ofLength(startEmpty);
  }

  /** What lies there now. */
  async read(): Promise<KnownVersions> {
    const { size, identity } = await this.#disk.fs.stat(this.#path).catch((error) => {
      if (isMissing(error)) return { size: startEmpty, identity: undefined };
      throw unreadable(error);
    });
    if (size === this.#file.length && identity === this.#identity) return this.#known;
    const bytes = size === startEmpty ? new Uint8Array() : await this.#bytes();
    const { records, torn } = salvageRecords<HistoryRecord>(bytes);
    this.#file = this.#ofLength(bytes.length);
    this.#identity = identity;
    this.#damaged = torn ? bytes : undefined;
    this.#known = new KnownVersions(records);
    return this.#known;
  }

  async #bytes(): Promise<Uint8Array> {
    try {
      return await this.#disk.fs.readFile(this.#path);
    } catch (error) {
      throw unreadable(error);
    }
  }

  /** Within `inTurn`. */
  async append(record: HistoryRecord): Promise<void> {
    // Whoever lists the versions meanwhile takes the file for longer.
    const file = this.#file;
    try {
      await file.append(record);
    } catch (error) {
      await this.#cutOff(file.length).catch(() => undefined);
      throw error;
    }
    this.#known.take(record);
  }

  /** Writes it anew, with these records; within `inTurn`. */
  async begin(records: readonly HistoryRecord[]): Promise<void> {
    await this.#replace(this.#path, Buffer.concat(records.map(encodeRecord)));
    this.#identity = undefined;
    await this.read();
  }

  /**
   * No other Stet, on whatever machine, adds to it meanwhile.
   *
   * @param task is given what lies there
   */
  async inTurn<T>(task: (known: KnownVersions) => Promise<T>): Promise<T> {
    try {
      const { fs: disk, self } = this.#disk;
      let hasTurn = false;
      const inTurn = async () => {
        hasTurn = true;
        await this.read();
        if (this.#damaged) await this.#mend(this.#damaged);
        const named = this.#file.length === startEmpty ? await this.#create() : undefined;
        // Beside each other: both only have to be on the disk when this ends.
        const [done, name] = await Promise.allSettled([task(this.#known), named?.synced]);
        if (done.status === 'rejected') {
          if (named) await this.#takeBack().catch(() => undefined);
          throw done.reason;
        }
        if (name.status === 'rejected') throw name.reason;
        return done.value;
      };
      try {
        return await withTurn(disk, this.#path, inTurn, self);
      } catch (error) {
        if (hasTurn || !isMissing(error)) throw error;
      }
      // The first version that is kept here.
      const folder = path.dirname(this.#path);
      await makeFolder(path.dirname(folder), outcome, disk);
      await makeFolder(folder, outcome, disk);
      return await withTurn(disk, this.#path, inTurn, self);
    } catch (error) {
      throw systemFailure(error, outcome, 'folder');
    }
  }

  /** What may not be on the disk must not look like a version that is kept, nor like a damaged one. */
  async #cutOff(length: number): Promise<void> {
    const handle = await this.#disk.fs.open(this.#path, 'r+');
    try {
      if ((await handle.facts()).size > length) await handle.truncate(length);
    } finally {
      await handle.close();
    }
  }

  /** A name that a power cut takes away takes the versions along. */
  async #create(): Promise<{ synced: Promise<void> }> {
    const handle = await this.#disk.fs.open(this.#path, 'a');
    await handle.close();
    return { synced: syncFolder(this.#disk.fs, path.dirname(this.#path)) };
  }

  /** A name with no version in it; within `inTurn`. */
  async #takeBack(): Promise<void> {
    const { size } = await this.#disk.fs.stat(this.#path);
    if (size === startEmpty) await this.#disk.fs.unlink(this.#path);
  }

  /** Goes on with what can be read; the file as it was found is set aside. */
  async #mend(found: Uint8Array): Promise<void> {
    const aside = `${this.#path}.damaged-${revisionOf(found).slice(0, 8)}`;
    await this.#replace(aside, found);
    await this.begin(salvageRecords<HistoryRecord>(found).records);
  }

  async #replace(file: string, bytes: Uint8Array): Promise<void> {
    await durableWrite({ path: file, bytes, base: 'any', outcome }, this.#disk);
  }

  #ofLength(length: number): RecordFile {
    return RecordFile.at(this.#path, length, outcome, this.#disk.fs);
  }
}
