import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { VersionReason } from '../../../shared/contract/history.ts';

/**
 * What the history of an article is made of; see storage/records.ts for how it lies there. A version
 * is the article file's very bytes, compressed. Most are written against an earlier one, a keyframe,
 * of which they repeat nearly everything: a thousand versions of a long article take less room than
 * ten copies of it.
 */
export interface VersionRecord {
  kind: 'version';
  format: 1;
  id: string;
  /** When it became what the file said, milliseconds since 1970. */
  at: number;
  reason: VersionReason;
  /** sha256 of the bytes, hex: the file's revision. */
  revision: string;
  words: number;
  /** The file's name at the time. */
  name: string;
  author?: string;
  label?: string;
  /** The revision of the keyframe that it is written against; absent for a keyframe. */
  on?: string;
  /** Zstandard (RFC 8878), in base64. */
  data: string;
}

export type NewVersion = Omit<VersionRecord, 'kind' | 'format' | 'id' | 'on' | 'data'>;

export interface LabelRecord {
  kind: 'label';
  id: string;
  at: number;
  /** '' takes the name away. */
  label: string;
}

export type HistoryRecord = VersionRecord | LabelRecord;

/** A version that takes more than this share of a keyframe is better one itself. */
const worthIt = 0.3;

/** Beside a keyframe this finds the same as the next one, in two thirds of the time (measured). */
const againstAnother = { [constants.ZSTD_c_compressionLevel]: 2 };

export interface Keyframe {
  revision: string;
  bytes: Uint8Array;
  /** Bytes that it takes compressed. */
  packed: number;
}

export const keyframeOf = ({ revision, data }: VersionRecord, bytes: Uint8Array): Keyframe => ({
  revision,
  bytes,
  packed: Buffer.byteLength(data, 'base64'),
});

/** What a version says, as it lies on the disk. */
export type Packed = Pick<VersionRecord, 'on' | 'data'>;

export function pack(bytes: Uint8Array, on: Keyframe | undefined): Packed {
  // Tables for a text of unknown length would take a fifth more time (measured).
  const exactly = { pledgedSrcSize: bytes.length };
  if (on) {
    const against = zstdCompressSync(bytes, {
      ...exactly,
      dictionary: on.bytes,
      params: againstAnother,
    });
    if (against.length <= on.packed * worthIt) {
      return { on: on.revision, data: against.toString('base64') };
    }
  }
  return { data: zstdCompressSync(bytes, exactly).toString('base64') };
}

/** @param on the bytes of the keyframe that the record names. @throws FailureError damaged */
export function unpack(record: VersionRecord, on: Uint8Array | undefined): Uint8Array {
  try {
    const data = Buffer.from(record.data, 'base64');
    const bytes = zstdDecompressSync(data, {
      // An article has 20 MB at most; nothing may grow beyond that here.
      maxOutputLength: 64 * 1024 * 1024,
      ...(record.on !== undefined && on && { dictionary: on }),
    });
    if (createHash('sha256').update(bytes).digest('hex') === record.revision) return bytes;
  } catch {
    // Said below.
  }
  throw new FailureError('damaged', 'This version cannot be read any more.');
}
