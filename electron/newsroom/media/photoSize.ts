import { imageSize } from 'image-size';
import { limits } from '../../../shared/article/limits.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { isOnItsSide } from './onItsSide.ts';
import { notAPhoto } from './photoKind.ts';

/** Exif orientations 5 to 8 lie on their side (CIPA DC-008, 4.6.4.1 tag 0x0112). */
const onItsSide: ReadonlySet<number> = new Set([5, 6, 7, 8]);

/**
 * Width and height in pixels as a browser shows the photo, from its header: nothing is decoded, so
 * a header that claims a billion pixels costs nothing.
 *
 * @throws FailureError `not-a-photo` for a header that is cut off or makes no sense, `too-large`
 * over `limits.photoPixels`.
 */
export function photoSize(bytes: Uint8Array): { width: number; height: number } {
  let size: ReturnType<typeof imageSize>;
  try {
    size = imageSize(bytes);
  } catch (error) {
    throw new FailureError('not-a-photo', 'The photo is damaged: its size cannot be read.', {
      cause: error,
    });
  }
  const { width, height, orientation } = size;
  if (!Number.isSafeInteger(width) || !Number.isSafeInteger(height) || width < 1 || height < 1) {
    throw notAPhoto('The photo is damaged: it says that it has no pixels.');
  }
  if (width * height > limits.photoPixels) {
    const millions = Math.round((width * height) / 1e6).toLocaleString('en');
    throw new FailureError(
      'too-large',
      `The photo has ${millions} megapixels; at most ${limits.photoPixels / 1e6} can be shown everywhere. Make it smaller.`,
      { detail: { width, height } },
    );
  }
  const turned = onItsSide.has(orientation ?? 1) || isOnItsSide(bytes, size.type);
  return turned ? { width: height, height: width } : { width, height };
}
