import { joined, letters, startsWith } from './bytes.ts';
import { exifOf } from './exif.ts';
import type { PhotoCopy } from './photoStatement.ts';
import { xmpPacket } from './xmp.ts';

/** The chunks of a WebP file (RFC 9649) with other words in them. */

/** Flags of the chunk VP8X (2.7). */
const flags = { xmp: 0x04, exif: 0x08, alpha: 0x10, profile: 0x20 };

/** As `jpegSaying`. */
export function webpSaying({
  picture,
  original,
  statement,
  keepLocation,
}: PhotoCopy): Uint8Array<ArrayBuffer> | undefined {
  const chunks = chunksOf(picture);
  const before = chunksOf(original);
  const head = chunks && (extendedHead(chunks) ?? headOf(chunks));
  if (!head || !before) return undefined;
  const named = (wanted: string) => before.find(({ name }) => name === wanted)?.content;
  const exif = exifOf(statement, named('EXIF'), keepLocation);
  const profile = named('ICCP');
  const set = (flag: number, on: boolean) => {
    head[0] = on ? (head[0] ?? 0) | flag : (head[0] ?? 0) & ~flag;
  };
  set(flags.xmp, true);
  set(flags.exif, exif !== undefined);
  set(flags.profile, profile !== undefined);
  const inside = joined([
    letters('WEBP'),
    chunk('VP8X', head),
    ...(profile ? [chunk('ICCP', profile)] : []),
    ...chunks.flatMap(({ name, content }) => (pictures.has(name) ? [chunk(name, content)] : [])),
    ...(exif ? [chunk('EXIF', exif)] : []),
    chunk('XMP ', new TextEncoder().encode(xmpPacket(statement))),
  ]);
  return joined([letters('RIFF'), little32(inside.length), inside]);
}

/** The picture and its frames, in the order that 2.7 asks for and they came in. */
const pictures = new Set(['ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L']);

interface Chunk {
  name: string;
  content: Uint8Array;
}

const extendedHead = (chunks: readonly Chunk[]) => {
  const found = chunks.find(({ name }) => name === 'VP8X')?.content;
  return found && found.length >= 10 ? found.slice(0, 10) : undefined;
};

/** A simple file has no place for words, so it becomes an extended one of the same size. */
function headOf(chunks: readonly Chunk[]): Uint8Array | undefined {
  const [picture] = chunks;
  if (!picture || picture.content.length < 10) return undefined;
  const view = new DataView(picture.content.buffer, picture.content.byteOffset);
  let size: { width: number; height: number; alpha: boolean };
  if (picture.name === 'VP8 ') {
    // RFC 6386, 9.1: behind the frame tag and the start code, 14 bits each.
    const width = view.getUint16(6, true) & 0x3fff;
    const height = view.getUint16(8, true) & 0x3fff;
    size = { width, height, alpha: false };
  } else if (picture.name === 'VP8L') {
    // RFC 9649, 3.4: behind the signature, 14 bits each and less by one; then the alpha hint.
    const bits = view.getUint32(1, true);
    const width = (bits & 0x3fff) + 1;
    const height = ((bits >> 14) & 0x3fff) + 1;
    size = { width, height, alpha: ((bits >> 28) & 1) === 1 };
  } else return undefined;
  const head = new Uint8Array(10);
  head[0] = size.alpha ? flags.alpha : 0;
  head.set(little24(size.width - 1), 4);
  head.set(little24(size.height - 1), 7);
  return head;
}

function chunksOf(bytes: Uint8Array): Chunk[] | undefined {
  if (!startsWith(bytes, 'RIFF') || !startsWith(bytes, 'WEBP', 8)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const size = view.getUint32(at + 4, true);
    if (at + 8 + size > end) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    chunks.push({ name, content: bytes.slice(at + 8, at + 8 + size) });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

const chunk = (name: string, content: Uint8Array) =>
  joined([letters(name), little32(content.length), content, new Uint8Array(content.length % 2)]);

const little24 = (value: number) => Uint8Array.of(value, value >> 8, value >> 16);
const little32 = (value: number) => Uint8Array.of(value, value >> 8, value >> 16, value >> 24);
