import { drawnPicture } from '../editor/photos/drawnPicture.ts';

/** Pixels along the longest edge: a wide photo on a screen with two pixels a point. */
const longest = 2_048;
/** A little more than that is shown as it is: scaling would gain nothing. */
const largeFrom = 2_800;

const waiting: (() => Promise<void>)[] = [];
let isScaling = false;

/**
 * A smaller picture to show in place of a large one, so that scrolling past photos of 24 megapixels
 * decodes a tenth of it. One at a time: each takes a hundred megabytes while it is decoded; and the
 * one that was asked for last comes first, for that is the one on the screen. The browser does it
 * beside the page.
 *
 * @param size pixels of the whole picture; unknown: it is shown as it is
 */
export function scaledPhoto(
  blob: Blob,
  size: { width: number; height: number } | undefined,
): Promise<Blob> {
  const isLarge = size !== undefined && Math.max(size.width, size.height) > largeFrom;
  // A film would become a still.
  if (!isLarge || blob.type === 'image/gif') return Promise.resolve(blob);
  return new Promise((resolve) => {
    // What cannot be scaled is shown as it is, or not at all.
    waiting.push(() =>
      drawnPicture(blob, {
        size,
        longest,
        type: blob.type === 'image/jpeg' ? 'image/jpeg' : 'image/webp',
      })
        .catch(() => blob)
        .then(resolve),
    );
    void scaleAll();
  });
}

async function scaleAll() {
  if (isScaling) return;
  isScaling = true;
  for (let next = waiting.pop(); next; next = waiting.pop()) await next();
  isScaling = false;
}
