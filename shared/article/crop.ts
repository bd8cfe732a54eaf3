/**
 * A part of a picture: fractions of its width and height from the top left, 0 to 1, of the picture
 * as it is shown (turned as its file says). The file itself is never cut.
 */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Fractions are written with four decimals: a tenth of a pixel in a photo of 1 000. */
const decimals = 1e4;
/** Four roundings may add up to this much over the edge. */
const slack = 2 / decimals;
/** The smallest part that can be seen and taken hold of. */
export const smallestCrop = 0.02;

export const round = (fraction: number) => Math.round(fraction * decimals) / decimals;

/** @throws RangeError, for the document's schema. */
export function validateCrop(value: unknown): void {
  if (value !== null && !isCrop(value)) {
    throw new RangeError('must be null or a rectangle in fractions of the picture');
  }
}

export function isCrop(value: unknown): value is Crop {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height } = value as Record<string, unknown>;
  return isSpan(x, width) && isSpan(y, height);
}

const isSpan = (start: unknown, length: unknown) =>
  typeof start === 'number' &&
  typeof length === 'number' &&
  start >= 0 &&
  length > 0 &&
  start + length <= 1 + slack;

/** The crop of a block's attribute; undefined for the whole picture. */
export function cropOf(attrs: { readonly crop?: unknown } | undefined): Crop | undefined {
  return isCrop(attrs?.crop) ? attrs.crop : undefined;
}

/** Pixels of what is shown. */
export function shownSize(
  size: { width: number; height: number },
  crop: Crop | undefined,
): { width: number; height: number } {
  if (!crop) return { width: size.width, height: size.height };
  return {
    width: Math.max(1, Math.round(size.width * crop.width)),
    height: Math.max(1, Math.round(size.height * crop.height)),
  };
}

/**
 * How the whole picture lies behind a frame that has the crop's shape, in percent: `width` and
 * `left` of the frame's width, `top` of the frame's height.
 */
export function behindFrame(crop: Crop): { width: number; left: number; top: number } {
  const percent = (value: number) => Math.round(value * 1e6) / 1e4;
  return {
    width: percent(1 / crop.width),
    left: percent(-crop.x / crop.width),
    top: percent(-crop.y / crop.height),
  };
}
