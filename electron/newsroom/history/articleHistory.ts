import path from 'node:path';
import { FailureError } from '../../../shared/contract/failure.ts';
import { durableWrite, here, type WriteSurroundings } from '../storage/durableWrite.ts';
import { makeFolder } from '../storage/makeFolder.ts';
import { RecordFile } from '../storage/recordFile.ts';
import { encodeRecord, salvageRecords } from '../storage/records.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing, systemFailure } from '../storage/systemFailure.ts';
import { syncFolder } from '../storage/temporaryFile.ts';
import { withTurn } from '../storage/turn.ts';
import { makesWay } from './earlier.ts';
import { keptForGood, thinned } from './thinning.ts';
import {
  type HistoryRecord,
  type Keyframe,
  pack,
  unpack,
  type VersionRecord,
} from './versionRecords.ts';

export type NewVersion = Omit<VersionRecord, 'kind' | 'format' | 'id' | 'on' | 'data'>;

/** A version out of another history, and a way to the article's bytes that it keeps. */
export interface ForeignVersion {
  record: NewVersion;
  bytes(): Uint8Array;
}

interface Readable {
  record: VersionRecord;
  bytes(): Uint8Array;
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
  /** By their ids, oldest first, as they were named last. */
  #versions = new Map<string, VersionRecord>();
  /** Holds what only a newer Stet knows. */
  #newer = false;
  /** The whole file, when not all of it can be read. */
  #damaged: Uint8Array | undefined;
  /** The last one, once something is to be written against it. */
  #keyframe: Keyframe | undefined;

  constructor(file: string, disk = here) {
    this.#path = file;
    this.#disk = disk;
    this.#file = this.#ofLength(startEmpty);
  }

  /** Oldest first, as they were named last. */
  async versions(): Promise<readonly VersionRecord[]> {
    await this.#read();
    return this.#all();
  }

  /** All of it that this Stet knows, as a file. */
  async whole(): Promise<Uint8Array> {
    await this.#read();
    return Buffer.concat(this.#all().map(encodeRecord));
  }

  /** @throws FailureError `not-found`, `damaged` */
  async bytesOf(id: string): Promise<Uint8Array> {
    await this.#read();
    const found = this.#versions.get(id);
    if (!found) throw new FailureError('not-found', 'This version is not kept any more.');
    return this.#unpacked(found);
  }

  /** What the file said at that revision. @throws FailureError `not-found`, `damaged` */
  async bytesAt(revision: string): Promise<Uint8Array> {
    await this.#read();
    const found = this.#all().find((version) => version.revision === revision);
    if (!found) throw new FailureError('not-found', 'This version is not kept any more.');
    return this.#unpacked(found);
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
      const ahead = this.#ahead(version);
      if (!ahead) throw error;
      return ahead.id;
    }
  }

  async #add(version: NewVersion, bytes: Uint8Array): Promise<string> {
    const ahead = this.#ahead(version);
    if (ahead) return ahead.id;
    const last = this.#all().at(-1);
    const staysLonger =
      keptForGood.has(version.reason) && !keptForGood.has(last?.reason ?? 'saved');
    if (last?.revision === version.revision && !staysLonger) {
      if (version.label !== undefined) await this.#name(last.id, version.label);
      return last.id;
    }
    const { packed, ...data } = pack(bytes, this.#lastKeyframe());
    const record: VersionRecord = {
      kind: 'version',
      format: 1,
      id: idFor(version, this.#versions),
      ...version,
      ...data,
    };
    await this.#append(record);
    if (record.on === undefined) this.#keyframe = { revision: version.revision, bytes, packed };
    return record.id;
  }

  /** What gave way was kept before it did. */
  #ahead(version: NewVersion): VersionRecord | undefined {
    if (!makesWay(version)) return undefined;
    const { at, revision } = version;
    return this.#all().find((one) => makesWay(one) && one.at === at && one.revision === revision);
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
      const here = this.#all();
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
      if (news.length === 0 || this.#newer) return 0;
      const all = here.map((record) => this.#readable(record));
      const taken = new Set(this.#versions.keys());
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
      if (this.#newer) return;
      const kept = thinned(this.#all(), now);
      if (kept.length === this.#versions.size) return;
      await this.#rewrite(kept.map((record) => this.#readable(record)));
    });
  }

  /** As a whole: keyframes may be among those that went, or not come first any more. */
  async #rewrite(versions: readonly Readable[]): Promise<void> {
    let keyframe: Keyframe | undefined;
    const records = versions.map(({ record: { on: _, ...rest }, bytes: read }) => {
      const bytes = read();
      const { packed, ...data } = pack(bytes, keyframe);
      const record: VersionRecord = { ...rest, ...data };
      if (record.on === undefined) keyframe = { revision: record.revision, bytes, packed };
      return record;
    });
    const all = Buffer.concat(records.map(encodeRecord));
    await this.#replace(this.#path, all);
    this.#file = this.#ofLength(all.length);
    this.#versions = new Map(records.map((record) => [record.id, record]));
    this.#keyframe = keyframe;
  }

  async #name(id: string, label: string): Promise<void> {
    if (!this.#versions.has(id)) {
      throw new FailureError('not-found', 'This version is not kept any more.');
    }
    await this.#append({ kind: 'label', id, at: Date.now(), label });
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
    this.#take(record);
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
    const bytes = Buffer.concat(salvageRecords<HistoryRecord>(found).records.map(encodeRecord));
    await this.#replace(this.#path, bytes);
    this.#file = this.#ofLength(bytes.length);
    this.#damaged = undefined;
  }

  /** What lies there, if it is not what we know. */
  async #read(): Promise<void> {
    const size = await this.#disk.fs.stat(this.#path).then(
      (facts) => facts.size,
      (error) => {
        if (isMissing(error)) return startEmpty;
        throw systemFailure(error, 'The versions cannot be read');
      },
    );
    if (size === this.#file.length) return;
    const bytes = size === startEmpty ? new Uint8Array() : await this.#disk.fs.readFile(this.#path);
    const { records, torn } = salvageRecords<HistoryRecord>(bytes);
    this.#file = this.#ofLength(bytes.length);
    this.#damaged = torn ? bytes : undefined;
    this.#newer = false;
    this.#versions.clear();
    this.#keyframe = undefined;
    for (const record of records) this.#take(record);
  }

  #all(): VersionRecord[] {
    return [...this.#versions.values()];
  }

  #lastKeyframe(): Keyframe | undefined {
    if (this.#keyframe) return this.#keyframe;
    const last = this.#all().findLast((version) => version.on === undefined);
    if (!last) return undefined;
    try {
      const { length: packed } = Buffer.from(last.data, 'base64');
      this.#keyframe = { revision: last.revision, bytes: unpack(last, undefined), packed };
    } catch {
      // Nothing can be written against it: the next one stands for itself.
    }
    return this.#keyframe;
  }

  #take(record: HistoryRecord): void {
    if (record.kind === 'version' && record.format === 1) {
      // Whoever asked for the versions while it was being written has read it already.
      if (!this.#versions.has(record.id)) this.#versions.set(record.id, record);
    } else if (record.kind !== 'label') this.#newer = true;
    if (record.kind !== 'label') return;
    const version = this.#versions.get(record.id);
    if (!version) return;
    const { label: _, ...rest } = version;
    const named = record.label === '' ? rest : { ...rest, label: record.label };
    this.#versions.set(record.id, named);
  }

  #readable(record: VersionRecord): Readable {
    return { record, bytes: () => this.#unpacked(record) };
  }

  #unpacked(version: VersionRecord): Uint8Array {
    if (version.on === undefined) return unpack(version, undefined);
    const { on } = version;
    const last = this.#lastKeyframe();
    if (last?.revision === on) return unpack(version, last.bytes);
    const keyframe = this.#all().find((other) => other.revision === on && !other.on);
    return unpack(version, keyframe && unpack(keyframe, undefined));
  }
}

/** Says when and what, and is taken by no other version. */
function idFor({ at, revision }: NewVersion, taken: { has(id: string): boolean }): string {
  const wanted = `${at.toString(36)}-${revision.slice(0, 12)}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}
