import { FailureError } from '../../../shared/contract/failure.ts';

/**
 * Waits for a PDF, but no longer than a person would, and not once it is not wanted any more.
 *
 * @param work rejects soon after `stop` aborts, or is left alone.
 * @param tidy ends what the work had begun, where it did not come to its end.
 * @throws FailureError, see Printer.
 */
export async function underLimit<Result>(
  limit: number,
  signal: AbortSignal | undefined,
  work: (stop: AbortSignal) => Promise<Result>,
  tidy: () => Promise<void>,
): Promise<Result> {
  const late = AbortSignal.timeout(limit);
  const stop = signal ? AbortSignal.any([signal, late]) : late;
  try {
    stop.throwIfAborted();
    return await Promise.race([work(stop), aborted(stop)]);
  } catch (error) {
    await tidy();
    if (error instanceof FailureError) throw error;
    if (signal?.aborted) throw new FailureError('canceled', 'The export was canceled.');
    throw late.aborted ? tooSlow(limit) : failed(error);
  }
}

/** Rejects when the signal aborts, and never else. */
export function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(new Error('stopped'));
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  // The race may be over.
  promise.catch(() => undefined);
  return promise;
}

const tooSlow = (limit: number) =>
  new FailureError(
    'io',
    `Not exported: the browser did not print the PDF within ${Math.round(limit / 1000)} seconds.`,
    { retry: true },
  );

const failed = (cause: unknown) =>
  new FailureError('io', 'Not exported: the browser that prints the PDF ended unexpectedly.', {
    retry: true,
    cause,
  });
