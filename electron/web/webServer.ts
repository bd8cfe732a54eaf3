import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { proofShape } from '../../shared/contract/webSocket.ts';
import { createByteHandler, isBytesPath } from '../newsroom/bytes/handleBytes.ts';
import type { RendererFiles } from '../newsroom/bytes/rendererFiles.ts';
import { respond } from '../newsroom/bytes/responses.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { consoleLog, type Log, newLogId } from '../newsroom/rpc/log.ts';
import { createNewsroomServer } from '../newsroom/rpc/transports.ts';
import { refusalOf } from './admission.ts';
import { Doors } from './doors.ts';
import { send, toRequest } from './httpExchange.ts';
import { listen, loopback } from './listen.ts';
import { acceptSockets } from './sockets.ts';
import { RunToken } from './token.ts';
import { watchUnasked } from './unasked.ts';

/** How long a request under way may hold up the end, in ms. */
const patience = 5_000;

export interface WebServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** Of this run; to be shown to the person once, and to nobody else. */
  token: string;
  /** Path of a page that opens once, for a browser that is started from outside. */
  door(): string;
  /** Hangs up on every page; requests under way are answered first. */
  close(): Promise<void>;
}

/**
 * The newsroom behind 127.0.0.1, for one person's browser: SECURITY, "Web host".
 *
 * @param port see `listen`.
 * @throws Error with a sentence for the person when it cannot listen.
 */
export async function startWebServer(
  newsroom: Newsroom,
  rendererFiles: RendererFiles,
  port: number | undefined,
  log: Log = consoleLog,
): Promise<WebServer> {
  const token = new RunToken();
  const doors = new Doors();
  const handleBytes = createByteHandler(newsroom, log);
  let host = '';

  async function answer(message: IncomingMessage): Promise<Response> {
    const { method, url: target, headers } = message;
    const refusal = refusalOf({ method, target, headers, upgrade: false }, host);
    if (refusal) {
      return respond(refusal.status, { 'content-type': 'text/plain; charset=utf-8' }, refusal.why);
    }
    const origin = `http://${host}`;
    if (target !== undefined && doors.isDoor(target)) {
      return doors.enter(target)
        ? await rendererFiles(new Request(`${origin}/`))
        : respond(
            410,
            { 'content-type': 'text/plain; charset=utf-8' },
            'This address worked once.',
          );
    }
    const nonce = proofShape.exec(target ?? '')?.[1];
    if (nonce !== undefined) {
      return respond(200, { 'content-type': 'text/plain' }, token.prove(nonce));
    }
    const url = new URL(`${origin}${target}`);
    // A URL parser removes dots; what is not the path that was asked for is no path of ours.
    if (url.pathname !== target) return respond(404);
    if (!isBytesPath(target)) return await rendererFiles(new Request(url, { method }));
    // A frame cannot send a token; its address is one: 256 bits that work once.
    const framed = target.startsWith('/preview/');
    if (!framed && !token.admits(headers.authorization)) return respond(401);
    const request = toRequest(message, origin);
    const response = await handleBytes(request);
    // What nobody reads would block the connection's next request.
    if (request.body && !request.bodyUsed) await request.body.cancel();
    return response;
  }

  const server = createServer((message: IncomingMessage, to: ServerResponse) => {
    answer(message)
      .catch((error: unknown) => {
        const logId = newLogId();
        log.error(logId, 'A request failed', error);
        return respond(500);
      })
      .then((response) => send(response, to))
      .catch(() => to.destroy());
  });
  server.on('clientError', (_error, stream) => stream.destroy());
  const hangUpUnasked = watchUnasked(server);
  const hangUp = acceptSockets(server, createNewsroomServer(newsroom, log), token, () => host);
  host = `${loopback}:${await listen(server, port)}`;

  return {
    origin: `http://${host}`,
    token: token.secret,
    door: () => doors.open(),
    async close() {
      hangUp();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      hangUpUnasked();
      const lastResort = setTimeout(() => server.closeAllConnections(), patience);
      await closed;
      clearTimeout(lastResort);
    },
  };
}
