/**
 * The directories of a TIFF header, which Exif is written in (TIFF 6.0, section 2; CIPA DC-008).
 * Only as much as a photo's copy needs: one directory is read as raw entries, and written again.
 * ExifReader reads much more, but gives no bytes to write back, and no library that is kept up
 * writes Exif without the camera's leftovers.
 */
export interface TiffEntry {
  tag: number;
  type: number;
  count: number;
  /** In the byte order of the file that it is from. */
  value: Uint8Array;
}

export interface Tiff {
  little: boolean;
  bytes: Uint8Array;
}

export const types = { ascii: 2, short: 3, long: 4 } as const;

/** Bytes of one value, by type; others are not read. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
/** A directory has a few dozen. */
const mostEntries = 500;

export function readTiff(bytes: Uint8Array): Tiff | undefined {
  const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0);
  if ((order !== 'II' && order !== 'MM') || bytes.length < 14) return undefined;
  const little = order === 'II';
  return viewOf(bytes).getUint16(2, little) === 42 ? { little, bytes } : undefined;
}

/** Where the first directory is. */
export const firstDirectory = ({ bytes, little }: Tiff) => viewOf(bytes).getUint32(4, little);

/** The entries that are whole; what points outside of the header is left out. */
export function readDirectory({ bytes, little }: Tiff, at: number): TiffEntry[] {
  const view = viewOf(bytes);
  if (at < 8 || at + 2 > bytes.length) return [];
  const count = Math.min(view.getUint16(at, little), mostEntries);
  const entries: TiffEntry[] = [];
  for (let index = 0; index < count; index++) {
    const entry = at + 2 + index * 12;
    if (entry + 12 > bytes.length) break;
    const type = view.getUint16(entry + 2, little);
    const values = view.getUint32(entry + 4, little);
    const size = (sizes[type] ?? 0) * values;
    const start = size <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    if (size === 0 || size > bytes.length || start + size > bytes.length) continue;
    const value = bytes.slice(start, start + size);
    entries.push({ tag: view.getUint16(entry, little), type, count: values, value });
  }
  return entries;
}

export const numberOf = ({ little }: Tiff, { type, value }: TiffEntry): number | undefined => {
  if (type === types.short) return viewOf(value).getUint16(0, little);
  return type === types.long ? viewOf(value).getUint32(0, little) : undefined;
};

/**
 * A header with one directory, and one behind each tag of `inside`.
 *
 * @param inside tag → the directory that it points to.
 */
export function writeTiff(
  little: boolean,
  entries: readonly TiffEntry[],
  inside: ReadonlyMap<number, readonly TiffEntry[]>,
): Uint8Array {
  const pointers = [...inside].filter(([, directory]) => directory.length > 0);
  const pointer = (tag: number): TiffEntry => ({
    tag,
    type: types.long,
    count: 1,
    value: new Uint8Array(4),
  });
  const first = sorted([...entries, ...pointers.map(([tag]) => pointer(tag))]);
  const starts = [8];
  const directories = [first, ...pointers.map(([, directory]) => sorted(directory))];
  for (const directory of directories) starts.push((starts.at(-1) ?? 0) + sizeOf(directory));
  for (const [index, [tag]] of pointers.entries()) {
    const entry = first.find((candidate) => candidate.tag === tag);
    if (entry) viewOf(entry.value).setUint32(0, starts[index + 1] ?? 0, little);
  }
  const bytes = new Uint8Array(starts.at(-1) ?? 8);
  const view = viewOf(bytes);
  bytes.set(little ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  for (const [index, directory] of directories.entries()) {
    writeDirectory(bytes, view, little, directory, starts[index] ?? 8);
  }
  return bytes;
}

function writeDirectory(
  bytes: Uint8Array,
  view: DataView,
  little: boolean,
  directory: readonly TiffEntry[],
  start: number,
): void {
  view.setUint16(start, directory.length, little);
  let free = start + 2 + directory.length * 12 + 4;
  for (const [index, { tag, type, count, value }] of directory.entries()) {
    const entry = start + 2 + index * 12;
    view.setUint16(entry, tag, little);
    view.setUint16(entry + 2, type, little);
    view.setUint32(entry + 4, count, little);
    if (value.length <= 4) bytes.set(value, entry + 8);
    else {
      view.setUint32(entry + 8, free, little);
      bytes.set(value, free);
      free += even(value.length);
    }
  }
}

const even = (size: number) => size + (size % 2);
const sizeOf = (directory: readonly TiffEntry[]) =>
  2 +
  directory.length * 12 +
  4 +
  directory.reduce((size, { value }) => size + (value.length > 4 ? even(value.length) : 0), 0);
const sorted = (entries: readonly TiffEntry[]) => [...entries].sort((a, b) => a.tag - b.tag);
const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
