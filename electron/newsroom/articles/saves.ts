import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Failure, FailureError } from '../../../shared/contract/failure.ts';
import type { Displacing } from '../history/displacing.ts';
import type { WriteRequest, Written } from '../storage/durableWrite.ts';

/** An article over the revision that it goes on from, and what is to become of that one. */
export interface SaveRequest extends Pick<WriteRequest, 'path' | 'bytes' | 'base'> {
  displacing: Displacing;
  /** Where 1 will stand once the journal has the text; the file stays as it is until then. */
  journal?: Int32Array<SharedArrayBuffer> | undefined;
}

export interface Saved extends Written {
  /** What it took the place of is a version now. */
  kept: boolean;
}

/** What the thread is asked; see saves.worker.ts. */
export interface SaveCall {
  id: number;
  request: SaveRequest;
  /** ms since 1970: by whose clock versions are thinned. */
  now: number;
}

export type SaveAnswer =
  | { id: number; value: Saved }
  | { id: number; failure: Failure | undefined; error: string };

/** Bundled, the worker lies beside the program; unbundled, it is the source itself. */
const workerFile = () =>
  new URL(
    import.meta.url.endsWith('.ts') ? './saves.worker.ts' : './saves.worker.mjs',
    import.meta.url,
  );

/** As many disks may hang at a time, and saves on another still get through. */
const mostThreads = 4;

interface Waiting {
  folder: string;
  resolve(saved: Saved): void;
  reject(error: Error): void;
}

class SaveThread {
  #worker: Worker | undefined;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();

  get idle(): boolean {
    return this.#waiting.size === 0;
  }

  /** What comes from there now must come after what came before. */
  isOf(folder: string): boolean {
    return [...this.#waiting.values()].some((waiting) => waiting.folder === folder);
  }

  start(): Worker {
    const worker = new Worker(workerFile(), { name: 'saves' });
    this.#worker = worker;
    worker.unref();
    worker.on('message', (answer: SaveAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (this.idle) worker.unref();
      if ('value' in answer) waiting?.resolve(answer.value);
      else waiting?.reject(errorFrom(answer.failure, answer.error));
    });
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) {
        reject(
          new FailureError('io', 'Not saved: writing was interrupted. Try again.', { retry: true }),
        );
      }
      this.#waiting.clear();
    });
    return worker;
  }

  write(request: SaveRequest, folder: string): Promise<Saved> {
    const worker = this.#worker ?? this.start();
    const id = ++this.#last;
    return new Promise<Saved>((resolve, reject) => {
      this.#waiting.set(id, { folder, resolve, reject });
      worker.ref();
      worker.postMessage({ id, request, now: Date.now() } satisfies SaveCall);
    });
  }
}

/**
 * Saves of articles, made in threads that have nothing else to do and so can wait for the disk; see
 * syncFiles.ts. What belongs to one folder is made in one thread, one after the other; while that
 * thread is busy elsewhere, perhaps with a drive that does not answer, in another one.
 */
class Saves {
  readonly #threads: SaveThread[] = [];
  readonly #byFolder = new Map<string, SaveThread>();

  /** Somebody is about to write. */
  warm(): void {
    if (this.#threads.length > 0) return;
    const thread = new SaveThread();
    this.#threads.push(thread);
    thread.start();
  }

  /** @throws what `durableWrite` throws */
  write(request: SaveRequest): Promise<Saved> {
    const folder = path.dirname(request.path);
    return this.#threadFor(folder).write(request, folder);
  }

  #threadFor(folder: string): SaveThread {
    const known = this.#byFolder.get(folder);
    if (known && (known.idle || known.isOf(folder))) return known;
    const idle = this.#threads.find((each) => each.idle);
    const thread = idle ?? this.#another();
    this.#byFolder.set(folder, thread);
    return thread;
  }

  #another(): SaveThread {
    const { length } = this.#threads;
    if (length >= mostThreads) return this.#threads[this.#byFolder.size % length] as SaveThread;
    const thread = new SaveThread();
    this.#threads.push(thread);
    return thread;
  }
}

/** One for the process, as `writeQueue` is. Idle threads keep no program from ending. */
export const saves = new Saves();

function errorFrom(failure: Failure | undefined, error: string): Error {
  if (!failure) return new Error(error);
  const { code, message, retry, detail } = failure;
  return new FailureError(code, message, { retry, ...(detail && { detail }) });
}
