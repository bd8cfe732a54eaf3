import { randomBytes } from 'node:crypto';

const prefix = '/open/';
/** A slow machine's browser may take this long to start, in ms. */
const patience = 120_000;

/** Addresses of the first page that work once, for a browser that Stet itself starts. */
export class Doors {
  readonly #ends = new Map<string, number>();

  open(): string {
    const path = `${prefix}${randomBytes(32).toString('base64url')}`;
    this.#ends.set(path, Date.now() + patience);
    return path;
  }

  isDoor(path: string): boolean {
    return path.startsWith(prefix);
  }

  /** @returns whether the door was there; it is not after this. */
  enter(path: string): boolean {
    const end = this.#ends.get(path);
    this.#ends.delete(path);
    return end !== undefined && Date.now() < end;
  }
}
