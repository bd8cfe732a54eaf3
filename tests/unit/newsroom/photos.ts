/** The smallest files that say how large a photo is: headers, without a picture. */

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) % 256);
const little = (value: number, bytes: number) => big(value, bytes).reverse();

export function png(width: number, height: number): Uint8Array {
  const header = [...ascii('IHDR'), ...big(width, 4), ...big(height, 4), 8, 2, 0, 0, 0];
  return Uint8Array.from([
    ...[0x89, ...ascii('PNG'), 13, 10, 26, 10],
    ...[...big(13, 4), ...header, ...big(0, 4)],
    ...[...big(0, 4), ...ascii('IDAT'), ...big(0, 4)],
    ...[...big(0, 4), ...ascii('IEND'), ...big(0, 4)],
  ]);
}

/** @param orientation Exif 1 to 8; none when absent. */
export function jpeg(width: number, height: number, orientation?: number): Uint8Array {
  const tiff = [
    ...ascii('MM'),
    ...[...big(42, 2), ...big(8, 4), ...big(1, 2)],
    ...[...big(0x0112, 2), ...big(3, 2), ...big(1, 4), ...big(orientation ?? 1, 2), ...big(0, 2)],
    ...big(0, 4),
  ];
  const exif = [...ascii('Exif'), 0, 0, ...tiff];
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

export function avif(width: number, height: number, brand = 'avif'): Uint8Array {
  const size = box('ispe', 0, 0, 0, 0, ...big(width, 4), ...big(height, 4));
  return Uint8Array.from([
    ...box('ftyp', ...ascii(brand), 0, 0, 0, 0, ...ascii('mif1')),
    ...box('meta', 0, 0, 0, 0, ...box('iprp', ...box('ipco', ...size))),
  ]);
}
