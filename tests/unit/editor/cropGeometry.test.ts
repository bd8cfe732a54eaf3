import { describe, expect, it } from 'vitest';
import {
  corners,
  cropOrNone,
  dragCorner,
  moveCrop,
  whole,
  withShape,
} from '../../../renderer/editor/photos/cropGeometry.ts';
import { type Crop, isCrop } from '../../../shared/article/crop.ts';
import fc from '../../fastCheck.ts';

const share = fc.double({ min: 0, max: 0.8, noNaN: true });
const anyCrop: fc.Arbitrary<Crop> = fc
  .tuple(
    share,
    share,
    fc.double({ min: 0.1, max: 1, noNaN: true }),
    fc.double({ min: 0.1, max: 1, noNaN: true }),
  )
  .map(([x, y, w, h]) => ({ x, y, width: (1 - x) * w, height: (1 - y) * h }));
const way = fc.double({ min: -2, max: 2, noNaN: true });
const anyShape = fc.option(fc.double({ min: 0.3, max: 3, noNaN: true }), { nil: undefined });

describe('a crop under a hand', () => {
  it('is always a rectangle inside the picture', () => {
    fc.assert(
      fc.property(
        anyCrop,
        fc.constantFrom(...corners),
        way,
        way,
        anyShape,
        (crop, corner, dx, dy, shape) => {
          const start = withShape(crop, shape);
          expect(isCrop(start)).toBe(true);
          for (const next of [moveCrop(start, dx, dy), dragCorner(start, corner, dx, dy, shape)]) {
            expect(isCrop(next), JSON.stringify(next)).toBe(true);
          }
        },
      ),
    );
  });

  it('keeps its shape where one is chosen', () => {
    fc.assert(
      fc.property(
        anyCrop,
        fc.constantFrom(...corners),
        way,
        way,
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (crop, corner, dx, dy, shape) => {
          const next = dragCorner(withShape(crop, shape), corner, dx, dy, shape);
          // Four decimals of a part as small as a fiftieth.
          expect(Math.abs(next.width / next.height / shape - 1)).toBeLessThan(0.02);
        },
      ),
    );
  });

  it('moves without changing its size, and one corner while the other stays', () => {
    const crop = { x: 0.2, y: 0.2, width: 0.4, height: 0.4 };
    expect(moveCrop(crop, 0.1, -0.1)).toEqual({ ...crop, x: 0.3, y: 0.1 });
    expect(moveCrop(crop, 5, 5)).toEqual({ ...crop, x: 0.6, y: 0.6 });
    expect(dragCorner(crop, 'topLeft', 0.1, 0.2)).toEqual({
      x: 0.3,
      y: 0.4,
      width: 0.3,
      height: 0.2,
    });
    expect(dragCorner(crop, 'bottomRight', 0.1, 0.2)).toEqual({
      x: 0.2,
      y: 0.2,
      width: 0.5,
      height: 0.6,
    });
    expect(dragCorner(crop, 'bottomRight', 0.2, 0, 1)).toEqual({
      x: 0.2,
      y: 0.2,
      width: 0.6,
      height: 0.6,
    });
    expect(dragCorner(crop, 'bottomRight', 0, 0.2, 1)).toEqual({
      x: 0.2,
      y: 0.2,
      width: 0.6,
      height: 0.6,
    });
  });

  it('of the whole picture is none', () => {
    expect(cropOrNone(whole)).toBeNull();
    expect(cropOrNone({ ...whole, width: 0.9 })).toEqual({ ...whole, width: 0.9 });
    // A square out of 3:2, as large as it goes, in the middle.
    expect(withShape(whole, 2 / 3)).toEqual({ x: 0.1667, y: 0, width: 0.6667, height: 1 });
  });
});
