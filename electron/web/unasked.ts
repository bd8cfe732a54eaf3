import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Keeps count of the connections on which nothing is asked. Node's `closeIdleConnections` takes one
 * for busy that has not carried a request yet, and browsers open such ahead of need: the end waited
 * for them.
 *
 * @returns to hang up on them, and on each other one once it is answered.
 */
export function watchUnasked(server: Server): () => void {
  const unasked = new Set<Duplex>();
  /** Several may be asked on one connection before the first is answered. */
  const latest = new WeakMap<Duplex, ServerResponse>();
  let ending = false;
  server.on('connection', (stream) => {
    unasked.add(stream);
    stream.once('close', () => unasked.delete(stream));
  });
  server.on('request', ({ socket }: IncomingMessage, answer: ServerResponse) => {
    unasked.delete(socket);
    latest.set(socket, answer);
    answer.once('close', () => {
      if (latest.get(socket) !== answer) return;
      if (ending) socket.destroySoon();
      else if (!socket.destroyed) unasked.add(socket);
    });
  });
  // A WebSocket from then on; whoever accepted it closes it.
  server.on('upgrade', (_request, stream: Duplex) => unasked.delete(stream));
  return () => {
    ending = true;
    for (const stream of unasked) stream.destroy();
  };
}
