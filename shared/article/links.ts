const scheme = /^[a-z][a-z0-9+.-]*:/i;
/** Browsers strip these inside an address, so `java\tscript:` would run. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const ignoredByBrowsers = /[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028\u2029\ufeff]/g;

/**
 * The address as it may stand in an `href`, or undefined: https, http, mailto and relative
 * addresses only (SECURITY, "Content"). `http:` is allowed here and warned about in exports.
 */
export function safeHref(address: string): string | undefined {
  const trimmed = address.trim();
  const bare = trimmed.replace(ignoredByBrowsers, '');
  if (bare === '') return undefined;
  const found = scheme.exec(bare)?.[0].toLowerCase();
  if (found === undefined) {
    // "//host" and "\\host" leave the site without naming a scheme.
    return /^[\\/]{2}/.test(bare) ? undefined : trimmed;
  }
  if (found === 'mailto:') return trimmed;
  if (found !== 'https:' && found !== 'http:') return undefined;
  return URL.canParse(bare) && new URL(bare).username === '' ? trimmed : undefined;
}

/** What a person typed as a link: "example.org" → https, an e-mail address → mailto. */
export function addressFromTyping(typed: string): string | undefined {
  const text = typed.trim();
  if (/^[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`;
  if (/^([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?([/?#]\S*)?$/i.test(text)) return `https://${text}`;
  return /\s/.test(text) ? undefined : safeHref(text);
}

/** Whether what was typed says itself that it is an address, where it could be a name as well. */
export const looksLikeAddress = (typed: string): boolean =>
  /^([a-z][a-z0-9+.-]*:|[./?#])|\.[a-z]{2,}|@/i.test(typed.trim()) && !/\s/.test(typed.trim());

export type LinkFault = 'missing' | 'broken' | 'insecure';

/** What is wrong with an address that readers are to follow; undefined where nothing is. */
export function linkFault(address: string): LinkFault | undefined {
  if (address.trim() === '') return 'missing';
  const href = safeHref(address);
  if (href === undefined) return 'broken';
  if (/^http:/i.test(href)) return 'insecure';
  return undefined;
}
