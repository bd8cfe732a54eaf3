import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** 256 bits that only this run and its person know. Kept out of logs: it is never made a string twice. */
export class RunToken {
  /** base64url, for the address's fragment. */
  readonly secret = randomBytes(32).toString('base64url');
  readonly #digest = digest(this.secret);

  /** In constant time. */
  matches(given: unknown): boolean {
    return typeof given === 'string' && timingSafeEqual(digest(given), this.#digest);
  }

  /** @param header of a request: `Bearer <token>`. */
  admits(header: string | undefined): boolean {
    return header?.startsWith('Bearer ') === true && this.matches(header.slice('Bearer '.length));
  }
}
