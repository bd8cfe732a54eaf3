import { here } from '../storage/durableWrite.ts';
import { encodeRecord } from '../storage/records.ts';
import { makesWay } from './earlier.ts';
import { idFor, type KnownVersions } from './knownVersions.ts';
import { keptForGood, thinned } from './thinning.ts';
import {
  type Keyframe,
  keyframeOf,
  type NewVersion,
  pack,
  type VersionRecord,
} from './versionRecords.ts';
import { VersionsFile } from './versionsFile.ts';

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

/** The versions of one article, whichever Stet kept them. */
export class ArticleHistory {
  readonly #file: VersionsFile;

  constructor(file: string, disk = here) {
    this.#file = new VersionsFile(file, disk);
  }

  /** Oldest first, as they were named last. */
  async versions(): Promise<readonly VersionRecord[]> {
    return (await this.#file.read()).all();
  }

  /** All of it that this Stet knows, as a file. */
  async whole(): Promise<Uint8Array> {
    return Buffer.concat((await this.versions()).map(encodeRecord));
  }

  /** @throws FailureError `not-found`, `damaged` */
  async bytesOf(id: string): Promise<Uint8Array> {
    const known = await this.#file.read();
    return known.unpacked(known.get(id));
  }

  /** What the file said at that revision. @throws FailureError `not-found`, `damaged` */
  async bytesAt(revision: string): Promise<Uint8Array> {
    const known = await this.#file.read();
    return known.unpacked(known.at(revision));
  }

  /** Does now what `add` would have to do with this text, in memory only. */
  async expect(revision: string, bytes: Uint8Array): Promise<void> {
    (await this.#file.read()).expect(revision, bytes);
  }

  /**
   * Keeps a version, unless the last one has the same bytes, or what gave way was kept before it did:
   * that is the same text of the same time. @returns its id.
   */
  async add(version: NewVersion, bytes: Uint8Array): Promise<string> {
    let hasTurn = false;
    try {
      return await this.#file.inTurn((known) => {
        hasTurn = true;
        return this.#add(known, version, bytes);
      });
    } catch (error) {
      if (hasTurn) throw error;
      // Where nothing may be written here, another Stet may have kept it.
      const ahead = (await this.#file.read().catch(() => undefined))?.ahead(version);
      if (!ahead) throw error;
      return ahead.id;
    }
  }

  async #add(known: KnownVersions, version: NewVersion, bytes: Uint8Array): Promise<string> {
    const ahead = known.ahead(version);
    if (ahead) return ahead.id;
    const last = known.all().at(-1);
    const staysLonger =
      keptForGood.has(version.reason) && !keptForGood.has(last?.reason ?? 'saved');
    if (last?.revision === version.revision && !staysLonger) {
      if (version.label !== undefined) await this.#name(last, version.label);
      return last.id;
    }
    const record = known.next(version, bytes);
    await this.#file.append(record);
    return record.id;
  }

  name(id: string, label: string): Promise<void> {
    return this.#file.inTurn((known) => this.#name(known.get(id), label));
  }

  /**
   * Takes in versions from elsewhere, in the order of time; those that are here already stay as they
   * are. @returns how many came
   */
  merge(others: readonly ForeignVersion[]): Promise<number> {
    return this.#file.inTurn(async (known) => {
      const here = known.all();
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
      if (news.length === 0 || known.newer) return 0;
      const all = here.map((record) => readable(known, record));
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
    return this.#file.inTurn(async (known) => {
      // What cannot be read here could not be written anew.
      if (known.newer) return;
      const all = known.all();
      const kept = thinned(all, now);
      if (kept.length === all.length) return;
      await this.#rewrite(kept.map((record) => readable(known, record)));
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
    await this.#file.begin(records);
  }

  async #name({ id }: VersionRecord, label: string): Promise<void> {
    await this.#file.append({ kind: 'label', id, at: Date.now(), label });
  }
}

function readable(known: KnownVersions, record: VersionRecord): Readable {
  const bytes = () => {
    try {
      return known.unpacked(record);
    } catch {
      return undefined;
    }
  };
  return { record, bytes };
}
