import type { Crop } from '../../../shared/article/crop.ts';
import { shownSize } from '../../../shared/article/crop.ts';

interface Drawing {
  /** Pixels of the whole picture. */
  size: { width: number; height: number };
  crop?: Crop | undefined;
  /** Pixels along the longest edge, at most. */
  longest: number;
  /** Of the new one: a JPEG, unless it may be transparent. */
  type: 'image/jpeg' | 'image/webp' | 'image/png';
}

/**
 * A picture drawn anew: the part that is shown, no larger than asked for, and nothing of what its
 * file says of itself, such as where it was taken. The browser does it beside the page; it takes
 * some hundred megabytes while it lasts, so one after the other.
 */
export async function drawnPicture(
  source: Blob | HTMLImageElement,
  { size, crop, longest, type }: Drawing,
): Promise<Blob> {
  const shown = shownSize(size, crop);
  const scale = Math.min(1, longest / Math.max(shown.width, shown.height));
  const pixels = (length: number) => Math.max(1, Math.round(length * scale));
  const bitmap = await createImageBitmap(source, {
    resizeWidth: pixels(size.width),
    resizeHeight: pixels(size.height),
    resizeQuality: 'high',
  });
  try {
    const canvas = new OffscreenCanvas(pixels(shown.width), pixels(shown.height));
    const { x = 0, y = 0 } = crop ?? {};
    canvas.getContext('2d')?.drawImage(bitmap, -x * bitmap.width, -y * bitmap.height);
    return await canvas.convertToBlob({ type, quality: 0.9 });
  } finally {
    bitmap.close();
  }
}
