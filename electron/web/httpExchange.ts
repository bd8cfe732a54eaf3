import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Node's request as the one that the handlers take. A handler that stops reading halfway leaves the
 * rest to be thrown away, so that the sender can still read the answer.
 *
 * @param origin ours: `http://127.0.0.1:<port>`.
 */
export function toRequest(message: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const hasBody = message.method === 'POST';
  return new Request(`${origin}${message.url}`, {
    method: message.method ?? 'GET',
    headers,
    ...(hasBody && { body: bodyStream(message), duplex: 'half' }),
  });
}

function bodyStream(message: IncomingMessage): ReadableStream<Uint8Array> {
  let over = false;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      message.pause();
      message.on('data', (chunk: Buffer) => {
        if (over) return;
        controller.enqueue(new Uint8Array(chunk));
        if ((controller.desiredSize ?? 0) <= 0) message.pause();
      });
      message.on('end', () => {
        if (!over) controller.close();
        over = true;
      });
      message.on('close', () => {
        // The sender hung up before the end.
        if (!over) controller.error(new Error('The sender hung up'));
        over = true;
      });
      message.on('error', () => undefined);
    },
    pull() {
      message.resume();
    },
    cancel() {
      over = true;
      message.resume();
    },
  });
}

/** A body that says its length beforehand is passed on as it comes: it may be larger than memory. */
export async function send(response: Response, to: ServerResponse): Promise<void> {
  if (response.body && response.headers.has('content-length')) {
    to.writeHead(response.status, Object.fromEntries(response.headers));
    // A reader that hangs up ends the reading too.
    await pipeline(Readable.fromWeb(response.body as never), to).catch(() => to.destroy());
    return;
  }
  const body = response.body ? Buffer.from(await response.arrayBuffer()) : undefined;
  if (to.destroyed) return;
  to.writeHead(response.status, {
    'content-length': body?.length ?? 0,
    ...Object.fromEntries(response.headers),
  });
  to.end(body);
}
