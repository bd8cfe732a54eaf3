import { createHash, randomUUID } from 'node:crypto';
import type { PackedArticle } from '../../../shared/pack/manifest.ts';
import { checkedText, readArticle, writeArticle } from '../articles/articleBytes.ts';

/**
 * The id that an article of a pack gets beside the one that has its own. Of the same pack it is the
 * same every time: whoever brings one in again that was cut off finds what has come already.
 *
 * @param sha256 of its file
 */
export function copyId({ name }: PackedArticle, sha256: string): string {
  const hash = createHash('sha256').update(`${name}\n${sha256}`).digest('hex');
  // RFC 9562, 5.8: version 8, whose bits are up to whoever makes it.
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`];
  return `urn:uuid:${[...parts, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-')}`;
}

export const copyWith = (id: string, bytes: Uint8Array): Uint8Array =>
  writeArticle(checkedText({ ...readArticle(bytes).article, id }));

export const newId = () => `urn:uuid:${randomUUID()}`;
