import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { mapEventIterator } from '@orpc/client';
import { messageBytes } from '../../../shared/contract/webSocket.ts';
import { lineLost, tooMuch } from './failure.ts';
import type { Watched } from './watched.ts';

/**
 * - `connecting`: at first; calls wait.
 * - `online`
 * - `offline`: the newsroom does not answer; calls try once more and then fail as retryable.
 * - `refused`: this page has no valid token. Only a new address helps; calls fail at once.
 */
export type LineState = 'connecting' | 'online' | 'offline' | 'refused';

export interface OpenLine {
  link: ClientLink<ClientContext>;
  isOpen(): boolean;
}

/** One host's way to the newsroom. */
export interface Line {
  state: Watched<LineState>;
  /** The line as it is now, or as the attempt under way makes it. @throws CallFailure */
  ready(): Promise<OpenLine>;
}

/** @throws CallFailure for a message that the newsroom would not take. */
export function withinLimit(message: unknown) {
  if (typeof message !== 'string' || message.length * 3 <= messageBytes) return;
  if (new Blob([message]).size > messageBytes) throw tooMuch();
}

const isIterator = (value: unknown): value is AsyncIteratorObject<unknown, unknown, void> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** A link over whatever line is open at the time of the call; a broken line becomes a failure. */
export function linkOver(line: Line): ClientLink<ClientContext> {
  return {
    async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) {
      const open = await line.ready();
      const explain = (error: unknown) =>
        open.isOpen() || options.signal?.aborted ? error : lineLost();
      try {
        const output = await open.link.call(path, input, options);
        if (!isIterator(output)) return output;
        return mapEventIterator(output, {
          value: async (value: unknown) => value,
          error: async (error) => explain(error),
        });
      } catch (error) {
        throw explain(error);
      }
    },
  };
}
