import { type Transferable, Worker } from 'node:worker_threads';

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Sent behind a question. */
export interface More {
  message: object;
  /** What the thread takes over, instead of a copy of it. */
  transfer: readonly Transferable[];
}

export interface CallThreadOptions {
  /**
   * The program of the thread: it answers `{ id, …question }` with `{ id, …answer }`; what was not
   * there yet when it was asked comes behind as `{ id, …more }`.
   */
  file: URL;
  name: string;
  /** What a question fails with when the thread ends. */
  ended(): Error;
}

/**
 * A thread that is asked, and answers, in whatever order; started when it is first needed, and anew
 * if it ended. An idle one keeps no program from ending.
 */
export class CallThread<Question extends object, Answer extends object> {
  #worker: Worker | undefined;
  #last = 0;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  readonly #options: CallThreadOptions;

  constructor(options: CallThreadOptions) {
    this.#options = options;
  }

  /** Nobody waits for an answer. */
  get idle(): boolean {
    return this.#waiting.size === 0;
  }

  /** Before it is needed, so that the first question does not wait for it. */
  start(): Worker {
    const worker = new Worker(this.#options.file, { name: this.#options.name });
    this.#worker = worker;
    worker.unref();
    worker.on('message', ({ id, ...answer }: { id: number } & Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (this.idle) worker.unref();
      waiting?.resolve(answer as unknown as Answer);
    });
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(this.#options.ended());
      this.#waiting.clear();
    });
    return worker;
  }

  /** @param more made once the thread has begun, and its own then; never rejects */
  ask(question: Question, more?: () => Promise<More>): Promise<Answer> {
    const worker = this.#worker ?? this.start();
    const id = ++this.#last;
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, ...question });
      void more?.().then(({ message, transfer }) =>
        worker.postMessage({ id, ...message }, transfer),
      );
    });
  }

  /** Whoever waits for an answer lets the program end all the same. */
  unref(): void {
    this.#worker?.unref();
  }

  /** Ends it at once. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}
