import type { PhotoStatement } from './photoStatement.ts';
import {
  firstDirectory,
  numberOf,
  readDirectory,
  readTiff,
  type TiffEntry,
  types,
  writeTiff,
} from './tiff.ts';

/** Tags of CIPA DC-008 (Exif 3.0), 4.6. */
const tags = {
  description: 0x010e,
  orientation: 0x0112,
  artist: 0x013b,
  copyright: 0x8298,
  exif: 0x8769,
  gps: 0x8825,
  captured: 0x9003,
  offset: 0x9011,
} as const;

/**
 * The Exif of a photo's copy: how it is turned, whose it is, when it was taken. Written anew, so that
 * the camera's serial number, its maker's notes, the small picture of the whole frame and, unless it
 * is asked for, the place stay behind.
 *
 * @param original the TIFF header of the file, if it has one.
 */
export function exifOf(
  statement: PhotoStatement,
  original: Uint8Array | undefined,
  keepLocation: boolean,
): Uint8Array | undefined {
  const tiff = original && readTiff(original);
  const little = tiff?.little ?? false;
  const found = tiff ? readDirectory(tiff, firstDirectory(tiff)) : [];
  const behind = (tag: number) => {
    const entry = found.find((candidate) => candidate.tag === tag);
    const at = tiff && entry && numberOf(tiff, entry);
    return tiff && at !== undefined ? readDirectory(tiff, at) : [];
  };
  const { day, offset } = capturedOf(statement.captured);
  const entries = [
    ...found.filter(({ tag, type }) => tag === tags.orientation && type === types.short),
    ...ascii(tags.description, statement.caption),
    ...ascii(tags.artist, statement.creator),
    ...ascii(tags.copyright, statement.copyright),
  ];
  const gps = keepLocation ? behind(tags.gps) : [];
  const times = [...ascii(tags.captured, day), ...ascii(tags.offset, offset)];
  if (entries.length + gps.length + times.length === 0) return undefined;
  return writeTiff(
    little,
    entries,
    new Map([
      [tags.exif, times],
      [tags.gps, gps],
    ]),
  );
}

/** What Exif calls ASCII is UTF-8 in all that reads it today, and ends with a zero. */
function ascii(tag: number, text: string): TiffEntry[] {
  if (text === '') return [];
  const value = new TextEncoder().encode(`${text}\0`);
  return [{ tag, type: types.ascii, count: value.length, value }];
}

/** `2026:11:26 08:30:00` and `+01:00`, where they are known. */
function capturedOf(captured: string): { day: string; offset: string } {
  const found =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(captured);
  if (!found) return { day: '', offset: '' };
  const [, year, month, date, time, seconds = ':00', offset = ''] = found;
  return {
    day: `${year}:${month}:${date} ${time}${seconds}`,
    offset: offset === 'Z' ? '+00:00' : offset,
  };
}
