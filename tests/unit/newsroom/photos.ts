/** The smallest files that say how large a photo is: headers, without a picture. */

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) % 256);
export const little = (value: number, bytes: number) => big(value, bytes).reverse();

/** A TIFF header with one entry, the orientation. */
const tiff = (orientation: number, number: typeof big) => [
  ...ascii(number === big ? 'MM' : 'II'),
  ...[...number(42, 2), ...number(8, 4), ...number(1, 2)],
  ...[...number(0x0112, 2), ...number(3, 2), ...number(1, 4)],
  ...[...number(orientation, 2), ...number(0, 2), ...number(0, 4)],
];

/** @param orientation Exif 1 to 8; none when absent. */
export function png(
  width: number,
  height: number,
  orientation?: number,
  number: typeof big = big,
): Uint8Array {
  const exif = orientation === undefined ? [] : tiff(orientation, number);
  const header = [...ascii('IHDR'), ...big(width, 4), ...big(height, 4), 8, 2, 0, 0, 0];
  return Uint8Array.from([
    ...[0x89, ...ascii('PNG'), 13, 10, 26, 10],
    ...[...big(13, 4), ...header, ...big(0, 4)],
    ...(orientation ? [...big(exif.length, 4), ...ascii('eXIf'), ...exif, ...big(0, 4)] : []),
    ...[...big(0, 4), ...ascii('IDAT'), ...big(0, 4)],
    ...[...big(0, 4), ...ascii('IEND'), ...big(0, 4)],
  ]);
}

/** @param orientation Exif 1 to 8; none when absent. */
export function jpeg(width: number, height: number, orientation?: number): Uint8Array {
  const exif = [...ascii('Exif'), 0, 0, ...tiff(orientation ?? 1, big)];
  const frame = [8, ...big(height, 2), ...big(width, 2), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...(orientation ? [0xff, 0xe1, ...big(exif.length + 2, 2), ...exif] : []),
    ...[0xff, 0xdb, ...big(67, 2), 0, ...Array<number>(64).fill(1)],
    ...[0xff, 0xc0, ...big(frame.length + 2, 2), ...frame],
    ...[0xff, 0xd9],
  ]);
}

export const gif = (width: number, height: number): Uint8Array =>
  Uint8Array.from([...ascii('GIF89a'), ...little(width, 2), ...little(height, 2), 0, 0, 0, 0x3b]);

export function webp(width: number, height: number): Uint8Array {
  const chunk = [
    ...ascii('VP8X'),
    ...little(10, 4),
    ...[0, 0, 0, 0],
    ...little(width - 1, 3),
    ...little(height - 1, 3),
  ];
  return Uint8Array.from([
    ...ascii('RIFF'),
    ...little(chunk.length + 4, 4),
    ...ascii('WEBP'),
    ...chunk,
  ]);
}

const box = (type: string, ...content: number[]) => [
  ...big(content.length + 8, 4),
  ...ascii(type),
  ...content,
];

/** @param turns quarter turns that the picture is shown rotated by. */
export function avif(width: number, height: number, turns = 0, brand = 'avif'): Uint8Array {
  const size = box('ispe', 0, 0, 0, 0, ...big(width, 4), ...big(height, 4));
  return Uint8Array.from([
    ...box('ftyp', ...ascii(brand), 0, 0, 0, 0, ...ascii('mif1')),
    ...box('meta', 0, 0, 0, 0, ...box('iprp', ...box('ipco', ...size, ...box('irot', turns)))),
  ]);
}
