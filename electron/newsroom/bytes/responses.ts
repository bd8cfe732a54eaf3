import type { Failure } from '../../../shared/contract/failure.ts';

/** On every answer of every host: nothing is guessed, cached, framed or read by another page. */
const commonHeaders = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** For answers that are no page of ours: whoever opens one as a page gets a dead one. */
const inertPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

export function respond(
  status: number,
  headers: Record<string, string> = {},
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null = null,
): Response {
  return new Response(body, {
    status,
    headers: { ...commonHeaders, 'content-security-policy': inertPolicy, ...headers },
  });
}

export const respondJson = (status: number, value: object) =>
  respond(status, { 'content-type': 'application/json' }, JSON.stringify(value));

export const notThere = () => respond(404);

export const methodNotAllowed = (allow: string) => respond(405, { allow });

const statusOfCode: Partial<Record<Failure['code'], number>> = {
  'bad-input': 400,
  'not-found': 404,
  'no-library': 404,
  conflict: 409,
  exists: 409,
  'too-large': 413,
  'not-a-photo': 415,
  'read-only': 403,
  'disk-full': 507,
};

export const respondFailure = (failure: Failure) =>
  // A service that broke is still a refusal to the page: the failure says more than a status can.
  respondJson(statusOfCode[failure.code] ?? 422, failure);
