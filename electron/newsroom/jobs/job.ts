import { randomBytes } from 'node:crypto';
import { FailureError } from '../../../shared/contract/failure.ts';

type WithoutSeq<T> = T extends { seq: number } ? Omit<T, 'seq'> : never;

export interface JobEvent {
  seq: number;
  state: string;
}

/** Work under way or done: everything that happened, for any number of watchers. */
export class Job<Event extends JobEvent> {
  /** Nobody can guess it. */
  readonly id = randomBytes(16).toString('base64url');
  readonly events: Event[] = [];
  cancel: () => void = () => undefined;
  /** Settles when nothing of it runs any more. */
  underWay: Promise<unknown> = Promise.resolve();
  readonly #goesOn: ReadonlySet<string>;
  readonly #outcome: string;
  readonly #wake = new Set<() => void>();

  /**
   * @param goesOn states after which more comes
   * @param outcome what to say where something broke that should not
   */
  constructor(goesOn: readonly Event['state'][], outcome: string) {
    this.#goesOn = new Set(goesOn);
    this.#outcome = outcome;
  }

  get ended(): boolean {
    const last = this.events.at(-1);
    return last !== undefined && !this.#goesOn.has(last.state);
  }

  add(event: WithoutSeq<Event>): void {
    if (this.ended) return;
    this.events.push({ seq: this.events.length, ...event } as unknown as Event);
    for (const wake of this.#wake) wake();
  }

  fail(error: unknown): void {
    const failure = error instanceof FailureError ? error.failure : undefined;
    const { code, message } = failure ?? { code: 'internal', message: this.#outcome };
    const event =
      code === 'canceled' ? { state: code } : { state: 'failed', failure: { code, message } };
    this.add(event as unknown as WithoutSeq<Event>);
  }

  /** From the first event to the last, also for who comes late; ends early when `signal` aborts. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<Event, void, void> {
    for (let next = 0; !signal?.aborted; ) {
      const event = this.events[next];
      if (event) {
        next++;
        yield event;
        if (!this.#goesOn.has(event.state)) return;
      } else await this.#change(signal);
    }
  }

  async #change(signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.#wake.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake.add(wake);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }
}
