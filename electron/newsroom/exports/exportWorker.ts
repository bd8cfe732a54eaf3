import { type Transferable, Worker } from 'node:worker_threads';
import { type Failure, FailureError } from '../../../shared/contract/failure.ts';
import type { Printer } from '../printing/printer.ts';
import { workerFile } from '../threads/workerFile.ts';
import type { FromWorker, Task, TaskProgress, TaskResult, ToWorker } from './messages.ts';

export interface RunningTask {
  /** Rejects with a FailureError; `canceled` after `cancel`. */
  result: Promise<TaskResult>;
  cancel(): void;
}

interface Waiting {
  canceled: boolean;
  resolve(result: TaskResult): void;
  reject(error: unknown): void;
  /** Stops what is being printed for it. */
  printing: AbortController;
  onProgress: ((progress: TaskProgress) => void) | undefined;
}

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
  readonly #running = new Set<Promise<unknown>>();
  readonly #file: URL;
  readonly #printer: Pick<Printer, 'print'> | undefined;
  readonly #onLost: () => void;

  /** @param onLost the thread ended in the middle of its work, and may have left something behind. */
  constructor(
    printer: Pick<Printer, 'print'> | undefined,
    onLost: () => void = () => undefined,
    file: URL = workerFile('exports', import.meta.url),
  ) {
    this.#printer = printer;
    this.#onLost = onLost;
    this.#file = file;
  }

  run(
    task: Task,
    onProgress?: (progress: TaskProgress) => void,
    transfer?: readonly Transferable[],
  ): RunningTask {
    const id = this.#nextId++;
    const result = new Promise<TaskResult>((resolve, reject) => {
      const printing = new AbortController();
      this.#waiting.set(id, { canceled: false, resolve, reject, printing, onProgress });
    });
    const settled = result.catch(() => undefined).finally(() => this.#running.delete(settled));
    this.#running.add(settled);
    const worker = this.#started();
    worker.ref();
    this.#send(worker, { id, kind: 'start', task }, transfer);
    return { result, cancel: () => this.#cancel(id) };
  }

  /** Ends the thread; tasks in it are canceled first. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    for (const id of this.#waiting.keys()) this.#cancel(id);
    await Promise.allSettled(this.#running);
    this.#worker = undefined;
    await worker.terminate();
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#file, { name: 'exports' });
    worker.on('message', (message: FromWorker) => this.#receive(message));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, undefined));
    this.#worker = worker;
    return worker;
  }

  #send(worker: Worker, message: ToWorker, transfer: readonly Transferable[] = []): void {
    worker.postMessage(message, transfer);
  }

  #receive(message: FromWorker): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    if (message.kind === 'progress') {
      const { id: _, kind: __, ...progress } = message;
      waiting.onProgress?.(progress);
      return;
    }
    if (message.kind === 'print') {
      void this.#print(message, waiting.printing.signal);
      return;
    }
    this.#waiting.delete(message.id);
    // An idle thread keeps no program from ending.
    if (this.#waiting.size === 0) this.#worker?.unref();
    if (message.kind === 'done') waiting.resolve(message.result);
    else waiting.reject(FailureError.of(message.failure));
  }

  async #print({ id, page, printed }: FromWorker & { kind: 'print' }, stop: AbortSignal) {
    const worker = this.#worker;
    if (!worker) return;
    try {
      if (!this.#printer) throw new FailureError('unsupported', 'Nothing here prints PDFs.');
      const bytes = await this.#printer.print(printed, stop);
      this.#send(worker, { id, kind: 'printed', page, bytes }, [bytes.buffer]);
    } catch (error) {
      this.#send(worker, { id, kind: 'not-printed', page, failure: failureOf(error) });
    }
  }

  #cancel(id: number): void {
    const worker = this.#worker;
    const waiting = this.#waiting.get(id);
    if (!worker || !waiting) return;
    waiting.canceled = true;
    waiting.printing.abort();
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
    if (lost.length > 0) this.#onLost();
    for (const { canceled, reject, printing } of lost) {
      printing.abort();
      reject(
        canceled
          ? new FailureError('canceled', 'The export was canceled.')
          : new FailureError(
              'internal',
              'Not exported: the export stopped unexpectedly. Your article is not touched.',
              { retry: true, cause },
            ),
      );
    }
  }
}

/** What a printer throws is a failure; anything else is one of ours. */
function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: 'internal', message: 'Not exported: the PDF could not be made.', retry: true };
}
