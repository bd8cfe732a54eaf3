import { FailureError } from '../../../shared/contract/failure.ts';
import type { ExportEvent } from '../../../shared/contract/values.ts';

type WithoutSeq<T> = T extends { seq: number } ? Omit<T, 'seq'> : never;

/** One export under way or done: everything that happened, for any number of watchers. */
export class ExportJob {
  readonly events: ExportEvent[] = [];
  /** Absolute path to show in the file manager. */
  shown: string | undefined;
  /** What is to be downloaded. */
  content: Uint8Array<ArrayBuffer> | undefined;
  name = '';
  cancel: () => void = () => undefined;
  readonly #wake = new Set<() => void>();

  get ended(): boolean {
    return this.events.at(-1) !== undefined && this.events.at(-1)?.state !== 'running';
  }

  add(event: WithoutSeq<ExportEvent>): void {
    if (this.ended) return;
    this.events.push({ seq: this.events.length, ...event } as ExportEvent);
    for (const wake of this.#wake) wake();
  }

  fail(error: unknown): void {
    const failure = error instanceof FailureError ? error.failure : undefined;
    if (failure?.code === 'canceled') {
      this.add({ state: 'canceled' });
      return;
    }
    const { code, message } = failure ?? {
      code: 'internal',
      message: 'Not exported: something went wrong inside Stet. Your article is not touched.',
    };
    this.add({ state: 'failed', failure: { code, message } });
  }

  /** From the first event to the last, also for who comes late; ends early when `signal` aborts. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<ExportEvent, void, void> {
    for (let next = 0; !signal?.aborted; ) {
      const event = this.events[next];
      if (event) {
        next++;
        yield event;
        if (event.state !== 'running') return;
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
