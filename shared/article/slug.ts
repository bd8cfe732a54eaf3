/**
 * A slug: the short name that an article goes by in the newsroom and on its file.
 *
 * @returns lower-case words of letters and digits joined by `-`, at most 80 characters, cut between
 * words; '' when the text holds no letter or digit. Latin letters lose their accents (most systems
 * that a slug travels through know only ASCII); other scripts stay as they are.
 */
export function slugFrom(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Script=Latin}\p{Mn}+/gu, ([letter]) => letter ?? '')
    .normalize('NFC')
    .replace(/\p{Script=Latin}/gu, (letter) => spelled[letter] ?? letter)
    .toLowerCase()
    .normalize('NFC');
  const words = plain
    // An apostrophe is part of its word: "mayor's" is "mayors", not "mayor-s".
    .replace(/(?<=[\p{L}\p{N}\p{M}])['’ʼ`](?=[\p{L}\p{N}])/gu, '')
    // Joiners shape words of Indic and Persian text; invisible marks of direction do not.
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\u2060\ufeff]/gu, '')
    .match(/[\p{L}\p{N}\p{M}\u200c\u200d]+/gu);
  return shorten(words?.filter((word) => /[\p{L}\p{N}]/u.test(word)) ?? []);
}

/** Longest slug, in characters as people count them. */
export const slugLength = 80;

function shorten(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (characters(longer).length > slugLength) break;
    slug = longer;
  }
  // A first word longer than that (or a script without spaces) can only be cut inside.
  return (
    slug ||
    characters(words[0] ?? '')
      .slice(0, slugLength)
      .join('')
  );
}

/** A letter and the marks on it stay together. */
const characters = (text: string): string[] => text.match(/\P{M}\p{M}*|^\p{M}+/gu) ?? [];

/** Latin letters that do not decompose into a base letter and a mark. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ø: 'o',
  Ø: 'o',
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  Ð: 'd',
  þ: 'th',
  Þ: 'th',
  ł: 'l',
  Ł: 'l',
  ħ: 'h',
  Ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  Ŋ: 'n',
  ŧ: 't',
  Ŧ: 't',
  ĸ: 'k',
  ə: 'a',
  Ə: 'a',
};
