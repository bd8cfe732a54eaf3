import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type About, aboutOf, type Look, lookInto } from './about.ts';

/** Reading this much takes about as long as a frame of the screen lasts, in bytes. */
const large = 512 * 1024;

const tooMuchToLookInto: About = {
  kind: 'damaged',
  reason: 'unreadable',
  message: 'The file is too large to look into. Open it to see what is in it.',
};

/** Bundled, the worker lies beside the program; unbundled, it is the source itself. */
const workerFile = () =>
  new URL(
    import.meta.url.endsWith('.ts') ? './about.worker.ts' : './about.worker.mjs',
    import.meta.url,
  );

/**
 * Says what is in files. A large one is read in a thread of its own, one at a time: 20 MB take half
 * a second, in which no call and no save would get its turn.
 */
export class AboutReader {
  #queue: Promise<unknown> = Promise.resolve();
  #worker: Worker | undefined;

  /** What is in it, without whether it comes in parts. */
  async about(bytes: Uint8Array): Promise<About> {
    return bytes.length < large ? aboutOf(bytes) : (await this.look(bytes)).about;
  }

  look(bytes: Uint8Array): Promise<Look> {
    if (bytes.length < large) return Promise.resolve(lookInto(bytes));
    const result = this.#queue.then(() => this.#inThread(bytes));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #inThread(bytes: Uint8Array): Promise<Look> {
    const worker = this.#worker ?? new Worker(workerFile(), { name: 'library' });
    this.#worker = worker;
    worker.ref();
    try {
      const answer = once(worker, 'message') as Promise<[Look]>;
      worker.postMessage(bytes);
      const ended = once(worker, 'exit').then((): never => {
        throw new Error('The thread ended');
      });
      ended.catch(() => undefined);
      return (await Promise.race([answer, ended]))[0];
    } catch {
      // A thread that broke (out of memory, closed): the list can do without this one's content.
      this.#worker = undefined;
      void worker.terminate();
      return { about: tooMuchToLookInto, inParts: false };
    } finally {
      worker.unref();
    }
  }

  /** An idle thread keeps no program from ending; this ends it at once. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
