import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type CheckOptions, checkLink } from '../../../electron/newsroom/links/checkLink.ts';
import { isPublicAddress } from '../../../electron/newsroom/links/publicAddress.ts';

/** A site of our own behind a name, which only the resolver given here knows. */
let server: Server | undefined;
const asked: string[] = [];

async function site(answer: RequestListener): Promise<string> {
  asked.length = 0;
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host?.replace(/:\d+$/, '')}${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  return `http://news.example:${(server.address() as AddressInfo).port}`;
}
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

const here: CheckOptions = {
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  mayConnect: (address) => address === '127.0.0.1',
};
const withStatus =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end();

describe('a link that is asked about', () => {
  test.each([
    [200, 'unknown', /not encrypted/],
    [404, 'dead', /not there \(404\)/],
    [410, 'dead', /not there \(410\)/],
    [403, 'unknown', /let nobody in/],
    [429, 'unknown', /let nobody in/],
    [503, 'unknown', /error \(503\)/],
  ])('answers with %i: %s', async (status, state, message) => {
    const address = await site(withStatus(status));
    const found = await checkLink(`${address}/a`, here);
    expect(found.state).toBe(state);
    expect(found.message).toMatch(message);
  });

  test('is asked for its head first, and for the page where that is refused', async () => {
    const address = await site((request, response) =>
      response.writeHead(request.method === 'HEAD' ? 405 : 200).end('words'),
    );
    await checkLink(`${address}/a?b=1`, here);
    expect(asked).toEqual(['HEAD news.example/a?b=1', 'GET news.example/a?b=1']);
  });

  test('is followed where it moved to, a few times, and never in circles', async () => {
    const address = await site((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else if (request.url === '/new') response.writeHead(404).end();
      else response.writeHead(302, { location: '/round' }).end();
    });
    expect((await checkLink(`${address}/old`, here)).message).toMatch(/not there/);
    expect((await checkLink(`${address}/round`, here)).message).toMatch(/circles/);
    expect(asked.length).toBeLessThan(12);
  });

  test('is not followed into a private network', async () => {
    const address = await site(withStatus(302, { location: 'http://10.0.0.1/admin' }));
    expect((await checkLink(`${address}/a`, here)).message).toMatch(/private network/);
  });

  test('that resolves to anything private is not connected to, whatever else it resolves to', async () => {
    const address = await site(withStatus(200));
    const rebinding: CheckOptions = {
      ...here,
      resolve: async () => [
        { address: '127.0.0.1', family: 4 },
        { address: '192.168.1.1', family: 4 },
      ],
    };
    expect((await checkLink(address, rebinding)).message).toMatch(/private network/);
    expect(asked).toEqual([]);
  });

  test('nobody answers: it says so in time, and can be stopped', async () => {
    const address = await site(() => undefined);
    expect((await checkLink(address, { ...here, timeout: 60 })).message).toMatch(/No answer/);
    const asking = new AbortController();
    const checking = checkLink(address, { ...here, signal: asking.signal });
    asking.abort();
    await expect(checking).rejects.toThrow();
    const silent: CheckOptions = { resolve: () => new Promise(() => undefined), timeout: 20 };
    expect((await checkLink('https://news.example/', silent)).message).toMatch(/No answer/);
  });

  test('a name that does not exist, and a port where nobody listens', async () => {
    const missing = Object.assign(new Error('no'), { code: 'ENOTFOUND' });
    const found = await checkLink('https://gone.example/', {
      resolve: () => Promise.reject(missing),
    });
    expect(found.message).toMatch(/no site of that name|offline/);
    const address = await site(withStatus(200));
    server?.close();
    await new Promise((closed) => server?.on('close', closed));
    expect((await checkLink(address, here)).message).toMatch(/nobody answers|offline/);
  });
});

test('as it ships, nothing on this computer or its network is ever asked', async () => {
  const address = await site(withStatus(200));
  const { port } = new URL(address);
  for (const href of [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    'http://localhost:8080/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://10.1.2.3/',
    'http://169.254.169.254/latest/meta-data/',
    'https://93.184.216.34:22/',
  ]) {
    const found = await checkLink(href);
    expect([href, found.message]).toEqual([href, 'Not checked: it leads into a private network']);
  }
  expect(asked).toEqual([]);
  for (const href of [
    'mailto:desk@example.org',
    '/story/1',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '',
  ]) {
    expect((await checkLink(href)).state).not.toBe('fine');
  }
});

test.each([
  ['8.8.8.8', true],
  ['172.15.0.1', true],
  ['172.16.0.1', false],
  ['100.64.0.1', false],
  ['198.51.100.7', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['239.1.1.1', false],
  ['2606:4700::1111', true],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['fd00::1', false],
  ['2001:db8::1', false],
  ['2002:7f00:1::', false],
  ['64:ff9b::7f00:1', false],
  ['::', false],
  ['not an address', false],
])('%s on the public internet: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
