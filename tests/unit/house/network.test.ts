import { createServer } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { canBeReached } from '../../../scripts/setUp/network.mjs';

describe('whether a server can be reached', () => {
  afterEach(() => vi.unstubAllEnvs());

  /** A server that treats every connection the same way, on a port of its own. */
  async function withServer(
    treat: (socket: import('node:net').Socket) => void,
    ask: (port: number) => Promise<void>,
  ) {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      treat(socket);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      await ask((server.address() as import('node:net').AddressInfo).port);
    } finally {
      server.close();
    }
  }

  test('yes, if it answers, with whatever', async () => {
    await withServer(
      (socket) => socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n'),
      async (port) => expect(await canBeReached(`http://127.0.0.1:${port}/`)).toBe(true),
    );
  });

  test('yes, if what it says is not to be trusted or understood: the downloader may know better', async () => {
    await withServer(
      (socket) => socket.end('this is no TLS'),
      async (port) => expect(await canBeReached(`https://127.0.0.1:${port}/`)).toBe(true),
    );
  });

  test('no, if nobody listens, or nobody answers in time', async () => {
    let closed = 0;
    await withServer(
      (socket) => socket.destroy(),
      async (port) => {
        closed = port;
      },
    );
    expect(await canBeReached(`http://127.0.0.1:${closed}/`)).toBe(false);
    await withServer(
      () => {},
      async (port) => expect(await canBeReached(`http://127.0.0.1:${port}/`, 50)).toBe(false),
    );
  });

  test('cannot be told behind a proxy', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:9');
    expect(await canBeReached('http://127.0.0.1:9/')).toBe(true);
  });
});
