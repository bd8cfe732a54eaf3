import { describe, expect, it } from 'vitest';
import { behindFrame, isCrop, shownSize, validateCrop } from '../../../shared/article/crop.ts';
import fc from '../../fastCheck.ts';

describe('a crop', () => {
  it('is a rectangle inside the picture, or null', () => {
    const whole = { x: 0, y: 0, width: 1, height: 1 };
    expect(() => validateCrop(null)).not.toThrow();
    expect(isCrop(whole)).toBe(true);
    // Four rounded decimals may add up to a hair over the edge.
    expect(isCrop({ x: 0.3333, y: 0, width: 0.6668, height: 1 })).toBe(true);
    for (const wrong of [
      undefined,
      [],
      'all',
      {},
      { ...whole, x: -0.1 },
      { ...whole, width: 0 },
      { ...whole, x: 0.5 },
      { ...whole, height: 1.1 },
      { ...whole, y: '0' },
      { ...whole, width: Number.NaN },
      { ...whole, width: Number.POSITIVE_INFINITY },
    ]) {
      expect(() => validateCrop(wrong), JSON.stringify(wrong)).toThrow(RangeError);
    }
  });

  it('says how many pixels are shown, and never none', () => {
    const size = { width: 4000, height: 3000 };
    expect(shownSize(size, undefined)).toEqual(size);
    expect(shownSize(size, { x: 0.1, y: 0, width: 0.5, height: 0.25 })).toEqual({
      width: 2000,
      height: 750,
    });
    expect(shownSize({ width: 1, height: 1 }, { x: 0, y: 0, width: 0.02, height: 0.02 })).toEqual({
      width: 1,
      height: 1,
    });
  });

  it('lies in its frame so that its corners are the frame’s corners', () => {
    const corner = fc.double({ min: 0, max: 0.9, noNaN: true });
    const share = fc.double({ min: 0.1, max: 1, noNaN: true });
    fc.assert(
      fc.property(corner, corner, share, share, (x, y, w, h) => {
        const crop = { x, y, width: (1 - x) * w, height: (1 - y) * h };
        const behind = behindFrame(crop);
        // In the frame's own widths and heights: where the crop's corners come to lie.
        const scaleX = behind.width / 100;
        const scaleY = 1 / crop.height;
        expect(behind.left / 100 + crop.x * scaleX).toBeCloseTo(0, 4);
        expect(behind.left / 100 + (crop.x + crop.width) * scaleX).toBeCloseTo(1, 4);
        expect(behind.top / 100 + crop.y * scaleY).toBeCloseTo(0, 4);
      }),
    );
  });
});
