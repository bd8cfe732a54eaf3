import { joined, letters, startsWith, word32 } from './bytes.ts';
import { exifOf } from './exif.ts';
import type { PhotoStatement } from './photoStatement.ts';
import { xmpPacket } from './xmp.ts';

/** The chunks of a PNG file (PNG, third edition, 5) with other words in them. */

const signature = '\u0089PNG\r\n\u001a\n';

/** Chunks that say something of the picture instead of showing it. */
const saying = new Set(['eXIf', 'iTXt', 'tEXt', 'zTXt', 'tIME']);

/** As `jpegSaying`. */
export function pngSaying(
  bytes: Uint8Array,
  statement: PhotoStatement,
  keepLocation: boolean,
): Uint8Array<ArrayBuffer> | undefined {
  const chunks = chunksOf(bytes);
  const [head] = chunks ?? [];
  if (!chunks || head?.name !== 'IHDR') return undefined;
  const original = chunks.find(({ name }) => name === 'eXIf')?.content;
  const exif = exifOf(statement, original, keepLocation);
  return joined([
    letters(signature),
    head.whole,
    chunk('iTXt', xmpText(statement)),
    ...(exif ? [chunk('eXIf', exif)] : []),
    ...chunks
      .slice(1)
      .filter(({ name }) => !saying.has(name))
      .map(({ whole }) => whole),
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
