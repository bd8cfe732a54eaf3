/**
 * Whether a browser shows a PNG or AVIF turned by 90 or 270 degrees, which swaps width and height.
 * image-size tells it for JPEG only; browsers follow a PNG's Exif chunk and an AVIF's rotation
 * (measured in Chromium), and ignore Exif in WebP.
 */
export function isOnItsSide(bytes: Uint8Array, type: string | undefined): boolean {
  if (type === 'png') return exifSide(pngExif(bytes));
  if (type === 'avif') return avifSide(bytes);
  return false;
}

const wordAt = (bytes: Uint8Array, at: number) =>
  at + 4 <= bytes.length ? Buffer.from(bytes.buffer, bytes.byteOffset + at, 4).readUInt32BE() : 0;
const nameAt = (bytes: Uint8Array, at: number) =>
  String.fromCharCode(...bytes.subarray(at, at + 4));

/** The content of the chunk `eXIf` (PNG, third edition, 11.3.4.5). */
function pngExif(bytes: Uint8Array): Uint8Array | undefined {
  let at = 8;
  // Photos have dozens of chunks; a file that is nothing but chunks must not take seconds.
  for (let chunk = 0; chunk < 10_000 && at + 12 <= bytes.length; chunk++) {
    const name = nameAt(bytes, at + 4);
    if (name === 'eXIf') return bytes.subarray(at + 8, at + 8 + wordAt(bytes, at));
    if (name === 'IEND') return undefined;
    at += 12 + wordAt(bytes, at);
  }
  return undefined;
}

/** Orientations 5 to 8 of a TIFF header's first directory (CIPA DC-008, 4.6.4.1 tag 0x0112). */
function exifSide(tiff: Uint8Array | undefined): boolean {
  if (!tiff || tiff.length < 14) return false;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = nameAt(tiff, 0).startsWith('II');
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return false;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return false;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const orientation = view.getUint16(entry + 8, little);
    return orientation >= 5 && orientation <= 8;
  }
  return false;
}

/** The property `irot` (ISO/IEC 23008-12, 6.5.10): quarter turns in its last two bits. */
function avifSide(bytes: Uint8Array): boolean {
  let at = boxIn(bytes, 0, bytes.length, 'meta')?.start;
  // `meta` begins with a version and flags before its boxes.
  at = at === undefined ? undefined : boxIn(bytes, at + 4, bytes.length, 'iprp')?.start;
  const properties = at === undefined ? undefined : boxIn(bytes, at, bytes.length, 'ipco');
  if (!properties) return false;
  const rotation = boxIn(bytes, properties.start, properties.end, 'irot');
  return rotation !== undefined && ((bytes[rotation.start] ?? 0) & 1) === 1;
}

function boxIn(
  bytes: Uint8Array,
  from: number,
  to: number,
  name: string,
): { start: number; end: number } | undefined {
  for (let at = from; at + 8 <= Math.min(to, bytes.length); ) {
    const size = wordAt(bytes, at);
    if (nameAt(bytes, at + 4) === name) return { start: at + 8, end: at + Math.max(8, size) };
    // Sizes 0 and 1 mean "to the end" and "a longer number follows": no header box is like that.
    if (size < 8) return undefined;
    at += size;
  }
  return undefined;
}
