import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './publicAddress.ts';

export interface Resolved {
  address: string;
  family: number;
}

export interface AskOptions {
  signal: AbortSignal;
  /** Addresses of a host name; the system's own resolver unless a test has another. */
  resolve?: ((host: string) => Promise<readonly Resolved[]>) | undefined;
  /** Which of them may be connected to; public ones unless a test has its own server. */
  mayConnect?: ((address: string) => boolean) | undefined;
}

export interface Answer {
  status: number;
  /** Where a redirect leads, as it was written. */
  location: string | undefined;
}

/** The address leads, or resolves, to something that is not on the public internet. */
export class NotPublic extends Error {}

/** Ports that pages are served on; anything else is a service that nobody links to. */
const webPorts: ReadonlySet<string> = new Set(['', '80', '443', '8080', '8443']);

const ownName = 'Stet-link-check/1.0';

/**
 * Asks for the head of what lies at an address, and follows nothing. The host name is resolved once,
 * every address it has is looked at, and the connection goes to one of exactly these: a name that
 * resolves to something else a moment later (DNS rebinding) changes nothing.
 *
 * @throws NotPublic, or the system's error
 */
export async function askAddress(
  url: URL,
  method: 'HEAD' | 'GET',
  { signal, resolve = resolveByName, mayConnect = isPublicAddress }: AskOptions,
): Promise<Answer> {
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username !== '' || url.password !== '') throw new NotPublic();
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (mayConnect === isPublicAddress && !webPorts.has(url.port)) throw new NotPublic();
  const family = isIP(host);
  const found = family ? [{ address: host, family }] : await unlessAborted(resolve(host), signal);
  if (found.length === 0 || !found.every(({ address }) => mayConnect(address))) {
    throw new NotPublic();
  }
  const pinned: LookupFunction = (_host, options, done) => {
    const [first] = found;
    if (options.all) done(null, [...found]);
    else if (first) done(null, first.address, first.family);
  };
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((answered, failed) => {
    const asking = request(
      url,
      {
        method,
        signal,
        lookup: pinned,
        // One connection for one question: none is kept that outlives the check.
        agent: false,
        maxHeaderSize: 32 * 1024,
        headers: { 'user-agent': ownName, accept: 'text/html,*/*;q=0.5' },
      },
      (response) => {
        // What the page says is nobody's business here.
        response.destroy();
        answered({ status: response.statusCode ?? 0, location: response.headers.location });
      },
    );
    asking.on('error', failed);
    asking.end();
  });
}

/** The system's resolver cannot be stopped, only no longer waited for. */
function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

const resolveByName = (host: string): Promise<readonly Resolved[]> => lookup(host, { all: true });
