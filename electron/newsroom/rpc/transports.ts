import type { WebSocket } from 'ws';
import type { Newsroom } from '../newsroom.ts';
import { createHandler } from './handler.ts';
import { consoleLog, type Log } from './log.ts';
import { serveLine } from './serveLine.ts';

/** What Node's MessagePort and Electron's MessagePortMain share. */
export interface ServedPort {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** Serves every client that a host lets in. */
export interface NewsroomServer {
  /** Until either side closes the port. */
  serveMessagePort(port: ServedPort): void;
  /** @param socket admitted already; text frames only, closed with 4400 for anything else. */
  serveWebSocket(socket: WebSocket): void;
  /**
   * Both ends in this process: hand it what the client sends, it calls `send` with the answers, and
   * `hangUp` for a message that is none.
   */
  serveInMemory(
    send: (message: string) => void,
    hangUp: () => void,
  ): {
    receive(message: unknown): void;
    close(): void;
  };
}

/** Over this a socket is not read but closed: the client does not take what it asked for. */
const mostWaiting = 256 * 1024 * 1024;

export function createNewsroomServer(newsroom: Newsroom, log: Log = consoleLog): NewsroomServer {
  const handler = createHandler(newsroom, log);
  return {
    serveMessagePort(port) {
      const served = serveLine(handler, {
        send: (message) => port.postMessage(message),
        refuse: () => port.close(),
      });
      port.on('message', (message) => served.receive(contentOf(message)));
      port.on('close', () => served.closed());
      port.start();
    },
    serveWebSocket(socket) {
      const served = serveLine(handler, {
        send: (message) => {
          if (socket.readyState !== socket.OPEN) return;
          if (socket.bufferedAmount > mostWaiting) return socket.terminate();
          socket.send(message);
        },
        refuse: () => socket.close(4400),
      });
      socket.on('message', (data: Buffer, isBinary: boolean) => {
        served.receive(isBinary ? undefined : data.toString('utf8'));
      });
      socket.on('close', () => served.closed());
    },
    serveInMemory(send, hangUp) {
      const served = serveLine(handler, {
        send,
        refuse: () => {
          served.closed();
          hangUp();
        },
      });
      return { receive: served.receive, close: served.closed };
    },
  };
}

/** @see NewsroomServer.serveMessagePort */
export function serveMessagePort(newsroom: Newsroom, port: ServedPort, log?: Log): void {
  createNewsroomServer(newsroom, log).serveMessagePort(port);
}

/** Electron hands over an event, Node the message itself. */
function contentOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'data' in message
    ? message.data
    : message;
}
