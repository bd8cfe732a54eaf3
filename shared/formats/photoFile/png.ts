import { joined, letters, startsWith, word32 } from './bytes.ts';
import { exifOf } from './exif.ts';
import type { PhotoCopy, PhotoStatement } from './photoStatement.ts';
import { xmpPacket } from './xmp.ts';

/** The chunks of a PNG file (PNG, third edition, 5) with other words in them. */

const signature = '\u0089PNG\r\n\u001a\n';

/** Chunks that say something of the picture instead of showing it. */
const saying = new Set(['eXIf', 'iTXt', 'tEXt', 'zTXt', 'tIME']);
/** How its colours are meant (11.3.2). */
const colours = new Set(['cHRM', 'gAMA', 'iCCP', 'sRGB', 'cICP']);

/** As `jpegSaying`. */
export function pngSaying({
  picture,
  original,
  statement,
  keepLocation,
}: PhotoCopy): Uint8Array<ArrayBuffer> | undefined {
  const [head, ...chunks] = chunksOf(picture) ?? [];
  const before = chunksOf(original);
  if (head?.name !== 'IHDR' || !before) return undefined;
  const exif = exifOf(statement, before.find(({ name }) => name === 'eXIf')?.content, keepLocation);
  const whole = (kept: readonly Chunk[]) => kept.map((one) => one.whole);
  return joined([
    letters(signature),
    head.whole,
    chunk('iTXt', xmpText(statement)),
    ...(exif ? [chunk('eXIf', exif)] : []),
    ...whole(before.filter(({ name }) => colours.has(name))),
    ...whole(chunks.filter(({ name }) => !saying.has(name) && !colours.has(name))),
  ]);
}

/** XMP, part 3, 1.1.5: neither compressed nor in any language. */
const xmpText = (statement: PhotoStatement) =>
  joined([letters('XML:com.adobe.xmp\0\0\0\0\0'), new TextEncoder().encode(xmpPacket(statement))]);

interface Chunk {
  name: string;
  content: Uint8Array;
  /** With length, name and checksum. */
  whole: Uint8Array;
}

/** To the chunk IEND; what hangs behind it is no part of the picture. */
function chunksOf(bytes: Uint8Array): Chunk[] | undefined {
  if (!startsWith(bytes, signature)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const whole = bytes.subarray(at, end);
    chunks.push({ name, content: bytes.subarray(at + 8, end - 4), whole });
    if (name === 'IEND') return chunks;
    at = end;
  }
  return undefined;
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = joined([letters(name), content]);
  return joined([word32(content.length), named, word32(crc32(named))]);
}

/** PNG, third edition, annex D. Node has it and browsers have not; this folder is for both. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
