import type { LineState } from './line.ts';
import type { Watched } from './watched.ts';

/**
 * Follows a stream of events for as long as it is wanted, across broken lines: when the line is back
 * the stream is opened again, and `onEvent` sees its first event (`listening`) as a sign to read
 * everything anew.
 *
 *     const stop = follow(connection.state, (signal) => newsroom.library.events(undefined, { signal }), onEvent);
 *
 * @param onFailure for a stream that ends with a failure while the line holds; it is not reopened.
 * @returns to stop following.
 */
export function follow<Event>(
  state: Watched<LineState>,
  open: (signal: AbortSignal) => Promise<AsyncIterable<Event>>,
  onEvent: (event: Event) => void,
  onFailure?: (error: unknown) => void,
): () => void {
  const stop = new AbortController();
  const { signal } = stop;

  const untilOnline = () =>
    new Promise<void>((resolve) => {
      if (state.get() === 'online') return resolve();
      const unsubscribe = state.subscribe(() => {
        if (state.get() === 'online') done();
      });
      function done() {
        unsubscribe();
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done);
    });

  void (async () => {
    while (!signal.aborted) {
      await untilOnline();
      if (signal.aborted) return;
      try {
        for await (const event of await open(signal)) {
          if (signal.aborted) return;
          onEvent(event);
        }
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (state.get() === 'online') return onFailure?.(error);
      }
    }
  })();
  return () => stop.abort();
}
