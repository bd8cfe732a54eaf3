import type { Failure } from '../../../shared/contract/failure.ts';

/** A save a second makes a version no person can tell from the next; in ms. */
const apart = 20_000;

/** When this process kept the last version of what lay in each file, or why it could not. */
export class LastVersions {
  /** By a clock that nobody sets: `performance.now()`. */
  readonly #kept = new Map<string, number>();
  readonly #failures = new Map<string, Failure>();
  readonly #changed: (location: string, failure: Failure | undefined) => void;

  /** @param changed one fails that did not, or for another reason, or can be kept again */
  constructor(changed: (location: string, failure: Failure | undefined) => void) {
    this.#changed = changed;
  }

  /** Of this file, since the process began. */
  hasAny(location: string): boolean {
    return this.#kept.has(location);
  }

  /** So short a time ago that the next text need not be one. */
  isNear(location: string): boolean {
    const kept = this.#kept.get(location);
    return kept !== undefined && performance.now() - kept < apart;
  }

  /** What lay there has given way, and is a version. */
  gaveWay(location: string): void {
    this.#kept.set(location, performance.now());
  }

  /** Saving goes on without a history, but not without a word. @param failure none: one was kept */
  noted(location: string, failure: Failure | undefined): void {
    const before = this.#failures.get(location);
    if (failure) this.#failures.set(location, failure);
    else this.#failures.delete(location);
    if (failure?.message !== before?.message) this.#changed(location, failure);
  }

  /** Why a text that gave way there is none; undefined once one could be kept again. */
  failure(location: string): Failure | undefined {
    return this.#failures.get(location);
  }

  /** The file has another name now. */
  moved(from: string, to: string): void {
    moveEntry(this.#kept, from, to);
    moveEntry(this.#failures, from, to);
  }
}

/** Whatever was there by that name is of another article. */
function moveEntry<T>(entries: Map<string, T>, from: string, to: string): void {
  const entry = entries.get(from);
  if (entry === undefined) entries.delete(to);
  else entries.set(to, entry);
  entries.delete(from);
}
