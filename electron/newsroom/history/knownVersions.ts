import { FailureError } from '../../../shared/contract/failure.ts';
import { makesWay } from './earlier.ts';
import {
  type HistoryRecord,
  type Keyframe,
  keyframeOf,
  type NewVersion,
  type Packed,
  pack,
  unpack,
  type VersionRecord,
} from './versionRecords.ts';

/** What the records of a history say, taken one after the other. */
export class KnownVersions {
  /** By their ids, oldest first, as they were named last. */
  readonly #byId = new Map<string, VersionRecord>();
  /** The last one, once something is read or written against it. */
  #keyframe: Keyframe | undefined;
  /** The text that is expected to be the next one. */
  #expected: { revision: string; packed: Packed } | undefined;
  #newer = false;

  constructor(records: readonly HistoryRecord[] = []) {
    for (const record of records) this.take(record);
  }

  /** There are records that only a newer Stet knows. */
  get newer(): boolean {
    return this.#newer;
  }

  take(record: HistoryRecord): void {
    if (record.kind === 'label') this.#name(record.id, record.label);
    else if (record.kind !== 'version' || record.format !== 1) this.#newer = true;
    // Whoever asked for the versions while it was being written has read it already.
    else if (!this.#byId.has(record.id)) this.#add(record);
  }

  /** Oldest first. */
  all(): VersionRecord[] {
    return [...this.#byId.values()];
  }

  /** @throws FailureError `not-found` */
  get(id: string): VersionRecord {
    return found(this.#byId.get(id));
  }

  /** @throws FailureError `not-found` */
  at(revision: string): VersionRecord {
    return found(this.all().find((version) => version.revision === revision));
  }

  /** What gave way was kept before it did: the same text of the same time. */
  ahead(version: NewVersion): VersionRecord | undefined {
    if (!makesWay(version)) return undefined;
    const { at, revision } = version;
    return this.all().find((one) => makesWay(one) && one.at === at && one.revision === revision);
  }

  /** Compresses what may be the next one while nobody waits for it. */
  expect(revision: string, bytes: Uint8Array): void {
    this.#expected = { revision, packed: pack(bytes, this.#lastKeyframe()) };
  }

  /** As the last of them, and not yet among them. */
  next(version: NewVersion, bytes: Uint8Array): VersionRecord {
    const id = idFor(version, this.#byId);
    const expected = this.#expected;
    const packed =
      expected?.revision === version.revision ? expected.packed : pack(bytes, this.#lastKeyframe());
    return { kind: 'version', format: 1, id, ...version, ...packed };
  }

  /** What it says, as does any other one of that revision. @throws FailureError `damaged` */
  unpacked(version: VersionRecord): Uint8Array {
    const read = (one: VersionRecord) => unpack(one, this.#keyframeOf(one));
    try {
      return read(version);
    } catch (error) {
      const others = this.all().filter(({ revision }) => revision === version.revision);
      const bytes = firstOf(others, read);
      if (!bytes) throw error;
      return bytes;
    }
  }

  #keyframeOf({ on }: VersionRecord): Uint8Array | undefined {
    if (on === undefined) return undefined;
    const last = this.#lastKeyframe();
    if (last?.revision === on) return last.bytes;
    const all = this.all().filter((other) => other.revision === on && other.on === undefined);
    return firstOf(all, (keyframe) => unpack(keyframe, undefined));
  }

  #add(version: VersionRecord): void {
    this.#byId.set(version.id, version);
    this.#expected = undefined;
    if (version.on === undefined) this.#keyframe = undefined;
  }

  #name(id: string, label: string): void {
    const version = this.#byId.get(id);
    if (!version) return;
    const { label: _, ...rest } = version;
    this.#byId.set(id, label === '' ? rest : { ...rest, label });
  }

  #lastKeyframe(): Keyframe | undefined {
    if (this.#keyframe) return this.#keyframe;
    const last = this.all().findLast((version) => version.on === undefined);
    if (!last) return undefined;
    try {
      this.#keyframe = keyframeOf(last, unpack(last, undefined));
    } catch {
      // Nothing can be written against it: the next one stands for itself.
    }
    return this.#keyframe;
  }
}

/** Says when and what, and is taken by no other version. */
export function idFor({ at, revision }: NewVersion, taken: { has(id: string): boolean }): string {
  const wanted = `${at.toString(36)}-${revision.slice(0, 12)}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** Of the first one that can be read. */
function firstOf(
  versions: readonly VersionRecord[],
  read: (version: VersionRecord) => Uint8Array,
): Uint8Array | undefined {
  for (const version of versions) {
    try {
      return read(version);
    } catch {
      // The next one says the same.
    }
  }
  return undefined;
}

function found(version: VersionRecord | undefined): VersionRecord {
  if (!version) throw new FailureError('not-found', 'This version is not kept any more.');
  return version;
}
