import { crc32 } from 'node:zlib';
import type { Article } from '../../../shared/article/model.ts';

/**
 * What a journal file is made of: records one behind the other, each as its length and the CRC-32 of
 * its bytes (both 32 bits, little-endian) and then JSON in UTF-8. Only ever appended to, so a crash
 * can cost no more than the record that was being written.
 */

/** Where the article lies that the journal belongs to. */
export interface Place {
  /** As `locationOf` spells it. */
  location: string;
  /** The revision of the file that the text here goes on from. */
  base: string;
}

interface At {
  /** Milliseconds since 1970. */
  at: number;
}

/** Always the first record, and the only one that holds a whole article. */
export interface Beginning extends At {
  kind: 'begin';
  version: 1;
  /** `identity` of the process that writes the journal. */
  owner: string;
  /** Absent while the article has no file. */
  place?: Place;
  article: Article;
}

export type JournalRecord =
  | Beginning
  /** ProseMirror steps as JSON, metadata's among them. */
  | (At & { kind: 'steps'; steps: unknown[] })
  /** The file now has that revision; `whole`: it says what the journal says up to here. */
  | (At & { kind: 'saved'; place: Place; whole: boolean })
  /** A person let this text go. */
  | (At & { kind: 'discarded' });

export const journalVersion = 1;

const headBytes = 8;
/** An article may have 20 MB. */
const largest = 64 * 1024 * 1024;

export function encodeRecord(record: JournalRecord): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(record));
  const bytes = new Uint8Array(headBytes + json.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, json.length, true);
  head.setUint32(4, crc32(json), true);
  bytes.set(json, headBytes);
  return bytes;
}

export interface DecodedJournal {
  records: JournalRecord[];
  /** How many bytes they take; what lies behind is torn. */
  bytes: number;
  torn: boolean;
}

/** All records up to the first that is not whole. Never throws. */
export function decodeRecords(file: Uint8Array): DecodedJournal {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const records: JournalRecord[] = [];
  let at = 0;
  while (at + headBytes <= file.length) {
    const length = view.getUint32(at, true);
    const end = at + headBytes + length;
    if (length > largest || end > file.length) break;
    const json = file.subarray(at + headBytes, end);
    if (crc32(json) !== view.getUint32(at + 4, true)) break;
    const record = recordFrom(json);
    if (!record) break;
    records.push(record);
    at = end;
  }
  return { records, bytes: at, torn: at < file.length };
}

function recordFrom(json: Uint8Array): JournalRecord | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(json));
    return typeof value === 'object' && value !== null && 'kind' in value
      ? (value as JournalRecord)
      : undefined;
  } catch {
    return undefined;
  }
}
