import path from 'node:path';
import { durableWrite, here, type WriteSurroundings } from '../storage/durableWrite.ts';
import { makeFolder } from '../storage/makeFolder.ts';
import { RecordFile } from '../storage/recordFile.ts';
import { encodeRecord, salvageRecords } from '../storage/records.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing, systemFailure } from '../storage/systemFailure.ts';
import { syncFolder } from '../storage/temporaryFile.ts';
import { withTurn } from '../storage/turn.ts';
import { makesWay } from './earlier.ts';
import { idFor, KnownVersions } from './knownVersions.ts';
import { keptForGood, thinned } from './thinning.ts';
import {
  type HistoryRecord,
  type Keyframe,
  keyframeOf,
  type NewVersion,
  pack,
  type VersionRecord,
} from './versionRecords.ts';

/** A version out of another history, and a way to the article's bytes that it keeps. */
export interface ForeignVersion {
  record: NewVersion;
  bytes(): Uint8Array;
}

interface Readable {
  record: VersionRecord;
  /** undefined: they cannot be read any more. */
  bytes(): Uint8Array | undefined;
}

/** How sentences about a failure begin. */
export const outcome = 'The version was not kept';
const startEmpty = 0;

/**
 * The versions of one article: a file of records that every Stet on a shared folder appends to, one
 * at a time. What another one added since is read before anything is added here.
 */
export class ArticleHistory {
  readonly #path: string;
  readonly #disk: WriteSurroundings;
  #file: RecordFile;
  /** Which file that is: what is written anew may be as long as before. */
  #identity: string | undefined;
  #known = new KnownVersions();
  /** The whole file, when not all of it can be read. */
  #damaged: Uint8Array | undefined;

  constructor(file: string, disk = here) {
    this.#path = file;
    this.#disk = disk;
    this.#file = this.#ofLength(startEmpty);
  }

  /** Oldest first, as they were named last. */
  async versions(): Promise<readonly VersionRecord[]> {
    await this.#read();
    return this.#known.all();
  }

  /** All of it that this Stet knows, as a file. */
  async whole(): Promise<Uint8Array> {
    await this.#read();
    return Buffer.concat(this.#known.all().map(encodeRecord));
  }

  /** @throws FailureError `not-found`, `damaged` */
  async bytesOf(id: string): Promise<Uint8Array> {
    await this.#read();
    return this.#known.unpacked(this.#known.get(id));
  }

  /** What the file said at that revision. @throws FailureError `not-found`, `damaged` */
  async bytesAt(revision: string): Promise<Uint8Array> {
    await this.#read();
    return this.#known.unpacked(this.#known.at(revision));
  }

  /**
   * Keeps a version, unless the last one has the same bytes, or what gave way was kept before it did:
   * that is the same text of the same time. @returns its id.
   */
  async add(version: NewVersion, bytes: Uint8Array): Promise<string> {
    let hasTurn = false;
    try {
      return await this.#inTurn(() => {
        hasTurn = true;
        return this.#add(version, bytes);
      });
    } catch (error) {
      if (hasTurn) throw error;
      // Where nothing may be written here, another Stet may have kept it.
      await this.#read().catch(() => undefined);
      const ahead = this.#known.ahead(version);
      if (!ahead) throw error;
      return ahead.id;
    }
  }

  async #add(version: NewVersion, bytes: Uint8Array): Promise<string> {
    const ahead = this.#known.ahead(version);
    if (ahead) return ahead.id;
    const last = this.#known.all().at(-1);
    const staysLonger =
      keptForGood.has(version.reason) && !keptForGood.has(last?.reason ?? 'saved');
    if (last?.revision === version.revision && !staysLonger) {
      if (version.label !== undefined) await this.#name(last.id, version.label);
      return last.id;
    }
    const record = this.#known.next(version, bytes);
    await this.#append(record);
    return record.id;
  }

  name(id: string, label: string): Promise<void> {
    return this.#inTurn(() => this.#name(id, label));
  }

  /**
   * Takes in versions from elsewhere, in the order of time; those that are here already stay as they
   * are. @returns how many came
   */
  merge(others: readonly ForeignVersion[]): Promise<number> {
    return this.#inTurn(async () => {
      const here = this.#known.all();
      // What somebody asked for is more than that the same text gave way.
      const isKnown = ({ record }: ForeignVersion) =>
        here.some(
          (one) =>
            one.at === record.at &&
            one.revision === record.revision &&
            (makesWay(record) || !makesWay(one)),
        );
      const news = others.filter((other) => !isKnown(other));
      // What cannot be read here could not be written anew.
      if (news.length === 0 || this.#known.newer) return 0;
      const all = here.map((record) => this.#readable(record));
      const taken = new Set(here.map(({ id }) => id));
      for (const { record: version, bytes } of news) {
        const id = idFor(version, taken);
        taken.add(id);
        all.push({ record: { ...version, kind: 'version', format: 1, data: '', id }, bytes });
      }
      await this.#rewrite(all.toSorted((one, other) => one.record.at - other.record.at));
      return news.length;
    });
  }

  /** Drops versions that are too close to others for their age. @param now ms since 1970 */
  thin(now: number): Promise<void> {
    return this.#inTurn(async () => {
      // What cannot be read here could not be written anew.
      if (this.#known.newer) return;
      const all = this.#known.all();
      const kept = thinned(all, now);
      if (kept.length === all.length) return;
      await this.#rewrite(kept.map((record) => this.#readable(record)));
    });
  }

  /** As a whole: keyframes may be among those that went, or not come first any more. */
  async #rewrite(versions: readonly Readable[]): Promise<void> {
    let keyframe: Keyframe | undefined;
    const records = versions.map(({ record: old, bytes: read }) => {
      const bytes = read();
      if (!bytes) return old;
      const { on: _, ...rest } = old;
      const record: VersionRecord = { ...rest, ...pack(bytes, keyframe) };
      if (record.on === undefined) keyframe = keyframeOf(record, bytes);
      return record;
    });
    await this.#begin(records);
  }

  async #name(id: string, label: string): Promise<void> {
    const version = this.#known.get(id);
    await this.#append({ kind: 'label', id: version.id, at: Date.now(), label });
  }

  async #append(record: HistoryRecord): Promise<void> {
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

  /** What may not be on the disk must not look like a version that is kept, nor like a damaged one. */
  async #cutOff(length: number): Promise<void> {
    const handle = await this.#disk.fs.open(this.#path, 'r+');
    try {
      if ((await handle.facts()).size > length) await handle.truncate(length);
    } finally {
      await handle.close();
    }
  }

  /** No other Stet, on whatever machine, adds to it meanwhile. */
  async #inTurn<T>(task: () => Promise<T>): Promise<T> {
    try {
      const folder = path.dirname(this.#path);
      const { fs: disk, self } = this.#disk;
      await makeFolder(path.dirname(folder), outcome, disk);
      await makeFolder(folder, outcome, disk);
      const inTurn = async () => {
        await this.#read();
        if (this.#damaged) await this.#mend(this.#damaged);
        const named = this.#file.length === startEmpty ? await this.#create() : undefined;
        // Beside each other: both only have to be on the disk when this ends.
        const [done, name] = await Promise.allSettled([task(), named?.synced]);
        if (done.status === 'rejected') throw done.reason;
        if (name.status === 'rejected') throw name.reason;
        return done.value;
      };
      return await withTurn(disk, this.#path, inTurn, self);
    } catch (error) {
      throw systemFailure(error, outcome, 'folder');
    }
  }

  /** A name that a power cut takes away takes the versions along. */
  async #create(): Promise<{ synced: Promise<void> }> {
    const handle = await this.#disk.fs.open(this.#path, 'a');
    await handle.close();
    return { synced: syncFolder(this.#disk.fs, path.dirname(this.#path)) };
  }

  #ofLength(length: number): RecordFile {
    return RecordFile.at(this.#path, length, outcome, this.#disk.fs);
  }

  async #replace(file: string, bytes: Uint8Array): Promise<void> {
    await durableWrite({ path: file, bytes, base: 'any', outcome }, this.#disk);
  }

  /** Goes on with what can be read; the file as it was found is set aside. */
  async #mend(found: Uint8Array): Promise<void> {
    const aside = `${this.#path}.damaged-${revisionOf(found).slice(0, 8)}`;
    await this.#replace(aside, found);
    await this.#begin(salvageRecords<HistoryRecord>(found).records);
  }

  /** Anew, with these records. */
  async #begin(records: readonly HistoryRecord[]): Promise<void> {
    await this.#replace(this.#path, Buffer.concat(records.map(encodeRecord)));
    this.#identity = undefined;
    await this.#read();
  }

  /** What lies there, if it is not what we know. */
  async #read(): Promise<void> {
    const { size, identity } = await this.#disk.fs.stat(this.#path).catch((error) => {
      if (isMissing(error)) return { size: startEmpty, identity: undefined };
      throw systemFailure(error, 'The versions cannot be read');
    });
    if (size === this.#file.length && identity === this.#identity) return;
    const bytes = size === startEmpty ? new Uint8Array() : await this.#disk.fs.readFile(this.#path);
    const { records, torn } = salvageRecords<HistoryRecord>(bytes);
    this.#file = this.#ofLength(bytes.length);
    this.#identity = identity;
    this.#damaged = torn ? bytes : undefined;
    this.#known = new KnownVersions(records);
  }

  #readable(record: VersionRecord): Readable {
    const bytes = () => {
      try {
        return this.#known.unpacked(record);
      } catch {
        return undefined;
      }
    };
    return { record, bytes };
  }
}
