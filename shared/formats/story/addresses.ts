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

/**
 * Spaces and other characters that no address holds as they are; what was encoded stays so. Brackets
 * may only stand around the number of a host (RFC 3986, §3.2.2).
 */
function asUrl(href: string): string {
  if (!unusual.test(href)) return href;
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(href)?.[0] ?? '';
  const encode = (text: string, characters: RegExp) =>
    text.replace(characters, (character) =>
      /[\p{Cs}\p{Cc}]/u.test(character) ? '' : encodeURIComponent(character),
    );
  return encode(host, nowhere) + encode(href.slice(host.length), notBehindHost);
}

/** Anything that an address might not hold as it is. */
const unusual = /[^!#-;=?-Z_a-z~]/;
const nowhere = /[\s"<>\\^`{|}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
const notBehindHost = new RegExp(`\\[|\\]|${nowhere.source}`, 'gu');

/** An absolute address on the web, as metadata needs it; undefined for anything else. */
export function webAddress(address: string | undefined): string | undefined {
  const href = address === undefined ? undefined : safeHref(clean(address));
  if (href === undefined || !/^https?:/i.test(href) || !URL.canParse(asUrl(href))) return undefined;
  return new URL(asUrl(href)).href;
}

/** A name for a thing without an address on the web: its id, where that is a URI (RFC 3986). */
export function uriOf(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return `urn:uuid:${id}`;
  const isUri = /^[a-z][a-z0-9+.-]*:[\w.~:/?#@!$&'()*+,;=%-]+$/i.test(id) && URL.canParse(id);
  return isUri ? id : `urn:stet:${encodeURIComponent(id)}`;
}
