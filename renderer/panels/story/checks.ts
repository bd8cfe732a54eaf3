import { safeHref } from '../../../shared/article/links.ts';
import { slugFrom, slugLength } from '../../../shared/article/slug.ts';

/** What is wrong with what a person typed, as a sentence; undefined: nothing. */
export type Check = (value: string) => string | undefined;

export const webAddress: Check = (value) =>
  safeHref(value) === undefined || !/^https?:\/\//i.test(value.trim())
    ? 'Not a web address: it should start with https://'
    : undefined;

export const mailAddress: Check = (value) =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? undefined : 'Not an e-mail address.';

export const slugCheck: Check = (value) => {
  if (value === slugFrom(value)) return undefined;
  if ([...value].length > slugLength) return `Longer than ${slugLength} characters.`;
  const better = slugFrom(value);
  return better
    ? `A slug is lower-case words joined by hyphens, such as “${better}”.`
    : 'A slug needs a letter or a digit.';
};

/** BCP 47, and a language that somebody speaks. */
export const languageCheck: Check = (value) => {
  const wrong = 'Not a language tag. Write en, en-GB, pt-BR, zh-Hant…';
  try {
    const [canonical] = Intl.getCanonicalLocales(value);
    return canonical === undefined ? wrong : undefined;
  } catch {
    return wrong;
  }
};

/** "British English" for en-GB; undefined where nobody has a name for it. */
export function languageName(tag: string): string | undefined {
  try {
    const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag);
    return name;
  } catch {
    return undefined;
  }
}
