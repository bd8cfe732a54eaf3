import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { limits } from '../../../shared/article/limits.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { LibraryEvent } from '../../../shared/contract/library.ts';
import { isNetworkDrive } from '../storage/networkDrive.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing } from '../storage/systemFailure.ts';
import { writeQueue } from '../storage/writeQueue.ts';
import type { EventSource } from './eventStream.ts';
import type { FileRegistry } from './fileRegistry.ts';
import { watchFiles } from './watching.ts';

/** Many files at once (a sync, a checkout) are one change of the list, in milliseconds. */
const gather = 50;
/** Other programs write a file bit by bit: what says the same so much later is all of it, in ms. */
const settle = 100;
/** Saves wait as long. */
const looksAtMost = 10;
/** A watcher looks at a folder once a second: by then it knows of a new file in it, in ms. */
const watchedAfter = 2_000;

/**
 * Turns hints about files into events. The hash is the truth: a file that was touched, but holds the
 * bytes that everyone knows about, did not change.
 */
export class Changes {
  readonly #events: EventSource<LibraryEvent>;
  readonly #registry: FileRegistry;
  /** The revision that the newsroom told its windows last, by place; undefined: that it is gone. */
  readonly #known = new Map<string, string | undefined>();
  /** Watchers of files outside the library: of this machine's disks, and of network drives. */
  readonly #outside = new Map<boolean, ReturnType<typeof watchFiles>>();
  /** Looks that have not begun: another hint asks for nothing more, and saves wait behind each. */
  readonly #waiting = new Set<string>();
  #listTimer: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #ended = Promise.withResolvers<void>();

  constructor(events: EventSource<LibraryEvent>, registry: FileRegistry) {
    this.#events = events;
    this.#registry = registry;
  }

  /** A list shows this revision; that of an open article is not moved by listing it. */
  listed(file: string, revision: string | undefined): void {
    if (revision !== undefined && !this.#known.has(file)) this.#known.set(file, revision);
  }

  /** A window reads it. Others that show what was there before are told. */
  opened(file: string, revision: string): void {
    if (this.#learn(file, revision)) this.#tellBehindAnswer(file, revision);
  }

  /** An article outside the library is open. */
  async watchOutside(file: string): Promise<void> {
    const network = await isNetworkDrive(path.dirname(file));
    if (this.#closed) return;
    const watcher =
      this.#outside.get(network) ??
      watchFiles(network, {
        touched: (touched) => this.touched(touched),
        gone: (gone) => this.gone(gone),
        folders: () => undefined,
      });
    this.#outside.set(network, watcher);
    watcher.add(file);
  }

  /** Stet wrote it. Other windows are told, after the answer has gone to the one that saved. */
  written(file: string, revision: string): void {
    // One that goes before the watcher has noticed that it came would never be told as gone.
    if (this.#known.get(file) === undefined) {
      setTimeout(() => this.#closed || this.gone(file), watchedAfter).unref();
    }
    if (this.#learn(file, revision)) this.#tellBehindAnswer(file, revision);
    else setImmediate(() => this.listChanged());
  }

  /**
   * Stet moved or trashed it: the watcher's hint is no news any more. `removed` tells the windows,
   * once the one that did it has its answer, and where it lies now.
   */
  forget(file: string): void {
    this.#known.set(file, undefined);
  }

  removed(file: string, to?: string): void {
    this.forget(file);
    const at = (place: string) => this.#registry.registerLocation(place);
    setImmediate(() => {
      this.#events.send({
        kind: 'file-gone',
        file: at(file),
        ...(to !== undefined && { now: { file: at(to), name: path.basename(to) } }),
      });
      this.listChanged();
    });
  }

  /**
   * A watcher's hint. Looks only after a save of that file that is under way. Where the file is away by
   * then, another program may be about to put it back: the watcher waits a moment before it says gone.
   */
  touched(file: string): void {
    this.#look(file, { ifAway: 'wait' });
  }

  /** A watcher's hint: the file is not there, or was only away for the moment of a rename. */
  gone(file: string): void {
    this.#look(file, { ifAway: 'tell' });
  }

  /** One was made of what lay there, or could not be. */
  versions(file: string, unkept: Failure | undefined): void {
    this.#events.send({
      kind: 'versions-changed',
      file: this.#registry.registerLocation(file),
      ...(unkept && { unkept }),
    });
  }

  /** Tells once about whatever happens within a moment. */
  listChanged(): void {
    if (this.#listTimer || this.#closed) return;
    this.#listTimer = setTimeout(() => {
      this.#listTimer = undefined;
      this.#events.send({ kind: 'list-changed' });
    }, gather);
    this.#listTimer.unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#ended.resolve();
    clearTimeout(this.#listTimer);
    await Promise.all([...this.#outside.values()].map((watcher) => watcher.close()));
  }

  #look(file: string, { ifAway }: { ifAway: 'tell' | 'wait' }): void {
    const waiting = `${ifAway} ${file}`;
    if (this.#waiting.has(waiting)) return;
    this.#waiting.add(waiting);
    // A drive that does not answer is not waited for at the end, as what is being written is.
    const look = () => {
      this.#waiting.delete(waiting);
      return Promise.race([this.#compare(file, ifAway), this.#ended.promise]);
    };
    void writeQueue.run(file, look).catch(() => undefined);
  }

  async #compare(file: string, ifAway: 'tell' | 'wait'): Promise<void> {
    let revision: string | undefined;
    try {
      revision = await this.#settled(file);
    } catch (error) {
      // What cannot be read now is no version that anyone could open.
      if (!isMissing(error)) {
        this.listChanged();
        return;
      }
      if (ifAway === 'wait') return;
    }
    if (revision === this.#known.get(file)) return;
    const isKnown = this.#known.has(file);
    this.#known.set(file, revision);
    if (revision === undefined) {
      this.#events.send({ kind: 'file-gone', file: this.#registry.registerLocation(file) });
    } else if (isKnown) {
      this.#tell(file, revision);
    }
    this.listChanged();
  }

  /** What lies there; where that is news, once it stays. */
  async #settled(file: string): Promise<string> {
    let before: string | undefined;
    for (let looks = 1; ; looks++) {
      const revision = revisionOf(await readWhole(file, limits.bytes));
      const isNews = revision !== before && revision !== this.#known.get(file);
      if (!isNews || looks > looksAtMost) return revision;
      before = revision;
      await wait(settle, undefined, { ref: false });
    }
  }

  /** @returns whether a window may know of something else */
  #learn(file: string, revision: string): boolean {
    const isNews = this.#known.has(file) && this.#known.get(file) !== revision;
    this.#known.set(file, revision);
    return isNews;
  }

  #tellBehindAnswer(file: string, revision: string): void {
    setImmediate(() => {
      this.#tell(file, revision);
      this.listChanged();
    });
  }

  #tell(file: string, revision: string): void {
    this.#events.send({
      kind: 'file-changed',
      file: this.#registry.registerLocation(file),
      revision,
    });
  }
}
