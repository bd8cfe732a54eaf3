import type { CustomScheme } from 'electron';
import { appAddress, appOrigin, appScheme } from './policy/origin.ts';

type Handler = (request: Request) => Promise<Response>;

/** To be registered before the app is ready. */
export const appSchemes: CustomScheme[] = [
  {
    scheme: appScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
  },
];

const isName = /^\/$|^(\/[\w.-]+)+$/;
const ofBytes = /^\/(media|preview|exports)\//;
const takesPhotos = /^\/media\/[^/]+$/;

function refuse(status: number, why: string): Response {
  return new Response(why, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

/**
 * What answers under `app://stet/`. GET and HEAD only; the one address that takes a POST is where a
 * page hands in a photo, because bytes do not go through the contract. Addresses are names, never
 * paths: one that needs decoding or has an odd sign is no name of ours.
 * @param handlers.files the renderer's files, by the manifest of the build
 * @param handlers.bytes photos, previews and downloads, by id
 */
export function appProtocol(handlers: { files: Handler; bytes: Handler }): Handler {
  return async (request) => {
    const url = appAddress(request.url);
    if (!url) return refuse(403, 'Not of this app.');
    const { pathname } = url;
    if (request.url !== `${appOrigin}${pathname}` || !isName.test(pathname)) {
      return refuse(404, 'There is nothing here.');
    }
    if (request.method === 'POST' && takesPhotos.test(pathname)) {
      const origin = request.headers.get('origin');
      if (origin !== null && origin !== appOrigin) return refuse(403, 'Not from this page.');
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(405, 'Only for reading.');
    }
    return ofBytes.test(pathname) ? handlers.bytes(request) : handlers.files(request);
  };
}
