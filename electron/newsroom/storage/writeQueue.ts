/** Lets one task at a time work on a file; tasks on other files do not wait. */
export class WriteQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** @param key the file's real path, or what else all name it by. */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const result = before.then(task, task);
    const tail = result.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(key, tail);
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
    return result;
  }

  /** Once nothing is waiting any more. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await this.settled();
  }

  /** Once what is waiting now is done; what comes meanwhile may still wait. */
  settled(): Promise<unknown> {
    return Promise.all(this.#tails.values());
  }
}

/** All writes of this process: several newsrooms in one process share the files of the machine. */
export const writeQueue = new WriteQueue();
