import { FailureError } from '../../../shared/contract/failure.ts';
import { idOf, locationOf } from './place.ts';

/**
 * Which opaque id stands for which file. Ids are hashes of places, so one that a window kept from an
 * earlier run is found again among the files of the library and those opened last.
 */
export class FileRegistry {
  readonly #paths = new Map<string, string>();
  readonly #candidates: () => Promise<string[]>;

  /** @param candidates files an unknown id may stand for. */
  constructor(candidates: () => Promise<string[]>) {
    this.#candidates = candidates;
  }

  /** @param file any path to the file. */
  register(file: string): string {
    return this.registerLocation(locationOf(file));
  }

  /** For a path that `locationOf` gave. */
  registerLocation(location: string): string {
    const id = idOf(location);
    this.#paths.set(id, location);
    return id;
  }

  /** Where the file of an id lies, if that is known without looking for it. */
  placeOf(id: string): string | undefined {
    return this.#paths.get(id);
  }

  /** @throws FailureError not-found */
  async resolve(id: string): Promise<string> {
    const known = this.#paths.get(id);
    if (known !== undefined) return known;
    for (const location of await this.#candidates()) this.registerLocation(location);
    const found = this.#paths.get(id);
    if (found === undefined) throw new FailureError('not-found', 'This article is not there.');
    return found;
  }
}
