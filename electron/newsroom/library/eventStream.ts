/** More than this many unread events and a reader is told by a gap that it must read anew. */
const unreadAtMost = 256;

type WithoutSeq<T> = T extends { seq: number } ? Omit<T, 'seq'> : never;

/**
 * Sends events to any number of readers, each of which has sequence numbers of its own. A reader
 * that does not keep up loses events, never order, and sees it by a gap in the numbers.
 */
export class EventSource<T extends { seq: number }> {
  readonly #readers = new Set<Reader<T>>();
  readonly #starting = new Set<Reader<T>>();

  send(event: WithoutSeq<T>): void {
    for (const reader of this.#readers) reader.push(event);
  }

  /**
   * A stream that ends when `signal` aborts, or by `end()`.
   *
   * @param first what it starts with, once `ready`: nothing that happens after it is missed.
   */
  subscribe(
    signal: AbortSignal | undefined,
    ready: Promise<unknown>,
    first: WithoutSeq<T>,
  ): AsyncGenerator<T, void, void> {
    const reader = new Reader<T>(() => {
      this.#readers.delete(reader);
      this.#starting.delete(reader);
      signal?.removeEventListener('abort', stop);
    });
    const stop = () => reader.end();
    const start = () => {
      if (!this.#starting.delete(reader)) return;
      this.#readers.add(reader);
      reader.push(first);
    };
    this.#starting.add(reader);
    if (signal?.aborted) reader.end();
    else signal?.addEventListener('abort', stop, { once: true });
    void ready.then(start, start);
    return reader;
  }

  /** Ends every reader. */
  end(): void {
    for (const reader of [...this.#readers, ...this.#starting]) reader.end();
  }
}

/** Written out, not as `async function*`: that would not end while it waits for an event. */
class Reader<T extends { seq: number }> implements AsyncGenerator<T, void, void> {
  readonly #unread: T[] = [];
  readonly #waiting: ((result: IteratorResult<T, void>) => void)[] = [];
  readonly #onEnd: () => void;
  #seq = 0;
  #ended = false;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  push(event: WithoutSeq<T>): void {
    if (this.#ended) return;
    const numbered = { seq: this.#seq++, ...event } as unknown as T;
    const reader = this.#waiting.shift();
    if (reader) {
      reader({ done: false, value: numbered });
      return;
    }
    if (this.#unread.length >= unreadAtMost) this.#unread.length = 0;
    this.#unread.push(numbered);
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const reader of this.#waiting.splice(0)) reader({ done: true, value: undefined });
    this.#onEnd();
  }

  next(): Promise<IteratorResult<T, void>> {
    const value = this.#ended ? undefined : this.#unread.shift();
    if (value !== undefined) return Promise.resolve({ done: false, value });
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  async return(): Promise<IteratorResult<T, void>> {
    this.end();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<T, void>> {
    this.end();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.end();
  }
}
