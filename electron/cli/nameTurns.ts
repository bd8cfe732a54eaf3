/**
 * Articles that may be given the same name go one after the other, because which of them gets it
 * depends on their order alone; all others go at the same time.
 *
 * One that wants `rain` may get `rain-2` (see freeName.ts): it and one that wants `rain-2` take turns,
 * while `rain-2` and `rain-3` never meet.
 */
export class NameTurns {
  /** By name: settled when all are done that want it. */
  readonly #wanting = new Map<string, Promise<unknown>>();
  /** By name: settled when all are done that want it with a number. */
  readonly #numbered = new Map<string, Promise<unknown>>();

  /** @param name with its folder, as the disk compares them. */
  take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const stem = /^(.+)-\d+$/.exec(name)?.[1];
    const before = [
      this.#wanting.get(name),
      this.#numbered.get(name),
      stem !== undefined && this.#wanting.get(stem),
    ];
    const result = Promise.all(before).then(work);
    const settled = result.catch(() => undefined);
    this.#wanting.set(name, settled);
    if (stem !== undefined) {
      this.#numbered.set(stem, Promise.all([this.#numbered.get(stem), settled]));
    }
    return result;
  }
}
