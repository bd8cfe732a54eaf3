import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { bodyOf } from '../../../electron/newsroom/bytes/bodyOf.ts';
import { send, toRequest } from '../../../electron/web/httpExchange.ts';
import { FailureError } from '../../../shared/contract/failure.ts';

async function listen(handle: (message: IncomingMessage, to: ServerResponse) => void) {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const answering = (most: number) => async (message: IncomingMessage, to: ServerResponse) => {
  const request = toRequest(message, 'http://stet');
  const response = await bodyOf(request, most).then(
    (bytes) => new Response(String(bytes.length)),
    (error) => new Response(error.failure?.code ?? 'broken', { status: 413 }),
  );
  await send(response, to);
};

test('a body arrives whole, however it is cut', async () => {
  const port = await listen(answering(1e7));
  const parts = [1, 65_536, 7, 1_000_000, 3];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const size of parts) controller.enqueue(new Uint8Array(size));
      controller.close();
    },
  });
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
  const response = await fetch(`http://127.0.0.1:${port}/x`, init);
  expect(await response.text()).toBe(String(parts.reduce((sum, size) => sum + size, 0)));
});

test('a body that says it is too large is not read', async () => {
  const port = await listen(answering(10));
  const response = await fetch(`http://127.0.0.1:${port}/x`, {
    method: 'POST',
    body: 'x'.repeat(11),
  });
  expect([response.status, await response.text()]).toEqual([413, 'too-large']);
});

test('a body that grows too large is answered all the same', async () => {
  const port = await listen(answering(100_000));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let sent = 0; sent < 100; sent++) controller.enqueue(new Uint8Array(65_536));
      controller.close();
    },
  });
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
  const response = await fetch(`http://127.0.0.1:${port}/x`, init);
  expect([response.status, await response.text()]).toEqual([413, 'too-large']);
});

test('a sender that hangs up halfway ends the read with an error', async () => {
  const { promise: outcome, resolve } = Promise.withResolvers<unknown>();
  const port = await listen((message) => {
    bodyOf(toRequest(message, 'http://stet')).then(resolve, resolve);
  });
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /x HTTP/1.1\r\nHost: stet\r\nContent-Length: 1000\r\n\r\nhalf', () =>
    socket.destroy(),
  );
  const error = await outcome;
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(FailureError);
});

test('a request without a body has an empty one', async () => {
  expect(await bodyOf(new Request('http://stet/x', { method: 'POST' }))).toHaveLength(0);
});
