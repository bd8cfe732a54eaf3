import { safeHref } from '../../../../shared/article/links.ts';
import { unwrap } from './elements.ts';

/** Addresses that only lead to another one, as programs put them around links they show. */
const redirects: readonly { host: RegExp; path: RegExp; name: string }[] = [
  { host: /^(www\.)?google\.[a-z.]+$/, path: /^\/url$/, name: 'q' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\/?/, name: 'url' },
  { host: /^slack-redir\.net$/, path: /^\/link$/, name: 'url' },
];

/** Links that lead somewhere keep their real address; the others leave their words. */
export function mendLinks(root: HTMLElement): void {
  for (const link of [...root.querySelectorAll('a')]) {
    const address = link.getAttribute('href') ?? '';
    // A place inside the document that was copied from is not here.
    const href = address.startsWith('#') ? undefined : safeHref(realAddress(address));
    if (href) link.setAttribute('href', href);
    else unwrap(link);
  }
}

function realAddress(address: string): string {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return address;
  const url = new URL(address);
  const found = redirects.find(
    ({ host, path }) => host.test(url.hostname) && path.test(url.pathname),
  );
  const inner = found && url.searchParams.get(found.name);
  return inner && /^https?:/i.test(inner) ? inner : address;
}
