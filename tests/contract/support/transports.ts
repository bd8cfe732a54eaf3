import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import type { Log } from '../../../electron/newsroom/rpc/log.ts';
import { createNewsroomServer } from '../../../electron/newsroom/rpc/transports.ts';
import { startWebServer } from '../../../electron/web/webServer.ts';
import { articleInTransit } from '../../../shared/contract/articleInTransit.ts';
import type { NewsroomContract } from '../../../shared/contract/contract.ts';
import { socketPath, welcome } from '../../../shared/contract/webSocket.ts';

export type Client = ContractRouterClient<NewsroomContract>;

/** One way from a client to a newsroom, with what tests need to be unkind to it. */
export interface OpenTransport {
  client: Client;
  /** As it is, past the client. */
  sendRaw(message: string): void;
  /** The next message from the newsroom that is not an answer to `client`. */
  nextRaw(matching: (message: string) => boolean): Promise<string>;
  /** Breaks the line, as a closed window or a sleeping laptop does. */
  disconnect(): void;
  /** Resolves when the newsroom has hung up. */
  hungUp: Promise<void>;
  close(): Promise<void>;
}

export interface Transport {
  name: string;
  open(newsroom: Newsroom, log: Log): Promise<OpenTransport>;
}

function rawListeners() {
  const waiting = new Set<(message: string) => void>();
  return {
    hear: (message: unknown) => {
      if (typeof message === 'string') for (const listen of [...waiting]) listen(message);
    },
    nextRaw: (matching: (message: string) => boolean) =>
      new Promise<string>((resolve) => {
        const listen = (message: string) => {
          if (!matching(message)) return;
          waiting.delete(listen);
          resolve(message);
        };
        waiting.add(listen);
      }),
  };
}

const messagePort: Transport = {
  name: 'MessagePort',
  async open(newsroom, log) {
    const { port1, port2 } = new MessageChannel();
    const { hear, nextRaw } = rawListeners();
    const hungUp = new Promise<void>((resolve) => port2.on('close', () => resolve()));
    createNewsroomServer(newsroom, log).serveMessagePort(port1);
    port2.on('message', hear);
    const link = new PortLink({
      // Node's port is an EventTarget too; its type only says so in part.
      port: port2 as unknown as MessagePort,
      customJsonSerializers: [articleInTransit],
    });
    return {
      client: createORPCClient<Client>(link),
      sendRaw: (message) => port2.postMessage(message),
      nextRaw,
      disconnect: () => port2.close(),
      hungUp,
      async close() {
        port2.close();
        await hungUp;
      },
    };
  },
};

const webSocket: Transport = {
  name: 'WebSocket',
  async open(newsroom, log) {
    const server = await startWebServer(newsroom, async () => new Response(), 0, log);
    const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${socketPath}`, {
      origin: server.origin,
    });
    const { hear, nextRaw } = rawListeners();
    const hungUp = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.send(JSON.stringify({ token: server.token }));
    await new Promise<void>((resolve, reject) => {
      socket.once('message', (data) =>
        String(data) === welcome ? resolve() : reject(new Error(String(data))),
      );
    });
    socket.on('message', (data) => hear(String(data)));
    const link = new SocketLink({
      websocket: socket as unknown as globalThis.WebSocket,
      customJsonSerializers: [articleInTransit],
    });
    return {
      client: createORPCClient<Client>(link),
      sendRaw: (message) => socket.send(message),
      nextRaw,
      disconnect: () => socket.terminate(),
      hungUp,
      async close() {
        socket.close();
        await server.close();
      },
    };
  },
};

const inMemory: Transport = {
  name: 'in memory',
  async open(newsroom, log) {
    const { hear, nextRaw } = rawListeners();
    const listeners = { message: new Set<(event: { data: string }) => void>() };
    const closers = new Set<() => void>();
    const { promise: hungUp, resolve: hangUp } = Promise.withResolvers<void>();
    let readyState: number = WebSocket.OPEN;
    const server = createNewsroomServer(newsroom, log).serveInMemory((message) => {
      hear(message);
      for (const listen of listeners.message) listen({ data: message });
    }, hangUp);
    const link = new SocketLink({
      websocket: {
        get readyState() {
          return readyState;
        },
        send: (message: unknown) => server.receive(message),
        removeEventListener: () => undefined,
        addEventListener: (type: string, listen: unknown) => {
          if (type === 'message') listeners.message.add(listen as () => void);
          if (type === 'close') closers.add(listen as () => void);
        },
      } as unknown as globalThis.WebSocket,
      customJsonSerializers: [articleInTransit],
    });
    const disconnect = () => {
      readyState = WebSocket.CLOSED;
      server.close();
      for (const closed of closers) closed();
    };
    return {
      client: createORPCClient<Client>(link),
      sendRaw: (message) => server.receive(message),
      nextRaw,
      disconnect,
      hungUp,
      close: async () => disconnect(),
    };
  },
};

export const transports: readonly Transport[] = [messagePort, webSocket, inMemory];
