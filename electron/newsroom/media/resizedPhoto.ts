import { photoMimeType } from '../../../shared/formats/photos.ts';
import { codecFor, type Pixels, scaled } from './codecs.ts';
import type { ResizeTask } from './photoResizer.ts';
import { photoSize } from './photoSize.ts';

/**
 * The picture with at most so many pixels along its longer side, of the same kind where its reader
 * shows that; else as JPEG, or as PNG where one can look through it.
 *
 * @returns undefined where it is small enough, moves, is of a kind that is not written (AVIF, GIF) or
 *   of colours that are not read (CMYK): it is then used as it is.
 * @throws for what is broken.
 */
export async function resizedPhoto({
  src,
  bytes,
  longestSide,
  shows,
}: ResizeTask): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const mimeType = photoMimeType(src);
  if (!mimeType || moves(bytes)) return undefined;
  const { width, height } = photoSize(bytes);
  const shown = shows?.includes(mimeType) ?? true;
  if (shown && Math.max(width, height) <= longestSide) return undefined;
  const codec = await codecFor(mimeType);
  if (!codec) return undefined;
  const whole = await codec.decode(bytes.buffer);
  const part = Math.min(1, longestSide / Math.max(whole.width, whole.height));
  const side = (length: number) => Math.max(1, Math.round(length * part));
  const smaller = part === 1 ? whole : await scaled(whole, side(whole.width), side(whole.height));
  const writer = shown ? codec : await codecFor(isOpaque(smaller) ? 'image/jpeg' : 'image/png');
  return writer && new Uint8Array(await writer.encode(smaller));
}

function isOpaque({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

/** An animated WebP or PNG. */
const moves = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  return head.includes('ANIM') || head.includes('acTL');
};
