import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PhotoSays } from '../../../shared/article/photoSays.ts';

/** Bundled, the worker lies beside the program; unbundled, it is the source itself. */
const workerFile = () =>
  new URL(
    import.meta.url.endsWith('.ts') ? './says.worker.ts' : './says.worker.mjs',
    import.meta.url,
  );

/** In ms. A photo is read in some 20; the first one waits for the thread to start. */
const usualPatience = 5_000;
/** Megabytes; a file of 64 is copied once. */
const memory = { maxOldGenerationSizeMb: 256 };

const nothing: PhotoSays = { fields: {}, location: false };

/**
 * Reads what photos say of themselves, in a thread of its own and one at a time. A file that makes
 * the thread hang or run out of memory has said nothing, and the thread is ended.
 */
export class SaysReader {
  #queue: Promise<unknown> = Promise.resolve();
  #worker: Worker | undefined;
  readonly #patience: number;
  readonly #thread: URL;

  constructor({ patience = usualPatience, thread = workerFile() } = {}) {
    this.#patience = patience;
    this.#thread = thread;
  }

  says(bytes: Uint8Array): Promise<PhotoSays> {
    const result = this.#queue.then(() => this.#inThread(bytes));
    this.#queue = result;
    return result;
  }

  async #inThread(bytes: Uint8Array): Promise<PhotoSays> {
    let timer: NodeJS.Timeout | undefined;
    try {
      const worker =
        this.#worker ?? new Worker(this.#thread, { name: 'photos', resourceLimits: memory });
      this.#worker = worker;
      worker.ref();
      const answer = once(worker, 'message') as Promise<[PhotoSays | undefined]>;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error('It takes too long')), this.#patience);
        worker.once('exit', () => reject(new Error('The thread ended')));
      });
      answer.catch(() => undefined);
      late.catch(() => undefined);
      worker.postMessage(bytes);
      const [says = nothing] = await Promise.race([answer, late]);
      worker.removeAllListeners('exit');
      worker.unref();
      return says;
    } catch {
      await this.close();
      return nothing;
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
