/**
 * InDesign's names of the languages it hyphenates, by BCP 47; a language that it does not know keeps
 * what the layout has.
 */
const names: Readonly<Record<string, string>> = {
  ca: 'Catalan',
  cs: 'Czech',
  da: 'Danish',
  de: 'de_DE_2006',
  'de-CH': 'German: Swiss',
  el: 'Greek',
  en: 'English: USA',
  'en-AU': 'English: UK',
  'en-CA': 'English: Canadian',
  'en-GB': 'English: UK',
  'en-IE': 'English: UK',
  'en-NZ': 'English: UK',
  'en-ZA': 'English: UK',
  es: 'Spanish: Castilian',
  fi: 'Finnish',
  fr: 'French',
  'fr-CA': 'French: Canadian',
  hu: 'Hungarian',
  it: 'Italian',
  lt: 'Lithuanian',
  lv: 'Latvian',
  nb: 'Norwegian: Bokmal',
  nl: 'nl_NL_2005',
  nn: 'Norwegian: Nynorsk',
  no: 'Norwegian: Bokmal',
  pl: 'Polish',
  pt: 'Portuguese',
  'pt-BR': 'Portuguese: Brazilian',
  ru: 'Russian',
  sv: 'Swedish',
  tr: 'Turkish',
};

/** @param tag canonical BCP 47. @returns what `AppliedLanguage` says; undefined for none. */
export function inDesignLanguage(tag: string): string | undefined {
  const [language = '', ...more] = tag.split('-');
  const region = more.find((part) => /^[A-Z]{2}$/.test(part));
  const exact = `${language}-${region}`;
  const key = Object.hasOwn(names, exact) ? exact : language;
  return Object.hasOwn(names, key) ? `$ID/${names[key]}` : undefined;
}
