import type { CustomScheme } from 'electron';
import { isBytesPath } from '../newsroom/bytes/handleBytes.ts';
import { methodNotAllowed, notThere, respond } from '../newsroom/bytes/responses.ts';
import { appAddress, appOrigin, appScheme, isAppOrigin } from './policy/origin.ts';

type Handler = (request: Request) => Promise<Response>;

/**
 * `initiatorOrigin`: whose page asks, as Electron saw it and no page can claim; absent where the
 * browser asks itself, `null` for a sandboxed frame.
 */
type AppRequest = Request & { readonly initiatorOrigin?: string };

/** To be registered before the app is ready. */
export const appSchemes: CustomScheme[] = [
  {
    scheme: appScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
  },
];

const isName = /^\/$|^(\/[\w.-]+)+$/;
const takesFiles = /^\/(media\/[^/]+|packs)$/;

/**
 * What answers under `app://stet/`. GET and HEAD only; the addresses that take a POST are where a
 * page hands in a photo or a pack, because bytes do not go through the contract. Addresses are names, never
 * paths: one that needs decoding or has an odd sign is no name of ours.
 * @param handlers.files the renderer's files, by the manifest of the build
 * @param handlers.bytes photos, previews and downloads, by id
 */
export function appProtocol(handlers: { files: Handler; bytes: Handler }) {
  return async (request: AppRequest): Promise<Response> => {
    const url = appAddress(request.url);
    const { initiatorOrigin = appOrigin } = request;
    if (!url || !isAppOrigin(initiatorOrigin)) return respond(403);
    const { pathname } = url;
    if (request.url !== `${appOrigin}${pathname}` || !isName.test(pathname)) {
      return notThere();
    }
    if (request.method === 'POST' && takesFiles.test(pathname)) {
      const origin = request.headers.get('origin');
      if (origin !== null && origin !== appOrigin) return respond(403);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      return methodNotAllowed('GET, HEAD');
    }
    return isBytesPath(pathname) ? handlers.bytes(request) : handlers.files(request);
  };
}
