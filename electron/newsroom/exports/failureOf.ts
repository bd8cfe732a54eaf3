import { type Failure, FailureError } from '../../../shared/contract/failure.ts';
import { consoleLog, newLogId } from '../rpc/log.ts';
import { systemFailure } from '../storage/systemFailure.ts';
import { outcome } from './exportToFolder.ts';

/** What went wrong with an export, as plain data: a class does not survive the way between threads. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const system = (error as { code?: unknown } | null)?.code;
  if (typeof system === 'string') return systemFailure(error, outcome).failure;
  const logId = newLogId();
  consoleLog.error(logId, 'An export failed', error);
  return {
    code: 'internal',
    message: `${outcome}: something went wrong inside Stet. Your article is not touched. The log names it ${logId}.`,
    retry: true,
    detail: { logId },
  };
}
