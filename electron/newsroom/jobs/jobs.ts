import { FailureError } from '../../../shared/contract/failure.ts';
import type { Job, JobEvent } from './job.ts';

interface JobsOptions<Kept> {
  /** What to say of a job that is not known. */
  unknown: string;
  /** How many can still be asked about once they have ended, newest first. */
  most: number;
  /** What a job keeps in memory, in bytes, and how much all of them may. */
  weight?: { of(job: Kept): number; most: number };
  /** Takes away what it left. */
  forgotten?(job: Kept): Promise<void>;
}

/** Jobs that can be asked about, by their ids. The newest, and what is under way, is always known. */
export class Jobs<Kept extends Job<JobEvent>> {
  readonly #options: JobsOptions<Kept>;
  readonly #byId = new Map<string, Kept>();

  constructor(options: JobsOptions<Kept>) {
    this.#options = options;
  }

  add(job: Kept): void {
    this.#byId.set(job.id, job);
  }

  find(id: string): Kept | undefined {
    return this.#byId.get(id);
  }

  /** @throws FailureError `not-found` */
  of(id: string): Kept {
    const job = this.#byId.get(id);
    if (!job) throw new FailureError('not-found', this.#options.unknown);
    return job;
  }

  async forget(job: Kept): Promise<void> {
    this.#byId.delete(job.id);
    await this.#options.forgotten?.(job);
  }

  async forgetOld(): Promise<void> {
    const { most, weight } = this.#options;
    const all = [...this.#byId.values()];
    let count = all.length;
    let bytes = weight ? all.reduce((sum, job) => sum + weight.of(job), 0) : 0;
    const old = all.slice(0, -1).filter((job) => {
      const tooMuch = count > most || (weight !== undefined && bytes > weight.most);
      if (!tooMuch || !job.ended) return false;
      count -= 1;
      bytes -= weight?.of(job) ?? 0;
      return true;
    });
    await Promise.all(old.map((job) => this.forget(job)));
  }

  /** Cancels all, and forgets each once nothing of it runs any more. */
  async close(): Promise<void> {
    const all = [...this.#byId.values()];
    for (const job of all) job.cancel();
    await Promise.all(all.map(({ underWay }) => underWay));
    await Promise.all(all.map((job) => this.forget(job)));
  }
}
