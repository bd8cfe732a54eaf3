import { crc32 } from 'node:zlib';

/**
 * Files that are only ever appended to: records one behind the other, each as its length and the
 * CRC-32 of its bytes (both 32 bits, little-endian) and then JSON in UTF-8. A crash can cost no more
 * than the record that was being written.
 */
export interface FileRecord {
  kind: string;
}

const encoder = new TextEncoder();
const headBytes = 8;
/** An article may have 20 MB. */
const largest = 64 * 1024 * 1024;

export function encodeRecord<T extends FileRecord>(record: T): Uint8Array<ArrayBuffer> {
  const json = encoder.encode(JSON.stringify(record));
  const bytes = new Uint8Array(headBytes + json.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, json.length, true);
  head.setUint32(4, crc32(json), true);
  bytes.set(json, headBytes);
  return bytes;
}

export interface DecodedRecords<T extends FileRecord> {
  /** Whole, but what is in them has still to be looked at. */
  records: T[];
  /** How many bytes they take; what lies behind is torn. */
  bytes: number;
  torn: boolean;
}

/** All records up to the first that is not whole. Never throws. */
export function decodeRecords<T extends FileRecord>(file: Uint8Array): DecodedRecords<T> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const records: T[] = [];
  let at = 0;
  while (at + headBytes <= bytes.length) {
    const begin = at + headBytes;
    const length = bytes.readUInt32LE(at);
    const end = begin + length;
    if (length > largest || end > bytes.length) break;
    if (crc32(bytes.subarray(begin, end)) !== bytes.readUInt32LE(at + 4)) break;
    // A text decoder takes twice as long.
    const record = recordFrom(bytes.toString('utf8', begin, end)) as T | undefined;
    if (!record) break;
    records.push(record);
    at = end;
  }
  return { records, bytes: at, torn: at < bytes.length };
}

/**
 * All records that can be read, also behind one that cannot, for files whose records mean something
 * each for itself. Never throws.
 */
export function salvageRecords<T extends FileRecord>(
  file: Uint8Array,
): Pick<DecodedRecords<T>, 'records' | 'torn'> {
  const whole = decodeRecords<T>(file);
  const { records } = whole;
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let at = whole.bytes;
  while (at < bytes.length) {
    // Every record that was written here begins with its kind.
    const next = bytes.indexOf('{"kind":', at + headBytes + 1);
    if (next === -1) break;
    const more = decodeRecords<T>(file.subarray(next - headBytes));
    records.push(...more.records);
    at = next - headBytes + more.bytes;
  }
  return { records, torn: whole.torn };
}

function recordFrom(json: string): FileRecord | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && 'kind' in value
      ? (value as FileRecord)
      : undefined;
  } catch {
    return undefined;
  }
}
