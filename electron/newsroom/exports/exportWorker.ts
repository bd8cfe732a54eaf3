import { Worker } from 'node:worker_threads';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { ExportProgress } from './exportToFolder.ts';
import type { FromWorker, Task, TaskResult, ToWorker } from './messages.ts';

export interface RunningTask {
  /** Rejects with a FailureError; `canceled` after `cancel`. */
  result: Promise<TaskResult>;
  cancel(): void;
}

interface Waiting {
  resolve(result: TaskResult): void;
  reject(error: unknown): void;
  onProgress: ((progress: ExportProgress) => void) | undefined;
}

/** Bundled, the worker lies beside the program; unbundled, it is the source itself. */
const workerFile = () =>
  new URL(
    import.meta.url.endsWith('.ts') ? './exports.worker.ts' : './exports.worker.mjs',
    import.meta.url,
  );

/** How long a canceled task may take to put things in order, in milliseconds. */
const cancelWithin = 10_000;

/**
 * One thread for exports and previews, started when it is first needed. If it breaks, the tasks in
 * it fail and the next one gets a new thread.
 */
export class ExportWorker {
  #worker: Worker | undefined;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  run(task: Task, onProgress?: (progress: ExportProgress) => void): RunningTask {
    const id = this.#nextId++;
    const result = new Promise<TaskResult>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
    });
    const worker = this.#started();
    worker.ref();
    this.#send(worker, { id, kind: 'start', task });
    return { result, cancel: () => this.#cancel(id) };
  }

  /** Ends the thread; tasks in it are canceled first. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const ended = Promise.allSettled(
      [...this.#waiting.keys()].map(
        (id) =>
          new Promise<void>((resolve) => {
            const waiting = this.#waiting.get(id);
            if (!waiting) return resolve();
            const { reject, resolve: done } = waiting;
            waiting.resolve = (value) => {
              done(value);
              resolve();
            };
            waiting.reject = (error) => {
              reject(error);
              resolve();
            };
            this.#cancel(id);
          }),
      ),
    );
    await ended;
    this.#worker = undefined;
    await worker.terminate();
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(workerFile(), { name: 'exports' });
    worker.on('message', (message: FromWorker) => this.#receive(message));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, undefined));
    this.#worker = worker;
    return worker;
  }

  #send(worker: Worker, message: ToWorker): void {
    worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    if (message.kind === 'progress') {
      const { done, total, current } = message;
      waiting.onProgress?.({ done, total, current });
      return;
    }
    this.#waiting.delete(message.id);
    // An idle thread keeps no program from ending.
    if (this.#waiting.size === 0) this.#worker?.unref();
    if (message.kind === 'done') waiting.resolve(message.result);
    else {
      const { code, message: sentence, retry, detail } = message.failure;
      waiting.reject(new FailureError(code, sentence, { retry, ...(detail && { detail }) }));
    }
  }

  #cancel(id: number): void {
    const worker = this.#worker;
    if (!worker || !this.#waiting.has(id)) return;
    this.#send(worker, { id, kind: 'cancel' });
    // A drive that does not answer must not keep a person waiting.
    setTimeout(() => {
      if (this.#waiting.has(id)) void worker.terminate();
    }, cancelWithin).unref();
  }

  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of lost) {
      reject(
        new FailureError(
          'internal',
          'Not exported: the export stopped unexpectedly. Your article is not touched.',
          { retry: true, cause },
        ),
      );
    }
  }
}
