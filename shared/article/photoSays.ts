/**
 * What a photo's file says of itself. The same thing can be said in three places, and often is in
 * different words: XMP comes before the older IPTC records (IIM), and those before Exif, which
 * cameras write (Metadata Working Group, Guidelines 2.0, chapter 5). Where they differ, both are
 * kept, for a person to choose from.
 */

export const photoFields = [
  'caption',
  'alt',
  'creator',
  'creditLine',
  'source',
  'copyright',
  'usage',
  'captured',
  'digitalSourceType',
] as const;
export type PhotoField = (typeof photoFields)[number];

export const saidPlaces = ['XMP', 'IPTC', 'Exif'] as const;
export type SaidPlace = (typeof saidPlaces)[number];

export interface Said {
  text: string;
  from: SaidPlace;
}

export interface PhotoSays {
  /** The best first; more than one only where they contradict each other. */
  fields: Partial<Record<PhotoField, Said[]>>;
  /** The file says where it was taken. Where that is, is nobody's business here. */
  location: boolean;
}

/** What each place says, as it was read. */
export type SaidIn = Partial<Record<SaidPlace, Partial<Record<PhotoField, string>>>>;

/** Characters of one field; a caption has a few hundred. */
const longest = 8_000;

/** These are facts with one right answer, written in many ways: the best place is believed. */
const unargued: ReadonlySet<PhotoField> = new Set(['captured', 'digitalSourceType']);

export function photoSays(said: SaidIn, location: boolean): PhotoSays {
  const fields: PhotoSays['fields'] = {};
  for (const field of photoFields) {
    const found: Said[] = [];
    for (const from of saidPlaces) {
      const text = tidy(said[from]?.[field] ?? '');
      if (text === '' || (from === 'Exif' && isCameraChatter(field, text))) continue;
      if (found.length > 0 && unargued.has(field)) continue;
      if (found.some((other) => sameWords(other.text, text))) continue;
      found.push({ text, from });
    }
    if (found.length > 0) fields[field] = found;
  }
  return { fields, location };
}

/** One line without control characters: these go into lines of an article. */
const tidy = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\ufeff]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();

/** What cameras and phones write there by themselves. */
const isCameraChatter = (field: PhotoField, text: string) =>
  field === 'caption' &&
  /^(olympus digital camera|sony dsc|konica minolta.*|minolta digital camera|kodak digital still camera|digital camera|samsung camera pictures|default|untitled|screenshot|dcim\\.*|img_?\d+.*|created with .*)$/i.test(
    text,
  );

/** IIM cuts long words off, in bytes (caption 2 000, copyright 128, names 32: IIM 4.2, chapter 6). */
const cutOff = [32, 64, 128, 256, 2_000];

/** The same thing said twice, though one place had less room or fewer letters for it. */
function sameWords(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const bytes = new TextEncoder().encode(short).length;
  const isCut = cutOff.some((limit) => bytes <= limit && bytes > limit - 6);
  if (isCut && long.startsWith(short.replace(/[\s\ufffd?]+$/, ''))) return true;
  return isAscii(a) !== isAscii(b) && sameButForLetters(a, b);
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const isAscii = (text: string) => !/[^\p{ASCII}]/u.test(text);

/** Exif has ASCII only: "Zürich" is "Z?rich" or "Zurich" there. */
function sameButForLetters(a: string, b: string): boolean {
  const [plainOne, other] = isAscii(a) ? [a, b] : [b, a];
  const bare = other.normalize('NFD').replace(/\p{M}/gu, '');
  if (bare === plainOne) return true;
  const letters = [...other];
  const asked = [...plainOne];
  return (
    letters.length === asked.length &&
    letters.every((letter, index) =>
      isAscii(letter) ? letter === asked[index] : asked[index] === '?',
    )
  );
}

export const bestOf = (says: PhotoSays | undefined, field: PhotoField): string =>
  says?.fields[field]?.[0]?.text ?? '';

/** The fields of which the file says two different things. */
export const conflictsIn = (says: PhotoSays | undefined): PhotoField[] =>
  photoFields.filter((field) => (says?.fields[field]?.length ?? 0) > 1);
