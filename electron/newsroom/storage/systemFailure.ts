import { FailureError } from '../../../shared/contract/failure.ts';

/** The system's name of an error (`ENOSPC`), or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

export const isMissing = (error: unknown) =>
  ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '');

/** What could not be done, as the beginning of a sentence: "Not saved". */
type Outcome = string;

/**
 * An error of the system as a failure a journalist understands; a FailureError stays as it is. The
 * message names no path.
 *
 * @param subject what it was about, for "cannot be written" and `detail.what`.
 */
export function systemFailure(
  error: unknown,
  outcome: Outcome,
  subject: 'file' | 'folder' | 'disk' = 'file',
): FailureError {
  if (error instanceof FailureError) return error;
  const system = systemCode(error);
  const detail = { ...(system && { system }), what: subject };
  switch (system) {
    case 'ENOSPC':
      return diskFull(outcome, error);
    case 'EDQUOT':
      return new FailureError(
        'disk-full',
        `${outcome}: your space on this disk is used up. Make room, then try again.`,
        { retry: true, detail, cause: error },
      );
    case 'EROFS':
      return new FailureError('read-only', `${outcome}: the disk cannot be written to.`, {
        detail: { ...detail, what: 'disk' },
        cause: error,
      });
    case 'EACCES':
    case 'EPERM':
      return new FailureError(
        'read-only',
        `${outcome}: you may not write to this ${subject}.${saving(outcome) ? ' Save a copy elsewhere.' : ''}`,
        { detail, cause: error },
      );
    case 'EBUSY':
    case 'ETXTBSY':
    case 'EAGAIN':
      return new FailureError(
        'busy',
        `${outcome}: another program is using the ${subject}. Close it there, then try again.`,
        { retry: true, detail, cause: error },
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new FailureError('not-found', `${outcome}: the ${subject} is no longer there.`, {
        detail,
        cause: error,
      });
    case 'ENAMETOOLONG':
      return new FailureError('bad-name', `${outcome}: the name is too long for this disk.`, {
        detail,
        cause: error,
      });
    case 'EFBIG':
      return new FailureError('too-large', `${outcome}: the disk does not take files this large.`, {
        detail,
        cause: error,
      });
    case 'EMFILE':
    case 'ENFILE':
      return new FailureError('io', `${outcome}: too many files are open. Try again.`, {
        retry: true,
        detail,
        cause: error,
      });
    case 'ETIMEDOUT':
    case 'EHOSTDOWN':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENOTCONN':
    case 'ESTALE':
      return new FailureError('io', `${outcome}: the network drive does not answer.`, {
        retry: true,
        detail,
        cause: error,
      });
    default:
      return new FailureError(
        'io',
        system
          ? `${outcome}: the disk reported an error (${system}).`
          : `${outcome}: something went wrong on the disk.`,
        { retry: true, detail, cause: error },
      );
  }
}

const saving = (outcome: Outcome) => outcome === 'Not saved';

/** A system error while reading: "may not write" would be the wrong sentence. */
export function readFailure(
  error: unknown,
  outcome: Outcome,
  subject: 'file' | 'folder' = 'file',
): FailureError {
  const system = systemCode(error);
  if (system === 'EACCES' || system === 'EPERM') {
    return new FailureError('io', `${outcome}: you may not read this ${subject}.`, {
      detail: { system, what: subject },
      cause: error,
    });
  }
  return systemFailure(error, outcome, subject);
}

export const diskFull = (outcome: Outcome, cause?: unknown) =>
  new FailureError('disk-full', `${outcome}: the disk is full. Make room, then try again.`, {
    retry: true,
    detail: { system: 'ENOSPC', what: 'disk' },
    cause,
  });

export const exists = (outcome: string) =>
  new FailureError('exists', `${outcome}: there is a file of this name already.`, {
    detail: { what: 'file' },
  });
