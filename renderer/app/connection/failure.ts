import { ORPCError } from '@orpc/client';
import type { Failure, FailureCode } from '../../../shared/contract/failure.ts';
import { quoted } from '../../../shared/copydesk/quoted.ts';

/** A failure that arose on this side: the line broke, a photo was refused, a call was given up. */
export class CallFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'CallFailure';
    this.failure = failure;
  }
}

/** The line to the newsroom broke, so nobody knows whether the call was carried out. */
export const lineLost = () =>
  new CallFailure({
    code: 'io',
    message: 'The connection to Stet was lost. It is being restored; nothing you wrote is gone.',
    retry: true,
    detail: { what: 'connection' },
  });

/** A file that a person chose is gone by now, or may not be read. */
export const notReadable = (file: Blob) =>
  new CallFailure({
    code: 'io',
    message: `${file instanceof File ? quoted(file.name) : 'The file'} could not be read. It may have been moved or changed, or its drive is away.`,
    retry: true,
  });

/** This page does not (or no longer) hold the run's token. */
export const notAdmitted = () =>
  new CallFailure({
    code: 'io',
    message:
      'This page does not belong to the Stet that is running. Open the address that it printed.',
    retry: false,
    detail: { what: 'token' },
  });

/** What would be sent is more than the newsroom takes in one message; it would hang up. */
export const tooMuch = () =>
  new CallFailure({
    code: 'too-large',
    message: 'The article is larger than Stet can take. Split it, or take pasted data out of it.',
    retry: false,
  });

/** Whatever a call threw, as a value for the person: never undefined, never a stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CallFailure) return error.failure;
  if (error instanceof ORPCError && error.defined) {
    const data = error.data as Pick<Failure, 'retry' | 'detail'>;
    return {
      code: error.code as FailureCode,
      message: error.message,
      retry: data.retry,
      ...(data.detail && { detail: data.detail }),
    };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { code: 'canceled', message: 'Canceled.', retry: true };
  }
  console.error(error);
  return { code: 'internal', message: 'Something went wrong in this window.', retry: false };
}
