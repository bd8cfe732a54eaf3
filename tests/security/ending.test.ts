import { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { request, sendRaw } from './support/rawHttp.ts';
import { openTestHost, type TestHost } from './support/testHost.ts';

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await host.close();
});

const connected = () =>
  new Promise<Socket>((resolve, reject) => {
    const socket = connect(host.port, '127.0.0.1', () => resolve(socket)).once('error', reject);
  });

/** Connections are taken in order: once this is answered, so are those that came before. */
const takenSoFar = () => sendRaw(host.port, request('GET', '/page.js', { Host: host.host }));

describe('the end of the host', () => {
  test('is not held up by a connection on which nothing was asked', async () => {
    const lastResort = vi.spyOn(Server.prototype, 'closeAllConnections');
    const ahead = await connected();
    const hungUp = new Promise((resolve) => ahead.once('close', resolve));
    await takenSoFar();
    await host.stop();
    await hungUp;
    expect(lastResort).not.toHaveBeenCalled();
  });

  test('lets a request under way be answered, and nothing be asked after it', async () => {
    const lastResort = vi.spyOn(Server.prototype, 'closeAllConnections');
    const body = 'a photo that is none';
    const asked = request(
      'POST',
      '/media/draft',
      {
        Host: host.host,
        Origin: host.origin,
        Authorization: `Bearer ${host.token}`,
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Mode': 'cors',
        'Sec-Fetch-Dest': 'empty',
        'Content-Type': 'application/octet-stream',
        Connection: 'keep-alive',
      },
      body,
    );
    const socket = await connected();
    let answer = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      answer += chunk;
    });
    const hungUp = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.write(asked.slice(0, -8), resolve));
    await takenSoFar();
    const stopped = host.stop();
    socket.write(asked.slice(-8));
    await Promise.all([stopped, hungUp]);
    expect(answer).toMatch(/^HTTP\/1\.1 [24]\d\d /);
    expect(lastResort).not.toHaveBeenCalled();
  });
});
