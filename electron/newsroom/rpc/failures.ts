import { ORPCError, ValidationError } from '@orpc/server';
import { ArticleError } from '../../../shared/article/articleError.ts';
import { type Failure, type FailureCode, FailureError } from '../../../shared/contract/failure.ts';
import { type Log, newLogId } from './log.ts';

/** All typed errors cross with the status that the contract gives them by default. */
const status = 500;

export const asError = ({ code, message, retry, detail }: Failure) =>
  new ORPCError(code, {
    defined: true,
    status,
    message,
    data: { retry, ...(detail && { detail }) },
  });

/**
 * Whatever a call threw, as one of the codes that the contract lists for that call. What is none of
 * them is a fault of ours: it goes to the log, and the person gets its id.
 *
 * @param path the call, for the log.
 */
export function toContractError(
  error: unknown,
  allowed: ReadonlySet<string>,
  path: string,
  log: Log,
): ORPCError<string, unknown> {
  if (error instanceof ORPCError && error.defined && allowed.has(error.code)) return error;
  const failure = failureIn(error);
  if (failure && allowed.has(failure.code)) return asError(failure);
  const logId = newLogId();
  log.error(logId, `${path} failed`, error instanceof ORPCError ? (error.cause ?? error) : error);
  return asError({
    code: 'internal',
    message: `Something went wrong inside Stet. The log names it ${logId}.`,
    retry: false,
    detail: { logId },
  });
}

function failureIn(error: unknown): Failure | undefined {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof ArticleError) {
    return {
      code: error.code === 'newer-version' ? 'newer-version' : 'damaged',
      message: error.message,
      retry: false,
      detail: { reason: error.code, ...(error.place !== undefined && { place: error.place }) },
    };
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return badInput(issueIn(error.cause));
  }
  return undefined;
}

export const badInput = (what = 'That is not what this call takes'): Failure => ({
  code: 'bad-input' satisfies FailureCode,
  message: `${what}.`,
  retry: false,
});

function issueIn(cause: unknown): string | undefined {
  const issue = cause instanceof ValidationError ? cause.issues[0] : undefined;
  if (!issue) return undefined;
  const place = (issue.path ?? [])
    .map((step) => String(typeof step === 'object' ? step.key : step))
    .join('.')
    .slice(0, 200);
  return `${issue.message.slice(0, 300)}${place && ` (${place})`}`;
}
