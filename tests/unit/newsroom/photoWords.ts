/**
 * Writes words into JPEG files, as cameras and picture desks do: Exif and XMP as APP1 (CIPA DC-008;
 * XMP specification, part 3), IPTC IIM 4.2 as Photoshop's APP13. Byte by byte, because what is to be
 * tested is how bytes are read.
 */

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) % 256);

/** Windows-1252, as far as tests need it. */
export const latin = (text: string) =>
  [...text].map((letter) => ({ '“': 0x93, '”': 0x94, '’': 0x92 })[letter] ?? letter.charCodeAt(0));

const segment = (marker: number, content: number[]) => [
  ...[0xff, marker],
  ...big(content.length + 2, 2),
  ...content,
];

/** Puts segments behind the first two bytes of a JPEG. */
export const withSegments = (jpeg: Uint8Array, ...segments: number[][]): Uint8Array =>
  Uint8Array.from([...jpeg.subarray(0, 2), ...segments.flat(), ...jpeg.subarray(2)]);

/** @param properties elements inside `rdf:Description` */
export const xmp = (properties: string, before = ''): number[] =>
  segment(0xe1, [...ascii('http://ns.adobe.com/xap/1.0/'), 0, ...utf8(packet(properties, before))]);

/** The same in a PNG, in front of its picture: a chunk iTXt that is not compressed (PNG, 11.3.3.4). */
export function pngWithXmp(png: Uint8Array, properties: string): Uint8Array {
  const content = [...ascii('XML:com.adobe.xmp'), 0, 0, 0, 0, 0, ...utf8(packet(properties, ''))];
  const chunk = [...big(content.length, 4), ...ascii('iTXt'), ...content, 0, 0, 0, 0];
  // Behind the signature and the header.
  return Uint8Array.from([...png.subarray(0, 33), ...chunk, ...png.subarray(33)]);
}

/** The same in a WebP, as its last chunk. */
export function webpWithXmp(webp: Uint8Array, properties: string): Uint8Array {
  const content = utf8(packet(properties, ''));
  if (content.length % 2) content.push(0x20);
  const little = (value: number) => big(value, 4).reverse();
  const chunk = [...ascii('XMP '), ...little(content.length), ...content];
  const whole = Uint8Array.from([...webp, ...chunk]);
  whole.set(little(whole.length - 8), 4);
  return whole;
}

const packet = (properties: string, before: string) =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>${before}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:exif="http://ns.adobe.com/exif/1.0/">${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** One text, with others in other languages before it. */
export const inLanguages = (tag: string, text: string, others: Record<string, string> = {}) =>
  `<${tag}><rdf:Alt>${Object.entries(others)
    .map(([language, words]) => `<rdf:li xml:lang="${language}">${words}</rdf:li>`)
    .join('')}<rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${tag}>`;
export const list = (tag: string, ...texts: string[]) =>
  `<${tag}><rdf:Seq>${texts.map((text) => `<rdf:li>${text}</rdf:li>`).join('')}</rdf:Seq></${tag}>`;
export const property = (tag: string, text: string) => `<${tag}>${text}</${tag}>`;

/** Numbers of IIM datasets in record 2. */
export const dataset = {
  date: 55,
  time: 60,
  byline: 80,
  credit: 110,
  source: 115,
  copyright: 116,
  caption: 120,
} as const;

/** @param utf whether the file says that it is written in UTF-8 (dataset 1:90, ESC % G) */
export function iim(
  words: readonly (readonly [number, string | number[]])[],
  { utf = false, letters = utf8 as (text: string) => number[] } = {},
): number[] {
  const entry = (record: number, number: number, bytes: number[]) => [
    ...[0x1c, record, number],
    ...big(bytes.length, 2),
    ...bytes,
  ];
  const block = [
    ...(utf ? entry(1, 90, [0x1b, 0x25, 0x47]) : []),
    ...words.flatMap(([number, text]) =>
      entry(2, number, typeof text === 'string' ? letters(text) : text),
    ),
  ];
  return segment(0xed, [
    ...ascii('Photoshop 3.0'),
    0,
    ...ascii('8BIM'),
    ...big(0x0404, 2),
    ...[0, 0],
    ...big(block.length, 4),
    ...block,
    ...(block.length % 2 ? [0] : []),
  ]);
}

interface ExifWords {
  description?: string;
  artist?: string;
  copyright?: string;
  /** `2026:05:04 09:30:00` */
  taken?: string;
  offset?: string;
  /** Degrees north and east. */
  gps?: [number, number];
}

/** A big-endian TIFF with its directories one behind the other. */
export function exif({ description, artist, copyright, taken, offset, gps }: ExifWords): number[] {
  type Entry = { tag: number; type: number; count: number; bytes: number[] };
  const text = (tag: number, value: string | undefined): Entry[] =>
    value === undefined
      ? []
      : [{ tag, type: 2, count: utf8(value).length + 1, bytes: [...utf8(value), 0] }];
  const degrees = (tag: number, value: number): Entry => ({
    tag,
    type: 5,
    count: 3,
    bytes: [Math.trunc(value), Math.trunc((value % 1) * 60), 0].flatMap((part) => [
      ...big(part, 4),
      ...big(1, 4),
    ]),
  });
  const sizeOf = (entries: Entry[]) =>
    2 + entries.length * 12 + 4 + entries.reduce((sum, { bytes }) => sum + outside(bytes), 0);
  const outside = (bytes: number[]) => (bytes.length > 4 ? bytes.length + (bytes.length % 2) : 0);
  const directory = (entries: Entry[], at: number): number[] => {
    let next = at + 2 + entries.length * 12 + 4;
    const data: number[] = [];
    const table = entries.flatMap(({ tag, type, count, bytes }) => {
      const head = [...big(tag, 2), ...big(type, 2), ...big(count, 4)];
      if (bytes.length <= 4) return [...head, ...bytes, ...Array(4 - bytes.length).fill(0)];
      const place = next;
      data.push(...bytes, ...(bytes.length % 2 ? [0] : []));
      next += outside(bytes);
      return [...head, ...big(place, 4)];
    });
    return [...big(entries.length, 2), ...table, ...big(0, 4), ...data];
  };
  const pointer = (tag: number, to: number): Entry => ({
    tag,
    type: 4,
    count: 1,
    bytes: big(to, 4),
  });

  const shot = [...text(0x9003, taken), ...text(0x9011, offset)];
  const place = gps
    ? [...text(1, 'N'), degrees(2, gps[0]), ...text(3, 'E'), degrees(4, gps[1])]
    : [];
  const main = (exifAt: number, gpsAt: number) => [
    ...text(0x010e, description),
    ...text(0x013b, artist),
    ...text(0x8298, copyright),
    ...(shot.length > 0 ? [pointer(0x8769, exifAt)] : []),
    ...(place.length > 0 ? [pointer(0x8825, gpsAt)] : []),
  ];
  const exifAt = 8 + sizeOf(main(0, 0));
  const gpsAt = exifAt + (shot.length > 0 ? sizeOf(shot) : 0);
  return segment(0xe1, [
    ...ascii('Exif'),
    ...[0, 0],
    ...ascii('MM'),
    ...big(42, 2),
    ...big(8, 4),
    ...directory(main(exifAt, gpsAt), 8),
    ...(shot.length > 0 ? directory(shot, exifAt) : []),
    ...(place.length > 0 ? directory(place, gpsAt) : []),
  ]);
}
