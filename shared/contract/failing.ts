import { oc } from '@orpc/contract';
import { z } from 'zod';
import { type FailureCode, failureCodes } from './failure.ts';

/** A `Failure` that is told in an answer, and does not end the call. */
export const failure = z.object({
  code: z.enum(failureCodes),
  message: z.string(),
  retry: z.boolean(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
const failureData = failure.pick({ retry: true, detail: true });

/** Codes that any call can end with. */
const always = ['bad-input', 'internal'] as const;

/** The closed set of codes that a call can end with. */
export function failing<const Codes extends readonly FailureCode[]>(...codes: Codes) {
  type Code = Codes[number] | (typeof always)[number];
  const errors = Object.fromEntries(
    [...always, ...codes].map((code) => [code, { data: failureData }]),
  ) as Record<Code, { data: typeof failureData }>;
  return oc.errors(errors);
}

export const inLibrary = ['no-library', 'io', 'busy'] as const;
export const reading = [
  ...inLibrary,
  'not-found',
  'damaged',
  'newer-version',
  'too-large',
] as const;
export const writing = [...inLibrary, 'read-only', 'disk-full', 'too-large', 'damaged'] as const;
