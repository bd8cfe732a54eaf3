import type { Article } from '../../../shared/article/model.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { EventSource } from '../library/eventStream.ts';
import { WriteQueue } from '../storage/writeQueue.ts';
import { type LiveJournal, markAt, unsavedText } from './liveJournal.ts';

/** Which window has which journal: one each, until it shows another text or its line breaks. */
export class LiveJournals {
  readonly #journals = new Map<string, LiveJournal>();
  readonly #queue = new WriteQueue();
  readonly #windows = new EventSource<{ seq: number; kind: 'holding' | 'freed' }>();
  /**
   * Windows that held a line, and how many they hold now: a new one may come before the old one ends.
   * None is forgotten, as what it asked for may come at any time; that is a number a window.
   */
  readonly #lines = new Map<string, number>();
  /** Which window had each journal last, for as long. */
  readonly #lastWindows = new Map<string, string>();
  #goneOnWith = 0;

  get(id: string): LiveJournal | undefined {
    return this.#journals.get(id);
  }

  has(id: string): boolean {
    return this.#journals.has(id);
  }

  all(): LiveJournal[] {
    return [...this.#journals.values()];
  }

  /** Those of an article. @param location absolute */
  at(location: string): LiveJournal[] {
    return this.all().filter(({ place }) => place?.location === location);
  }

  /** One thing after the other for each journal, live or not. */
  inTurn<T>(id: string, task: () => Promise<T>): Promise<T> {
    return this.#queue.run(id, task);
  }

  /** Once all is done that is to be done by now. */
  settled(): Promise<unknown> {
    return this.#queue.settled();
  }

  /**
   * Where a window begins to count that goes on with a text. No two count alike: a save of the one before
   * may end later, and holds nothing of what was typed since.
   */
  ownCount(): number {
    return ++this.#goneOnWith * 2 ** 32;
  }

  /** A window shows one text; what it showed before is no longer its own. */
  add(journal: Omit<LiveJournal, 'adding' | 'from' | 'mark'>): void {
    const { id, window, sequence: from } = journal;
    this.#journals.set(id, { ...journal, adding: 0, from, mark: markAt(journal) });
    this.#lastWindows.set(id, window);
    void this.#release(window, id);
    // It was under way when its window went, which let go of all that it had by then.
    if (this.#lines.get(window) === 0) this.#free(window);
  }

  delete(id: string): void {
    this.#journals.delete(id);
  }

  /** Another window than this took it over, and may have typed in it. */
  isOthers(window: string, id: string): boolean {
    return (this.#lastWindows.get(id) ?? window) !== window;
  }

  /** @throws FailureError `conflict` where a journal of that name has words of another window */
  refuseOthers(window: string, id: string): void {
    if (!this.isOthers(window, id)) return;
    throw new FailureError('conflict', 'Another window goes on with this text.');
  }

  /** @throws FailureError `not-found` where that window has it no more */
  held(window: string, id: string): LiveJournal {
    const found = this.#journals.get(id);
    if (!found || found.window !== window) {
      throw new FailureError('not-found', 'This text is not kept by this window any more.');
    }
    return found;
  }

  /**
   * A line that broke may have lost an answer only; the same words must not be there twice.
   *
   * @throws FailureError `conflict`, `not-found`
   */
  goesOn(window: string, id: string, after: number | undefined): LiveJournal {
    const found = this.held(window, id);
    if (after === undefined || after === found.sequence) return found;
    throw new FailureError('conflict', 'The journal has these changes already, or lacks others.');
  }

  unsavedAt(location: string): Article | undefined {
    return this.at(location)
      .flatMap((journal) => unsavedText(journal) ?? [])
      .at(-1)
      ?.article();
  }

  /** The line of a window, which tells it that texts came free. What it has comes free with the end. */
  async *hold(window: string, signal: AbortSignal | undefined) {
    this.#lines.set(window, this.#linesOf(window) + 1);
    try {
      yield* this.#windows.subscribe(signal, Promise.resolve(), { kind: 'holding' });
    } finally {
      this.#lines.set(window, this.#linesOf(window) - 1);
      this.#free(window);
    }
  }

  /** What is listed as kept is another list now. */
  freed(): void {
    this.#windows.send({ kind: 'freed' });
  }

  async close(): Promise<void> {
    this.#windows.end();
    await this.settled();
  }

  #linesOf(window: string): number {
    return this.#lines.get(window) ?? 0;
  }

  #free(window: string): void {
    void this.#release(window).then(() => this.freed());
  }

  async #release(window: string, but?: string): Promise<void> {
    const held = this.all().filter(({ id, window: by }) => by === window && id !== but);
    await Promise.all(held.map(({ id }) => this.inTurn(id, async () => this.delete(id))));
  }
}
