import { expect, test } from 'vitest';
import { partsOf } from '../../../renderer/ui/partsInSight.ts';
import fc from '../../fastCheck.ts';

test('the rows in sight stand between the room of those above and below', () => {
  expect(partsOf([10, 10, 10, 10, 10], { from: 15, to: 30 }, [])).toEqual([
    { room: 10 },
    1,
    2,
    { room: 20 },
  ]);
});

test('a row that is kept stands where it is, between the room of those around it', () => {
  expect(partsOf([10, 20, 10, 30, 10], { from: 0, to: 10 }, [3])).toEqual([
    0,
    { room: 30 },
    3,
    { room: 10 },
  ]);
});

test('whatever is looked at, all of it is there, in order, and nothing moves for what is not', () => {
  const list = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 60 });
  const at = fc.integer({ min: -500, max: 8_000 });
  fc.assert(
    fc.property(list, at, fc.nat(2_000), fc.array(fc.nat(70)), (heights, from, length, keep) => {
      const parts = partsOf(heights, { from, to: from + length }, keep);
      let top = 0;
      let next = 0;
      for (const part of parts) {
        if (typeof part === 'number') {
          expect(part).toBeGreaterThanOrEqual(next);
          expect(top).toBe(heights.slice(0, part).reduce((sum, one) => sum + one, 0));
          next = part + 1;
        }
        top += typeof part === 'number' ? (heights[part] ?? Number.NaN) : part.room;
      }
      expect(top).toBe(heights.reduce((sum, one) => sum + one, 0));
      let above = 0;
      for (const [index, height] of heights.entries()) {
        const seen = above < from + length && above + height > from;
        expect(parts.includes(index)).toBe(seen || keep.includes(index));
        above += height;
      }
    }),
  );
});
