import { remembered } from '../article/remembered.ts';

/** What follows from an article's language: the locale for dates, the direction of its script. */

const rightToLeft = new Set(
  'Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Sogd Syrc Thaa Yezi'.split(' '),
);

/** A locale that Intl accepts: the language itself, else English. */
export const localeOf = remembered((language: string): string => {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
});

/** The language for `lang` attributes: canonical BCP 47; of a tag that is none, its first part. */
export const languageTag = remembered((language: string): string => {
  for (const tag of [language, language.split('-')[0] ?? '']) {
    try {
      const [canonical] = Intl.getCanonicalLocales(tag);
      if (canonical !== undefined) return canonical;
    } catch {
      // Not a tag: the next one.
    }
  }
  return 'und';
});

/** What printers hold: Letter in most of the Americas, A4 elsewhere. */
export const paperOf = (language: string): 'A4' | 'letter' =>
  /-(US|CA|MX|PH|CL|CO|VE)\b/i.test(language) ? 'letter' : 'A4';

export type Direction = 'ltr' | 'rtl';

export const directionOf = remembered((language: string): Direction => {
  try {
    const script = new Intl.Locale(language).maximize().script ?? '';
    return rightToLeft.has(script) ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
});

/** The planes' corners in which these scripts lie; a look at them is many times quicker. */
const mayBeRtl = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\ud802\ud803\ud83a\ud83b]/;
const rtlLetter =
  /(?=\p{L})[\p{sc=Adlm}\p{sc=Arab}\p{sc=Hebr}\p{sc=Mand}\p{sc=Nkoo}\p{sc=Rohg}\p{sc=Samr}\p{sc=Syrc}\p{sc=Thaa}]/u;
const rtlLetters = new RegExp(rtlLetter.source, 'gu');
const letters = /\p{L}/gu;

/** So clearly from the right that nothing needs to be counted: as what is typed in Arabic mostly is. */
function isClearlyRtl(text: string): boolean {
  let inPlanes = 0;
  let others = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Digits, also of Arabic, run from left to right and say nothing about the words around them.
    if ((code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9)) continue;
    if ((code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfeff)) inPlanes++;
    else if (code > 0x40 && (code < 0x2000 || code > 0x206f)) others++;
  }
  // Where each letter has its vowel, which is no letter, half of them are letters.
  return others * 4 < inPlanes;
}

/** Whether any letters of a text may run against the article: a quick look, which most of them end with. */
export const mayRunAgainst = (text: string, direction: Direction): boolean =>
  direction === 'rtl' || mayBeRtl.test(text);

/** Where the first letter of a text runs (UAX #9, P2); undefined where it has none. */
export function firstDirection(text: string): Direction | undefined {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return undefined;
  return rtlLetter.test(letter) ? 'rtl' : 'ltr';
}

/** Where most letters of a text run, if that is not where the article runs. */
export function otherDirection(text: string, direction: Direction): Direction | undefined {
  if (!mayRunAgainst(text, direction)) return undefined;
  if (direction === 'ltr' && !rtlLetter.test(text)) return undefined;
  if (direction === 'rtl' && isClearlyRtl(text)) return undefined;
  const rtl = text.match(rtlLetters)?.length ?? 0;
  const all = text.match(letters)?.length ?? 0;
  const own = rtl * 2 > all ? 'rtl' : 'ltr';
  return all === 0 || own === direction || rtl * 2 === all ? undefined : own;
}
