import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  messageBytes,
  socketClose,
  socketPath,
  socketPatience,
  welcome,
} from '../../shared/contract/webSocket.ts';
import type { NewsroomServer } from '../newsroom/rpc/transports.ts';
import { refusalOf } from './admission.ts';
import type { RunToken } from './token.ts';

/** `{"token":"…"}` has 54 characters. */
const longestGreeting = 256;
/** How long a page may take to answer that the host ends, in ms. */
const farewell = 1_000;
/** Sockets that have not shown a token yet; a page of ours opens one. */
const mostStrangers = 16;

/**
 * The web host's WebSockets: admitted by their headers, then by the token in the first message, and
 * closed when that does not come.
 *
 * @param host ours, with the port; known once the server listens.
 * @returns to close them all, telling the pages that the host ends.
 */
export function acceptSockets(
  server: Server,
  newsroom: NewsroomServer,
  token: RunToken,
  host: () => string,
): () => void {
  // Compression would let a small message become a large one, and 127.0.0.1 has no need of it.
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: messageBytes,
    perMessageDeflate: false,
  });
  const strangers = new Set<WebSocket>();

  function greet(socket: WebSocket) {
    // Too large a message, a broken frame: `close` follows, and that is all there is to do.
    socket.on('error', () => undefined);
    strangers.add(socket);
    const patience = setTimeout(() => socket.close(socketClose.noToken), socketPatience);
    socket.once('close', () => {
      clearTimeout(patience);
      strangers.delete(socket);
    });
    socket.once('message', (data: Buffer, isBinary: boolean) => {
      clearTimeout(patience);
      strangers.delete(socket);
      if (!isBinary && token.matches(tokenIn(data))) {
        socket.send(welcome);
        newsroom.serveWebSocket(socket);
      } else {
        socket.close(socketClose.wrongToken);
      }
    });
  }

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => undefined);
    const { method, url: target, headers } = request;
    const refusal = refusalOf({ method, target, headers, upgrade: true }, host());
    const status = refusal?.status ?? (target === socketPath ? undefined : 404);
    if (status !== undefined || strangers.size >= mostStrangers) {
      stream.end(
        `HTTP/1.1 ${status ?? 503} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    sockets.handleUpgrade(request, stream, head, greet);
  });

  return () => {
    for (const socket of sockets.clients) socket.close(socketClose.stopping);
    sockets.close();
    const lastResort = setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
    }, farewell);
    lastResort.unref();
  };
}

function tokenIn(data: Buffer): unknown {
  if (data.length > longestGreeting) return undefined;
  try {
    const greeting: unknown = JSON.parse(data.toString('utf8'));
    return typeof greeting === 'object' && greeting !== null && 'token' in greeting
      ? greeting.token
      : undefined;
  } catch {
    return undefined;
  }
}
