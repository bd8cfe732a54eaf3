import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { messageBytes, socketClose, socketPath, welcome } from '../../shared/contract/webSocket.ts';
import { openTestHost, type TestHost } from './support/testHost.ts';

let host: TestHost;
const sockets: WebSocket[] = [];
beforeAll(async () => {
  host = await openTestHost();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});
afterAll(() => host.close());

async function openSocket(options: ClientOptions = {}): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${host.host}${socketPath}`, {
    origin: host.origin,
    ...options,
  });
  sockets.push(socket);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return socket;
}

const closeCode = (socket: WebSocket) =>
  new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));

const message = (socket: WebSocket) =>
  new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));

async function admitted(options?: ClientOptions): Promise<WebSocket> {
  const socket = await openSocket(options);
  socket.send(JSON.stringify({ token: host.token }));
  expect(await message(socket)).toBe(welcome);
  return socket;
}

const hello = '{"i":"1","p":{"u":"/desk/hello","b":{}}}';

describe('before the token', () => {
  test('a socket that says nothing is closed', async () => {
    expect(await closeCode(await openSocket())).toBe(socketClose.noToken);
  });

  test('pings do not keep it open', async () => {
    const socket = await openSocket();
    socket.on('pong', () => socket.readyState === WebSocket.OPEN && socket.ping());
    socket.ping();
    expect(await closeCode(socket)).toBe(socketClose.noToken);
  });

  const greetings = (): [string, string | Buffer][] => [
    ['another token', JSON.stringify({ token: 'A'.repeat(43) })],
    ['half of it', JSON.stringify({ token: host.token.slice(0, 20) })],
    ['more than it', JSON.stringify({ token: `${host.token}A` })],
    ['no string', JSON.stringify({ token: [host.token] })],
    ['nothing', ''],
    ['the token alone', host.token],
    ['the token in a binary frame', Buffer.from(JSON.stringify({ token: host.token }))],
    ['a call', hello],
    ['a long greeting', JSON.stringify({ token: host.token, x: 'x'.repeat(1_000) })],
    ['no JSON', '{'],
    ['null', 'null'],
  ];
  test('a wrong greeting closes it at once', async () => {
    for (const [name, greeting] of greetings()) {
      const socket = await openSocket();
      socket.send(greeting);
      expect(await closeCode(socket), name).toBe(socketClose.wrongToken);
    }
  });

  test('a call behind a wrong token is not made', async () => {
    const socket = await openSocket();
    const heard: string[] = [];
    socket.on('message', (data) => heard.push(String(data)));
    socket.send('{"token":"x"}');
    socket.send(hello);
    await closeCode(socket);
    expect(heard).toEqual([]);
  });

  test('strangers cannot use up the sockets', async () => {
    const strangers = await Promise.all(Array.from({ length: 16 }, () => openSocket()));
    await expect(openSocket()).rejects.toThrow(/503/);
    for (const stranger of strangers) stranger.send('{"token":"x"}');
    await Promise.all(strangers.map(closeCode));
    const socket = await admitted();
    socket.send(hello);
    expect(await message(socket)).toContain('"host":"web"');
  });

  test('the token is taken from nowhere else', async () => {
    for (const [name, value] of [
      ['authorization', `Bearer ${host.token}`],
      ['cookie', `t=${host.token}`],
    ] as const) {
      const socket = await openSocket({ headers: { [name]: value } });
      socket.send(hello);
      expect(await closeCode(socket)).toBe(socketClose.wrongToken);
    }
    const inAddress = new WebSocket(`ws://${host.host}${socketPath}?t=${host.token}`, {
      origin: host.origin,
    });
    await expect(
      new Promise((resolve, reject) => {
        inAddress.once('open', resolve);
        inAddress.once('error', reject);
      }),
    ).rejects.toThrow(/404/);
    await expect(
      openSocket({ headers: { 'sec-websocket-protocol': host.token } }),
    ).rejects.toThrow();
  });
});

describe('after the token', () => {
  test('calls are answered', async () => {
    const socket = await admitted();
    socket.send(hello);
    expect(JSON.parse(await message(socket))).toMatchObject({
      i: '1',
      p: { b: { json: { host: 'web', can: { chooseLibrary: false, openAnyFile: false } } } },
    });
  });

  test('nothing is compressed', async () => {
    const socket = await admitted({ perMessageDeflate: true });
    expect(socket.extensions).toBe('');
  });

  test('a message over 32 MB ends the socket and leaves the others alone', async () => {
    const other = await admitted();
    const socket = await admitted();
    socket.on('error', () => undefined);
    socket.send('x'.repeat(messageBytes + 1));
    expect([1006, 1009]).toContain(await closeCode(socket));
    other.send(hello);
    expect(await message(other)).toContain('"host":"web"');
  });

  test('a message in many small frames is counted as a whole', async () => {
    const socket = await admitted();
    socket.on('error', () => undefined);
    const closed = closeCode(socket);
    const part = Buffer.alloc(1024 * 1024, 'x');
    for (let sent = 0; sent <= messageBytes; sent += part.length) {
      socket.send(part, { fin: false, binary: false });
    }
    expect([1006, 1009]).toContain(await closed);
  });

  test('a binary message ends the socket', async () => {
    const socket = await admitted();
    socket.send(Buffer.from(hello));
    expect(await closeCode(socket)).toBe(socketClose.notOurs);
  });

  test('ending the host says so to every page', async () => {
    const socket = await admitted();
    const closed = closeCode(socket);
    await host.restart();
    expect(await closed).toBe(socketClose.stopping);
    const old = await openSocket();
    old.send(JSON.stringify({ token: 'A'.repeat(43) }));
    expect(await closeCode(old)).toBe(socketClose.wrongToken);
  });
});
