import { delimiters } from './delimiters.ts';

/** A pair of quotation marks with the space that belongs inside them, if any. */
export interface QuotePair {
  open: string;
  close: string;
}

/** How a language sets what a keyboard only hints at. */
export interface Conventions {
  language: string;
  outer: QuotePair;
  inner: QuotePair;
  /** What the key of the single mark gives: the inner pair, unless that is of double marks too. */
  single: QuotePair;
  /** Inside the outer pair: a space that no line breaks at, or ''. */
  inside: string;
  /** In front of these signs stands that space. */
  before: Readonly<Record<string, string>>;
  /** For two hyphens between words; '' where a language has other dashes. */
  dash: string;
  ellipsis: boolean;
  /** Text without spaces between words: what opens and what closes takes turns. */
  unspaced: boolean;
  /** Words that begin with an apostrophe ('tis, 's avonds), in lower case. */
  elided: readonly string[];
}

const narrow = '\u202f';
const fixed = '\u00a0';

/** Where newspapers write otherwise than CLDR has it. */
const houseMarks: Readonly<Record<string, string>> = {
  // Duden, and every Swiss paper: guillemets pointing outwards.
  'de-CH': '« » ‹ ›',
  'de-LI': '« » ‹ ›',
  // CLDR repeats the guillemets; the Imprimerie nationale and the OQLF have “ ” inside.
  fr: '« » “ ”',
  'fr-CA': '« » “ ”',
  // Both kinds are right in Dutch; each key gives the kind that it shows.
  nl: '“ ” ‘ ’',
};

/**
 * French: a narrow space in front of high signs and inside guillemets (Imprimerie nationale, Lexique
 * des règles typographiques). In Canada only the colon and the guillemets have one, and a full one
 * (OQLF, Banque de dépannage linguistique, “Espacement”).
 */
const spacing: Readonly<Record<string, { inside: string; before: Record<string, string> }>> = {
  fr: { inside: narrow, before: { ';': narrow, ':': narrow, '!': narrow, '?': narrow } },
  'fr-CA': { inside: fixed, before: { ':': fixed } },
};

/** Languages whose dash between words is an em dash; the others have an en dash. */
const longDash = new Set(['es', 'pt', 'ru', 'uk', 'be', 'bg', 'ko', 'lt', 'lv']);
/** Of English, North America and whoever names no region. */
const longDashRegions: ReadonlySet<string | undefined> = new Set([undefined, 'US', 'CA', 'PH']);
/** They set dashes and dots in widths of their own, and no spaces between words. */
const unspacedLanguages = new Set(['ja', 'zh', 'yue', 'th', 'lo', 'my', 'km']);

const elisions: Readonly<Record<string, readonly string[]>> = {
  en: ['tis', 'twas', 'twere', 'twill', 'em', 'til', 'n', 'neath', 'cos', 'cuz', 'ello', 'tude'],
  nl: ['s', 't', 'n', 'k', 'r', 'm'],
  af: ['n', 'k', 't'],
  de: ['s', 'ne', 'n', 'nen', 'nem', 'ner', 'nes', 'rein', 'raus', 'runter', 'rum'],
};

const known = new Map<string, Conventions>();

/** @param locale BCP 47; an unknown language is set as English. */
export function conventionsOf(locale: string): Conventions {
  const found = known.get(locale);
  if (found) return found;
  const names = fallbacks(locale);
  const language = names.at(-1) ?? 'en';
  const pick = <T>(of: (name: string) => T | undefined): T | undefined => {
    for (const name of names) {
      const value = of(name);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const marks = pick((name) => houseMarks[name] ?? marksOf(name)) ?? '“ ” ‘ ’';
  const [first = '“', second = '”', third = '‘', fourth = '’'] = marks.split(' ');
  const pairs = [
    { open: first, close: second },
    { open: third, close: fourth },
  ] as const;
  // The key of the double mark gives double marks everywhere.
  const [outer, inner] = isSingle(first) ? [pairs[1], pairs[0]] : pairs;
  const { inside, before } = pick((name) => spacing[name]) ?? { inside: '', before: {} };
  const unspaced = unspacedLanguages.has(language);
  const long = language === 'en' ? longDashRegions.has(regionOf(locale)) : longDash.has(language);
  const conventions: Conventions = {
    language,
    outer,
    inner,
    single: isSingle(inner.open) ? inner : { open: '‘', close: '’' },
    inside,
    before,
    dash: unspaced ? '' : long ? '—' : '–',
    ellipsis: !unspaced,
    unspaced,
    elided: elisions[language] ?? [],
  };
  known.set(locale, conventions);
  return conventions;
}

const isSingle = (mark: string) => /^[‘’‚‹›]$/.test(mark);

const regionOf = (locale: string) =>
  locale
    .split('-')
    .find((part, index) => index > 0 && /^([A-Za-z]{2}|\d{3})$/.test(part))
    ?.toUpperCase();

/** `fr-Latn-CA` → fr-Latn-CA, fr-CA, fr-Latn, fr. */
function fallbacks(locale: string): string[] {
  const parts = locale.split('-');
  const language = (parts[0] ?? 'en').toLowerCase();
  const script = parts.find((part, index) => index > 0 && /^[A-Za-z]{4}$/.test(part));
  const titled = script && script[0]?.toUpperCase() + script.slice(1).toLowerCase();
  const named = regionOf(locale);
  return [
    titled && named && `${language}-${titled}-${named}`,
    named && `${language}-${named}`,
    titled && `${language}-${titled}`,
    language,
  ].filter((name): name is string => Boolean(name));
}

const table = new Map(
  Object.entries(delimiters).flatMap(([marks, locales]) =>
    locales.split(' ').map((name) => [name, marks] as const),
  ),
);

const marksOf = (name: string) => table.get(name);
