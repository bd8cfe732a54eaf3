/**
 * Everything that can go wrong in a call, as a value. The set is closed: a throw that is none of
 * these crosses the boundary as `internal` with a log id, never as a stack or an absolute path.
 */
export const failureCodes = [
  /** The caller sent something that is not of the call's shape, too deep or too large. */
  'bad-input',
  /** Something broke that should not; `detail.logId` names it in the log. */
  'internal',
  /** This host cannot do that (choosing a folder in the web host). */
  'unsupported',
  /** The person closed a dialog. Not an error to show. */
  'canceled',
  /** The library's folder is not there, or no library is open. */
  'no-library',
  /** No such file, or no longer. */
  'not-found',
  /** The bytes are not an article: `detail.reason` is an ArticleErrorCode, `detail.place` where. */
  'damaged',
  /** The file changed since it was read: nothing was written. `detail.revision` is what lies there. */
  'conflict',
  /** File, folder or disk cannot be written; `detail.what` says which. */
  'read-only',
  /** The file was written by a newer Stet, and is never saved over. */
  'newer-version',
  'disk-full',
  /** The name is taken. */
  'exists',
  /** The name cannot be a file name. */
  'bad-name',
  /** The system refused or failed: `detail.system` is its code (EIO, EMFILE…). */
  'io',
  /** Another program holds the file; trying again may help. */
  'busy',
  'too-large',
  /** Not a picture, or a kind that Stet does not take. */
  'not-a-photo',
  /** Embargoed, withheld or canceled copy to a public format without a yes. */
  'embargoed',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** Not zod's: threads that only save start without it. */
export interface Failure {
  code: FailureCode;
  /** A sentence for the person: what happened and what to do. */
  message: string;
  /** The same call may succeed later without any change. */
  retry: boolean;
  detail?: Record<string, string | number | boolean> | undefined;
}

/** A failure on its way through code that throws. */
export class FailureError extends Error {
  readonly failure: Failure;

  /** What came as a value, from another thread, is thrown once more. */
  static of({ code, message, retry, detail }: Failure): FailureError {
    return new FailureError(code, message, { retry, detail });
  }

  constructor(
    code: FailureCode,
    message: string,
    options: { retry?: boolean; detail?: Failure['detail']; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'FailureError';
    this.failure = {
      code,
      message,
      retry: options.retry ?? false,
      ...(options.detail && { detail: options.detail }),
    };
  }
}
