import { afterEach, describe, expect, test } from 'vitest';
import type { Newsroom } from '../../electron/newsroom/newsroom.ts';
import type { LibraryEvent } from '../../shared/contract/library.ts';
import { quietLog } from './support/quietLog.ts';
import { newsroomWhere } from './support/throwingNewsroom.ts';
import { type OpenTransport, transports } from './support/transports.ts';

const open: OpenTransport[] = [];
afterEach(async () => {
  for (const transport of open.splice(0)) await transport.close();
});

/** A library whose events the test makes, and which tells when nobody listens any more. */
function newsroomWithEvents() {
  const streams: { push(event: LibraryEvent): void; ended: Promise<void> }[] = [];
  const base = newsroomWhere(() => undefined);
  const newsroom = {
    ...base,
    library: {
      events(signal: AbortSignal | undefined) {
        const queue: LibraryEvent[] = [];
        let wake = () => {};
        const { promise: ended, resolve: end } = Promise.withResolvers<void>();
        streams.push({
          ended,
          push(event) {
            queue.push(event);
            wake();
          },
        });
        signal?.addEventListener('abort', () => wake());
        return (async function* () {
          try {
            for (;;) {
              for (let next = queue.shift(); next; next = queue.shift()) yield next;
              if (signal?.aborted) return;
              await new Promise<void>((resolve) => {
                wake = resolve;
              });
            }
          } finally {
            end();
          }
        })();
      },
    },
  } as unknown as Newsroom;
  return { newsroom, streams };
}

const event = (seq: number): LibraryEvent => ({ seq, kind: 'list-changed' });

describe.each(transports)('over $name', ({ open: openTransport }) => {
  const start = async () => {
    const { newsroom, streams } = newsroomWithEvents();
    const transport = await openTransport(newsroom, quietLog());
    open.push(transport);
    const iterator = await transport.client.library.events();
    const stream = streams[0];
    if (!stream) throw new Error('The stream did not start');
    return { transport, iterator, stream, streams };
  };

  test('events arrive in order, also those that came before anyone asked', async () => {
    const { iterator, stream } = await start();
    for (let seq = 0; seq < 100; seq++) stream.push(event(seq));
    for (let seq = 0; seq < 100; seq++) {
      expect(await iterator.next()).toEqual({ done: false, value: event(seq) });
    }
  });

  test('two streams on one line do not mix', async () => {
    const { transport, iterator, stream, streams } = await start();
    const other = await transport.client.library.events();
    streams[1]?.push(event(2));
    stream.push(event(1));
    expect((await iterator.next()).value).toEqual(event(1));
    expect((await other.next()).value).toEqual(event(2));
  });

  test('giving the stream back ends it in the newsroom', async () => {
    const { iterator, stream } = await start();
    stream.push(event(0));
    await iterator.next();
    await iterator.return();
    await stream.ended;
  });

  test('leaving the loop ends it in the newsroom', async () => {
    const { iterator, stream } = await start();
    stream.push(event(0));
    for await (const _event of iterator) break;
    await stream.ended;
  });

  test('a signal ends it in the newsroom and here', async () => {
    const { newsroom, streams } = newsroomWithEvents();
    const transport = await openTransport(newsroom, quietLog());
    open.push(transport);
    const stop = new AbortController();
    const iterator = await transport.client.library.events(undefined, { signal: stop.signal });
    const next = iterator.next();
    stop.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    await streams[0]?.ended;
  });

  test('a broken line ends it in the newsroom and fails what waits here', async () => {
    const { transport, iterator, stream } = await start();
    const next = iterator.next();
    transport.disconnect();
    await expect(next).rejects.toThrow();
    await stream.ended;
  });
});
