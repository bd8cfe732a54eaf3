import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { provenText } from '../../shared/contract/webSocket.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** 256 bits that only this run and its person know. */
export class RunToken {
  /** base64url, for the address's fragment. */
  readonly secret = randomBytes(32).toString('base64url');
  readonly #digest = digest(this.secret);

  /** In constant time. */
  matches(given: unknown): boolean {
    return typeof given === 'string' && timingSafeEqual(digest(given), this.#digest);
  }

  /** Shows that this host holds the token, without the token. @param nonce of the page. */
  prove(nonce: string): string {
    return createHmac('sha256', this.secret).update(provenText(nonce)).digest('hex');
  }

  /** @param header of a request: `Bearer <token>`. */
  admits(header: string | undefined): boolean {
    return header?.startsWith('Bearer ') === true && this.matches(header.slice('Bearer '.length));
  }
}
