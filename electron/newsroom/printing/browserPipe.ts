import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

interface Waiting {
  resolve(result: Record<string, unknown>): void;
  reject(error: Error): void;
}

export type Listener = (method: string, params: Record<string, unknown>) => void;

/**
 * A browser without windows that is told what to do over two pipes (`--remote-debugging-pipe`): JSON
 * messages of the Chrome DevTools Protocol, each ended by a NUL. No port is open, so nobody else can
 * talk to it. Playwright and Puppeteer do this and a hundred times more, at ten megabytes.
 */
export class BrowserPipe {
  readonly #child: ChildProcess;
  readonly #to: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Listener>();
  #pieces: Buffer[] = [];
  #nextId = 1;
  #alive = true;
  /** Resolves when the program is gone, for whatever reason. */
  readonly ended: Promise<void>;

  constructor(program: string, args: readonly string[]) {
    this.#child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const [, , , to, from] = this.#child.stdio;
    this.#to = to as Writable;
    const reading = from as Readable;
    reading.on('data', (chunk: Buffer) => this.#read(chunk));
    // A pipe breaks when its program ends, which is told below.
    this.#to.on('error', () => undefined);
    reading.on('error', () => undefined);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    const lost = (error: Error) => {
      this.#alive = false;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
      resolve();
    };
    this.#child.once('error', lost);
    this.#child.once('exit', (code, signal) => lost(new Error(`ended (${signal ?? code})`)));
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** @param session of a page; the browser itself if absent. @throws Error with what the browser says. */
  send(method: string, params: object = {}, session?: string): Promise<Record<string, unknown>> {
    const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
    if (!this.#alive) {
      reject(new Error('ended'));
      return promise;
    }
    const id = this.#nextId++;
    this.#waiting.set(id, { resolve, reject });
    const message = { id, method, params, ...(session !== undefined && { sessionId: session }) };
    this.#to.write(`${JSON.stringify(message)}\0`);
    return promise;
  }

  /** What happens in a page. */
  listen(session: string, listener: Listener): void {
    this.#listeners.set(session, listener);
  }

  forget(session: string): void {
    this.#listeners.delete(session);
  }

  /** At once; what it was doing is lost. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #read(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      const message = Buffer.concat([...this.#pieces, chunk.subarray(from, end)]).toString('utf8');
      this.#pieces = [];
      from = end + 1;
      this.#take(message);
    }
    if (from < chunk.length) this.#pieces.push(chunk.subarray(from));
  }

  #take(text: string): void {
    const message = JSON.parse(text) as {
      id?: number;
      result?: Record<string, unknown>;
      error?: { message?: string };
      method?: string;
      params?: Record<string, unknown>;
      sessionId?: string;
    };
    if (message.id === undefined) {
      const listener = this.#listeners.get(message.sessionId ?? '');
      if (message.method !== undefined) listener?.(message.method, message.params ?? {});
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(message.error.message ?? 'refused'));
    else waiting?.resolve(message.result ?? {});
  }
}
