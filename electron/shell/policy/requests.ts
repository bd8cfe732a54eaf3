import { appAddress } from './origin.ts';

/**
 * Whether a page may load that: the app's own files, and what the page itself holds (photos
 * as blobs, inlined photos of a preview). There is no network for a window at all, whatever its Content-Security-Policy says.
 */
export function mayLoad(address: string): boolean {
  const url = URL.parse(address);
  if (url?.protocol === 'blob:') return appAddress(url.pathname) !== undefined;
  return url?.protocol === 'data:' || appAddress(address) !== undefined;
}
