import { workerAddress } from '../../workerAddress.ts';
import type { Match } from './matchesIn.ts';
import type { PatternAnswer, PatternRequest } from './patternWorker.ts';
import workerFile from './patternWorker.ts?worker&url';
import type { Search } from './query.ts';

/** What an expression may take over a whole article, in ms; one that is made well takes a few. */
const patience = 1_500;

export class TooSlow extends Error {}
/** Another search was asked for meanwhile. */
export class Superseded extends Error {}

/** Regular expressions over texts, in a worker that is ended when it takes too long. */
export class PatternSearch {
  private worker: Worker | undefined;
  private running: { id: number; stop(error: Error): void } | undefined;
  private id = 0;

  /** @throws {TooSlow | Superseded} */
  search(search: Search, texts: readonly string[]): Promise<Match[][]> {
    this.running?.stop(new Superseded());
    const id = ++this.id;
    const worker = this.worker ?? this.start();
    return new Promise((resolve, reject) => {
      const stop = (error: Error) => {
        clearTimeout(timer);
        this.running = undefined;
        // It cannot be told to stop while it runs.
        this.destroy();
        reject(error);
      };
      const timer = setTimeout(() => stop(new TooSlow()), patience);
      this.running = { id, stop };
      worker.onmessage = ({ data }: MessageEvent<PatternAnswer>) => {
        if (data.id !== id) return;
        clearTimeout(timer);
        this.running = undefined;
        resolve(data.matches);
      };
      worker.onerror = (event) => stop(new Error(event.message));
      worker.postMessage({ id, search, texts } satisfies PatternRequest);
    });
  }

  destroy() {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private start(): Worker {
    this.worker = new Worker(workerAddress(workerFile), { name: 'find' });
    return this.worker;
  }
}
