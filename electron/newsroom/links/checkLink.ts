import { networkInterfaces } from 'node:os';
import { safeHref } from '../../../shared/article/links.ts';
import type { LinkFinding } from '../../../shared/contract/links.ts';
import { type Answer, type AskOptions, askAddress, NotPublic } from './askAddress.ts';

export interface CheckOptions extends Omit<AskOptions, 'signal'> {
  signal?: AbortSignal | undefined;
  /** For the whole of it, redirects included, in milliseconds. */
  timeout?: number;
}

const patience = 10_000;
const mostRedirects = 5;

/**
 * What readers find at an address. Asks the network, and so is called only when a person wants it.
 * Never rejects for what the network does; only when `signal` aborts.
 */
export async function checkLink(href: string, options: CheckOptions = {}): Promise<LinkFinding> {
  const safe = safeHref(href);
  if (safe === undefined) return dead('Not an address that can be linked');
  const first = URL.parse(safe);
  if (!first) return unknown('Not checked: it leads to a place on the same site');
  if (first.protocol === 'mailto:') return unknown('Not checked: an e-mail address');
  const timeout = AbortSignal.timeout(options.timeout ?? patience);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    return await follow(first, { ...options, signal });
  } catch (error) {
    options.signal?.throwIfAborted();
    if (timeout.aborted) return unknown('No answer within 10 seconds');
    return findingOf(error);
  }
}

async function follow(first: URL, options: AskOptions): Promise<LinkFinding> {
  let url = first;
  let forGood = true;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const { status, location } = await ask(url, options);
    const next = location === undefined ? null : URL.parse(location, url.href);
    if (status < 300 || status > 399 || !next) return findingAt(status, first, url, forGood);
    forGood &&= status === 301 || status === 308;
    url = next;
  }
  return dead('It redirects in circles');
}

/** Some servers know no HEAD, or answer it with anything; then the page itself is asked for. */
async function ask(url: URL, options: AskOptions): Promise<Answer> {
  const answer = await askAddress(url, 'HEAD', options);
  return answer.status < 400 ? answer : askAddress(url, 'GET', options);
}

function findingAt(status: number, first: URL, last: URL, forGood: boolean): LinkFinding {
  if (status === 404 || status === 410) return dead(`Dead: the page is not there (${status})`);
  if (status === 401 || status === 403 || status === 407 || status === 429) {
    return unknown(`It let nobody in to check (${status})`);
  }
  if (status >= 400) return unknown(`The site answered with an error (${status})`);
  if (last.protocol === 'http:') return unknown('It leads to a page that is not encrypted (http)');
  if (forGood && !isSamePage(first, last)) {
    return { state: 'moved', message: `Moved for good to ${last.host}${last.pathname}` };
  }
  return { state: 'fine', message: 'It answers' };
}

/** A slash at the end, "www." and https are no other page. */
function isSamePage(one: URL, other: URL): boolean {
  const page = ({ host, pathname, search }: URL) =>
    `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${search}`;
  return page(one) === page(other);
}

function findingOf(error: unknown): LinkFinding {
  if (error instanceof NotPublic) return unknown('Not checked: it leads into a private network');
  const { code = '' } = error as NodeJS.ErrnoException;
  if (isOffline()) return unknown('Not checked: this computer is offline');
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return dead('Dead: there is no site of that name');
  if (code === 'EAI_AGAIN') return unknown('Not checked: the network did not answer');
  if (code === 'ECONNREFUSED') return dead('Dead: nobody answers there');
  if (/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|ERR_SSL)/.test(code)) {
    return dead('Its certificate is not valid: browsers warn about it');
  }
  return unknown('The site could not be reached');
}

const isOffline = () =>
  Object.values(networkInterfaces()).every((each) => each?.every(({ internal }) => internal));

const dead = (message: string): LinkFinding => ({ state: 'dead', message });
const unknown = (message: string): LinkFinding => ({ state: 'unknown', message });
