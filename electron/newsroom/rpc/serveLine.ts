import { vet } from './envelope.ts';
import { asError, badInput } from './failures.ts';
import type { createHandler } from './handler.ts';

/** A way for messages between a client of the contract and its newsroom. */
export interface Line {
  /** Never throws; a message to a client that is gone is dropped. */
  send(message: string): void;
  /** Called for a message that no client of the contract sends and that cannot be answered. */
  refuse(): void;
}

export interface Served {
  /** To be called with each message, of whatever type, in order. */
  receive(message: unknown): void;
  /** The client is gone: its event streams end; a write under way goes on to its end. */
  closed(): void;
}

/** Serves the contract over one line; every transport is this and an adapter. */
export function serveLine(handler: ReturnType<typeof createHandler>, line: Line): Served {
  const heard: { message?: (event: { data: string }) => void; close?: () => void } = {};
  // The library serves a `ws` socket; it gets one that only hears messages that were vetted.
  void handler.upgrade({
    send: (data: unknown) => {
      if (typeof data === 'string') line.send(data);
    },
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message' || type === 'close') heard[type] = listener as () => void;
    },
  });
  return {
    receive(message) {
      const verdict = vet(message);
      if (verdict.ok) {
        // Not returned: the library's promise lasts as long as the call, a stream for hours.
        heard.message?.({ data: verdict.text });
        return;
      }
      if (verdict.id === undefined) return line.refuse();
      const error = asError(badInput('That is not a call that Stet takes'));
      line.send(
        JSON.stringify({ i: verdict.id, p: { s: error.status, b: { json: error.toJSON() } } }),
      );
    },
    closed: () => heard.close?.(),
  };
}
