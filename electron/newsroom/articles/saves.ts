import path from 'node:path';
import { type Failure, FailureError } from '../../../shared/contract/failure.ts';
import type { Displacing } from '../history/displacing.ts';
import type { WriteRequest, Written } from '../storage/durableWrite.ts';
import { CallThread } from '../threads/callThread.ts';
import { workerFile } from '../threads/workerFile.ts';

/** An article over the revision that it goes on from. */
export interface SaveRequest extends Pick<WriteRequest, 'path'> {
  base: string;
  /** What is to become of the revision that it takes the place of. */
  displacing: Displacing;
  /** Of the version that this one is to be. */
  author?: string | undefined;
  /** Made while the thread looks at what is there. A rejection ends the save. */
  text(): Promise<SaveText>;
}

export interface Saved extends Written, Kept {}

/** Whether what a save took the place of is a version now. */
export interface Kept {
  kept: boolean;
  /** It was due to be one, and could not be kept. */
  unkept?: Failure | undefined;
}

export interface SaveText {
  bytes: Uint8Array;
  /** Where 1 will stand once the journal has the text; the file stays as it is until then. */
  journal?: Int32Array<SharedArrayBuffer> | undefined;
}

/** An article that words are typed over, and the version that it is to be before they are saved. */
export interface KeepRequest {
  path: string;
  displacing: Displacing;
  /** Of that version. */
  author?: string | undefined;
}

/** What the thread is asked, and when, by whose clock it thins versions; see saves.worker.ts. */
export type SaveQuestion = { now: number } & (
  | { save: Omit<SaveRequest, 'text'> }
  | { keep: KeepRequest }
  | { rest: true }
);

/** What it is told then. */
export interface SaveRest {
  /** null: there is none, and nothing is to be written. */
  text: SaveText | null;
}

export type SaveAnswer =
  | { saved: Saved }
  | { kept: boolean }
  | { rested: true }
  | { failure: Failure | undefined; error: string };

/** As many disks may hang at a time, and saves on another still get through. */
const mostThreads = 16;

class SaveThread {
  readonly #folders: string[] = [];
  readonly #thread = new CallThread<SaveQuestion, SaveAnswer>({
    file: workerFile('saves', import.meta.url),
    name: 'saves',
    ended: () =>
      new FailureError('io', 'Not saved: writing was interrupted. Try again.', { retry: true }),
  });

  get idle(): boolean {
    return this.#thread.idle;
  }

  /** What comes from there now must come after what came before. */
  isOf(folder: string): boolean {
    return this.#folders.includes(folder);
  }

  start(): void {
    this.#thread.start();
  }

  async keepAhead(keep: KeepRequest, folder: string): Promise<boolean> {
    this.#folders.push(folder);
    try {
      const answer = await this.#thread.ask({ keep, now: Date.now() });
      return 'kept' in answer && answer.kept;
    } finally {
      this.#folders.splice(this.#folders.indexOf(folder), 1);
    }
  }

  async rest(): Promise<void> {
    const answer = this.#thread.ask({ rest: true, now: Date.now() });
    // A drive that never answers.
    this.#thread.unref();
    await answer;
  }

  async write({ text: make, ...save }: SaveRequest, folder: string): Promise<Saved> {
    this.#folders.push(folder);
    let failed: { why: unknown } | undefined;
    const made = async (): Promise<{ message: SaveRest; transfer: ArrayBuffer[] }> => {
      try {
        const text = await make();
        const bytes = new Uint8Array(text.bytes);
        return { message: { text: { ...text, bytes } }, transfer: [bytes.buffer] };
      } catch (why) {
        failed = { why };
        return { message: { text: null }, transfer: [] };
      }
    };
    try {
      const answer = await this.#thread.ask({ save, now: Date.now() }, made);
      if ('saved' in answer) return answer.saved;
      if (failed) throw failed.why;
      if (!('error' in answer)) throw new Error('A save was asked for');
      throw answer.failure ? FailureError.of(answer.failure) : new Error(answer.error);
    } finally {
      this.#folders.splice(this.#folders.indexOf(folder), 1);
    }
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

  /**
   * In the thread that saves there, so that a save which comes meanwhile finds it done. @returns
   * whether the version is kept; what fails is left to the save
   */
  keepAhead(request: KeepRequest): Promise<boolean> {
    const folder = path.dirname(request.path);
    return this.#threadFor(folder).keepAhead(request, folder);
  }

  /** Once nothing is done any more behind what was answered: versions are thinned there. */
  async rest(): Promise<void> {
    await Promise.allSettled(this.#threads.map((thread) => thread.rest()));
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
