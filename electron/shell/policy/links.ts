/** Windows starts no program with an address longer than this. */
const longest = 2048;

/** Mail programs have attached local files that a link named. */
const attaching = /^attach/i;

export interface ExternalLink {
  kind: 'web' | 'mail';
  /** As the parser wrote it: this, and not what was clicked, is opened. */
  href: string;
  /** Who is at the other end: a host in punycode with its port, or mail addresses. */
  recipient: string;
}

/**
 * The link as it may be handed to the system: https and mailto, without a user name or password.
 * Everything else would start programs (`file:`, `smb:`, `ms-msdt:`, `javascript:` …).
 */
export function externalLink(address: string): ExternalLink | undefined {
  if (/[\p{Cc}\s\\]/u.test(address)) return undefined;
  const url = URL.parse(address);
  if (!url || url.href.length > longest || url.username !== '' || url.password !== '') {
    return undefined;
  }
  if (url.protocol === 'https:') return { kind: 'web', href: url.href, recipient: url.host };
  if (url.protocol !== 'mailto:') return undefined;
  if ([...url.searchParams.keys()].some((name) => attaching.test(name))) return undefined;
  return { kind: 'mail', href: url.href, recipient: readable(url.pathname) };
}

/** Without what could fake lines or turn the writing round in the dialog. */
function readable(encoded: string): string {
  try {
    return decodeURIComponent(encoded).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ');
  } catch {
    return encoded;
  }
}
