import { photoMimeType } from '../../../shared/formats/photos.ts';
import { codecFor, scaled } from './codecs.ts';
import { photoSize } from './photoSize.ts';

/**
 * The picture with at most so many pixels along its longer side, of the same kind.
 *
 * @returns undefined where it is small enough, moves, is of a kind that is not written (AVIF, GIF) or
 *   of colours that are not read (CMYK): it is then used as it is.
 * @throws for what is broken.
 */
export async function resizedPhoto(
  src: string,
  bytes: Uint8Array<ArrayBuffer>,
  longestSide: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const mimeType = photoMimeType(src);
  if (!mimeType || moves(bytes)) return undefined;
  const { width, height } = photoSize(bytes);
  if (Math.max(width, height) <= longestSide) return undefined;
  const codec = await codecFor(mimeType);
  if (!codec) return undefined;
  const whole = await codec.decode(bytes.buffer);
  const part = longestSide / Math.max(whole.width, whole.height);
  const side = (length: number) => Math.max(1, Math.round(length * part));
  const smaller = await scaled(whole, side(whole.width), side(whole.height));
  return new Uint8Array(await codec.encode(smaller));
}

/** An animated WebP or PNG. */
const moves = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  return head.includes('ANIM') || head.includes('acTL');
};
