import { safeHref } from '../../article/links.ts';
import { clean } from '../cleanText.ts';
import type { Findings } from '../findings.ts';

/** An address fit for `href`, with what is wrong with it told. */
export function checkedHref(
  address: string,
  about: string,
  findings: Findings,
): string | undefined {
  const href = safeHref(address);
  if (href === undefined) findings.add('unsafe-link', about);
  else if (/^http:/i.test(href)) findings.add('insecure-link', about);
  return href === undefined ? undefined : asUrl(href);
}

/** Spaces and other characters that no address holds as they are; what was encoded stays so. */
function asUrl(href: string): string {
  return href.replace(/[\s"<>\\^`{|}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, (character) =>
    /[\p{Cs}\p{Cc}]/u.test(character) ? '' : encodeURIComponent(character),
  );
}

/** An absolute address on the web, as metadata needs it; undefined for anything else. */
export function webAddress(address: string | undefined): string | undefined {
  const href = address === undefined ? undefined : safeHref(clean(address));
  if (href === undefined || !/^https?:/i.test(href) || !URL.canParse(href)) return undefined;
  return new URL(href).href;
}
