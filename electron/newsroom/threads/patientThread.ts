import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface PatientThreadOptions {
  file: URL;
  name: string;
  /** In ms; one that takes longer is ended. The first task waits for the thread to start. */
  patience: number;
  /** Megabytes of its JavaScript; what WebAssembly takes is not counted. */
  memory: number;
}

/**
 * A thread for what hostile files may do to a reader of them: one task at a time, each of which may
 * hang, run out of memory or end the thread, and then has no result.
 */
export class PatientThread<Task, Result> {
  #queue: Promise<unknown> = Promise.resolve();
  #worker: Worker | undefined;
  readonly #options: PatientThreadOptions;

  constructor(options: PatientThreadOptions) {
    this.#options = options;
  }

  /** What the thread answers; undefined where it had to be ended. */
  run(task: Task): Promise<Result | undefined> {
    const result = this.#queue.then(() => this.#inThread(task));
    this.#queue = result;
    return result;
  }

  async #inThread(task: Task): Promise<Result | undefined> {
    const { file, name, patience, memory } = this.#options;
    let timer: NodeJS.Timeout | undefined;
    try {
      const worker =
        this.#worker ??
        new Worker(file, { name, resourceLimits: { maxOldGenerationSizeMb: memory } });
      this.#worker = worker;
      worker.ref();
      const answer = once(worker, 'message') as Promise<[Result | undefined]>;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error('It takes too long')), patience);
        worker.once('exit', () => reject(new Error('The thread ended')));
      });
      answer.catch(() => undefined);
      late.catch(() => undefined);
      worker.postMessage(task);
      const [result] = await Promise.race([answer, late]);
      worker.removeAllListeners('exit');
      worker.unref();
      return result;
    } catch {
      await this.close();
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** An idle thread keeps no program from ending; this ends it at once. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
