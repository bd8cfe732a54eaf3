import { joined, letters, startsWith, word16 } from './bytes.ts';
import { exifOf } from './exif.ts';
import { iptcResource } from './iptc.ts';
import type { PhotoCopy } from './photoStatement.ts';
import { xmpPacket } from './xmp.ts';

/**
 * The segments of a JPEG file (ITU T.81, B.1.1) with other words in them. Ours, because what writes
 * metadata in JavaScript writes Exif alone (piexifjs, last released in 2017) or brings Perl.
 */
const markers = { soi: 0xd8, eoi: 0xd9, sos: 0xda, app0: 0xe0, app1: 0xe1, app13: 0xed, com: 0xfe };

const exifName = 'Exif\0\0';
const xmpName = 'http://ns.adobe.com/xap/1.0/\0';

interface Segment {
  marker: number;
  /** Without marker and length. */
  content: Uint8Array;
}

/**
 * The same picture, saying what the article says of it, and nothing else: its colour profile stays;
 * Exif, IPTC, XMP, comments, small pictures and whatever hangs behind the picture go.
 *
 * @returns undefined where the file is no JPEG that can be read to its picture.
 */
export function jpegSaying({
  picture: bytes,
  original,
  statement,
  keepLocation,
}: PhotoCopy): Uint8Array<ArrayBuffer> | undefined {
  const parts = segmentsOf(bytes);
  const before = segmentsOf(original)?.segments;
  if (!parts || !before) return undefined;
  const { segments, picture } = parts;
  const exif = exifOf(statement, exifIn(before), keepLocation);
  const iptc = iptcResource(statement);
  const said: Segment[] = [
    ...(exif ? [{ marker: markers.app1, content: joined([letters(exifName), exif]) }] : []),
    {
      marker: markers.app1,
      content: joined([letters(xmpName), new TextEncoder().encode(xmpPacket(statement))]),
    },
    ...(iptc ? [{ marker: markers.app13, content: iptc }] : []),
  ];
  const kept = segments.filter(belongsToPicture);
  const jfif = kept.filter(({ marker }) => marker === markers.app0);
  const rest = kept.filter(({ marker }) => marker !== markers.app0);
  return joined([
    Uint8Array.of(0xff, markers.soi),
    ...[...jfif, ...said, ...before.filter(isProfile), ...rest].flatMap(written),
    picture,
  ]);
}

const exifIn = (segments: readonly Segment[]) =>
  segments
    .find(({ marker, content }) => marker === markers.app1 && startsWith(content, exifName))
    ?.content.subarray(exifName.length);

const isProfile = ({ marker, content }: Segment) =>
  marker === 0xe2 && startsWith(content, 'ICC_PROFILE\0');

/** Tables, JFIF, and Adobe's segment, which tells how colours are coded. */
const belongsToPicture = ({ marker, content }: Segment) => {
  if (marker === markers.com) return false;
  const application = marker >= 0xe0 && marker <= 0xef;
  return (
    !application ||
    (marker === markers.app0 && startsWith(content, 'JFIF\0')) ||
    (marker === 0xee && startsWith(content, 'Adobe'))
  );
};

const written = ({ marker, content }: Segment) => [
  Uint8Array.of(0xff, marker),
  word16(content.length + 2),
  content,
];

/** Everything before the first scan, and the scans to the end of the picture. */
function segmentsOf(bytes: Uint8Array): { segments: Segment[]; picture: Uint8Array } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== markers.soi) return undefined;
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes may stand before any marker (B.1.1.2).
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === markers.sos) {
      return { segments, picture: bytes.subarray(at, endOfPicture(bytes, at)) };
    }
    const end = at + 2 + lengthAt(bytes, at + 2);
    if (end < at + 4 || end > bytes.length) return undefined;
    segments.push({ marker, content: bytes.subarray(at + 4, end) });
    at = end;
  }
  return undefined;
}

/** Behind the marker EOI: phones hang videos and further pictures there, with places of their own. */
function endOfPicture(bytes: Uint8Array, scan: number): number {
  for (let at = scan; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) {
      at = bytes.indexOf(0xff, at);
      if (at < 0) break;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === markers.eoi) return at + 2;
    // A stuffed zero, a restart and a fill byte belong to the scan.
    const inScan = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    at += inScan ? (marker === 0xff ? 1 : 2) : 2 + lengthAt(bytes, at + 2);
  }
  return bytes.length;
}

const lengthAt = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
