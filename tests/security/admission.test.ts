import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { request, sendRaw } from './support/rawHttp.ts';
import { openTestHost, type TestHost } from './support/testHost.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openTestHost();
});
afterAll(() => host.close());

/** What Chromium sends for a page that a person opens. */
const document = () => ({
  Host: host.host,
  'Sec-Fetch-Site': 'none',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
});

/** What Chromium sends for a fetch of our own page. */
const ownFetch = () => ({
  Host: host.host,
  'Sec-Fetch-Site': 'same-origin',
  'Sec-Fetch-Mode': 'cors',
  'Sec-Fetch-Dest': 'empty',
});

const post = () => ({
  ...ownFetch(),
  Origin: host.origin,
  Authorization: `Bearer ${host.token}`,
  'Content-Type': 'application/octet-stream',
});

const upgrade = () => ({
  Host: host.host,
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
});

const get = (target: string, headers: Record<string, string | undefined>) =>
  sendRaw(host.port, request('GET', target, headers));

describe('who may ask', () => {
  test('the page is given to a person who opens it', async () => {
    const { status, head, body } = await get('/', document());
    expect(status).toBe(200);
    expect(body).toContain('<!doctype html>');
    expect(head).toMatch(/^content-security-policy: default-src 'none'; script-src 'self';/im);
  });

  test.each([
    'localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    '[::1]',
    '0.0.0.0',
    'evil.example',
    '127.0.0.1.evil.example',
    'evil.example#127.0.0.1',
    '2130706433',
    '0x7f.1',
    '',
  ])('Host "%s" is refused, also with our port', async (name) => {
    for (const value of [name, `${name}:${host.port}`]) {
      if (value === host.host) continue;
      const refused = await get('/', { ...document(), Host: value });
      expect([400, 403]).toContain(refused.status);
      const socket = await sendRaw(
        host.port,
        request('GET', '/newsroom', { ...upgrade(), Host: value, Origin: host.origin }),
      );
      expect([400, 403]).toContain(socket.status);
    }
  });

  test('no Host, and two of them, are refused', async () => {
    expect((await get('/', { ...document(), Host: undefined })).status).toBe(400);
    const twice = request('GET', '/', { ...document(), Host: 'evil.example' }).replace(
      'Connection: close',
      `Connection: close\r\nHost: evil.example\r\nHost: ${host.host}`,
    );
    expect([400, 403]).toContain((await sendRaw(host.port, twice)).status);
  });

  test('an absolute target does not choose the host', async () => {
    for (const target of [`${host.origin}/`, 'http://evil.example/', '*', '//evil.example/']) {
      expect((await get(target, document())).status, target).toBe(400);
    }
    // Not even HTTP: Node hangs up.
    expect((await get('x', document())).status).toBe(0);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s is not allowed',
    async (method) => {
      const { status, head } = await sendRaw(host.port, request(method, '/', post()));
      expect(status).toBe(405);
      expect(head).not.toMatch(/access-control/i);
    },
  );
});

/** Site × mode × dest of everything that a browser sends; `true` where we answer. */
describe('Sec-Fetch-Site', () => {
  const sites = ['same-origin', 'same-site', 'cross-site', 'none', undefined, 'SAME-ORIGIN', 'x'];
  const kinds: [string, Record<string, string | undefined>][] = [
    ['a document', { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }],
    ['a frame', { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }],
    ['an image', { 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' }],
    ['a script', { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'script' }],
    ['a fetch', { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' }],
    ['nobody', {}],
  ];
  test.each(sites.flatMap((site) => kinds.map(([name, kind]) => [site, name, kind] as const)))(
    '%s for %s',
    async (site, name, kind) => {
      const headers = { Host: host.host, 'Sec-Fetch-Site': site, ...kind };
      const opened = site === 'none' && name === 'a document';
      const answered = site === 'same-origin' || opened;
      expect((await get('/', headers)).status).toBe(answered ? 200 : 403);
      expect((await get('/page.js', headers)).status).toBe(site === 'same-origin' ? 200 : 403);
      const photo = `/media/draft/${'0'.repeat(64)}.png`;
      const withToken = { ...headers, Authorization: `Bearer ${host.token}` };
      expect((await get(photo, withToken)).status).toBe(site === 'same-origin' ? 404 : 403);
    },
  );

  test('the door opens once, from anywhere, for a document only', async () => {
    const door = new URL(host.urlForBrowser()).pathname;
    const outside = { ...document(), 'Sec-Fetch-Site': 'cross-site' };
    expect((await get(door, { ...outside, 'Sec-Fetch-Dest': 'iframe' })).status).toBe(403);
    expect((await get(door, { ...outside, 'Sec-Fetch-Mode': 'no-cors' })).status).toBe(403);
    expect((await get(door, { ...outside, Origin: 'null' })).status).toBe(403);
    expect((await get(door, outside)).status).toBe(200);
    expect((await get(door, outside)).status).toBe(410);
    expect((await get(`/open/${'A'.repeat(43)}`, outside)).status).toBe(410);
    expect((await get('/open/short', outside)).status).toBe(403);
  });
});

describe('Origin', () => {
  const origins = () => [
    undefined,
    'null',
    '',
    'http://127.0.0.1',
    `https://${host.host}`,
    `http://localhost:${host.port}`,
    `http://127.0.0.1:${host.port + 1}`,
    `http://${host.host}.evil.example`,
    `http://evil.example/${host.host}`,
    `${host.origin}/`,
    host.origin.toUpperCase(),
    'app://stet',
    'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  ];

  test('every POST needs ours, exactly', async () => {
    const ask = (Origin: string | undefined) =>
      sendRaw(host.port, request('POST', '/media/draft', { ...post(), Origin }, 'x'));
    for (const origin of origins()) expect((await ask(origin)).status, String(origin)).toBe(403);
    expect((await ask(host.origin)).status).toBe(415);
  });

  test('every socket needs ours, exactly', async () => {
    const ask = (extra: Record<string, string | undefined>) =>
      sendRaw(host.port, request('GET', '/newsroom', { ...upgrade(), ...extra }));
    for (const Origin of origins()) {
      expect((await ask({ Origin })).status, String(Origin)).toBe(403);
    }
    for (const site of ['same-site', 'cross-site', 'none']) {
      expect((await ask({ Origin: host.origin, 'Sec-Fetch-Site': site })).status, site).toBe(403);
    }
  });

  test('a GET with another one is refused', async () => {
    for (const origin of origins().filter((value) => value !== undefined)) {
      expect((await get('/page.js', { ...ownFetch(), Origin: origin })).status, origin).toBe(403);
    }
    expect((await get('/page.js', { ...ownFetch(), Origin: host.origin })).status).toBe(200);
  });

  test('a socket at another path is refused', async () => {
    for (const target of ['/', '/newsroom/', '/newsroom?t=1', '/rpc', '/media/draft']) {
      const headers = { ...upgrade(), Origin: host.origin };
      expect((await sendRaw(host.port, request('GET', target, headers))).status, target).toBe(404);
    }
  });
});

describe('answers', () => {
  test('no answer of any kind lets another page in', async () => {
    const photo = `/media/draft/${'0'.repeat(64)}.png`;
    const answers = [
      await get('/', document()),
      await get('/page.js', ownFetch()),
      await get('/nothing', ownFetch()),
      await get('/', { ...document(), Host: 'evil.example' }),
      await get(photo, ownFetch()),
      await get(photo, { ...ownFetch(), Authorization: `Bearer ${host.token}` }),
      await get('/preview/AAAAAAAAAAAAAAAAAAAAAAAA', ownFetch()),
      await sendRaw(host.port, request('POST', '/media/draft', post(), 'x')),
      await sendRaw(host.port, request('OPTIONS', '/', post())),
    ];
    for (const { head } of answers) {
      const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1];
      expect(head).not.toMatch(/^access-control|^set-cookie|^server|^x-powered-by/im);
      expect(header('cache-control')).toBe('no-store');
      expect(header('cross-origin-resource-policy')).toBe('same-origin');
      expect(header('cross-origin-opener-policy')).toBe('same-origin');
      expect(header('referrer-policy')).toBe('no-referrer');
      expect(header('x-content-type-options')).toBe('nosniff');
      expect(header('x-frame-options')).toBe('DENY');
      expect(header('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  test('bytes need the token, in the header only', async () => {
    const photo = `/media/draft/${'0'.repeat(64)}.png`;
    const wrong = [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      `Bearer ${'A'.repeat(43)}`,
      `Bearer ${host.token}x`,
      `Bearer ${host.token.slice(0, -1)}`,
      `bearer ${host.token}`,
      `Basic ${host.token}`,
      host.token,
    ];
    for (const Authorization of wrong) {
      expect((await get(photo, { ...ownFetch(), Authorization })).status).toBe(401);
      const sent = request('POST', '/media/draft', { ...post(), Authorization }, 'x');
      expect((await sendRaw(host.port, sent)).status).toBe(401);
    }
    for (const target of [`${photo}?t=${host.token}`, `${photo}?token=${host.token}`]) {
      expect((await get(target, ownFetch())).status).toBe(404);
    }
    const cookie = { ...ownFetch(), Cookie: `stet-token=${host.token}; t=${host.token}` };
    expect((await get(photo, cookie)).status).toBe(401);
  });

  test('a body that is refused unread does not block the next request', async () => {
    const body = 'x'.repeat(5_000_000);
    const refused: [string, Record<string, string | undefined>][] = [
      ['/media/draft', { ...post(), Authorization: 'Bearer x' }],
      ['/media/draft', { ...post(), Origin: 'http://evil.example' }],
      ['/packs', { ...post(), Authorization: 'Bearer x' }],
      ['/packs', { ...post(), Origin: 'http://evil.example' }],
      ['/packs/job', post()],
      ['/media/nothing/here', post()],
      ['/exports/job/0', post()],
      ['/page.js', post()],
      ['/', post()],
    ];
    for (const [target, headers] of refused) {
      const first = request('POST', target, { ...headers, Connection: 'keep-alive' }, body);
      const { head, body: rest } = await sendRaw(
        host.port,
        first + request('GET', '/page.js', ownFetch()),
      );
      expect(head, target).toMatch(/^HTTP\/1\.1 40[1345]/);
      expect(rest, target).toContain('HTTP/1.1 200 OK');
    }
  });

  test('only 127.0.0.1 is listened on', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    // On Linux the whole of 127/8 is this machine.
    if (process.platform === 'linux') others.push('127.0.0.2');
    for (const address of others) {
      await expect(
        new Promise((resolve, reject) => {
          connect(host.port, address, () => resolve('connected')).once('error', reject);
        }),
        address,
      ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    }
  });
});
