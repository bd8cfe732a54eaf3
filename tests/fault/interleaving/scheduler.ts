/**
 * Decides whose turn it is: everybody stops at every step, and once nobody moves any more one of
 * those who wait is let go on. With the same seed always the same one.
 */
export class Scheduler {
  readonly #random: () => number;
  #waiting: { who: string; go(): void }[] = [];
  /** What was done in which order, for a round that fails. */
  readonly steps: string[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  wait(who: string, what: string): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({
        who,
        go: () => {
          this.steps.push(`${who} ${what}`);
          resolve();
        },
      });
    });
  }

  /** Nothing that it waits for ever happens. */
  kill(who: string): void {
    this.#waiting = this.#waiting.filter((other) => other.who !== who);
  }

  /**
   * Until everybody is done.
   *
   * @param each before every step
   * @throws when there is no end to it
   */
  async run(each: () => void): Promise<void> {
    for (let step = 0; ; step++) {
      await new Promise((resolve) => setImmediate(resolve));
      each();
      if (this.#waiting.length === 0) return;
      if (step > 100_000) throw new Error(`no end to it: ${this.steps.slice(-6).join(', ')}`);
      const index = Math.floor(this.#random() * this.#waiting.length);
      this.#waiting.splice(index, 1)[0]?.go();
    }
  }
}
