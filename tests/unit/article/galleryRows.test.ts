import { describe, expect, it } from 'vitest';
import { galleryRows } from '../../../shared/article/galleryRows.ts';
import fc from '../../fastCheck.ts';

const rowsOf = (ratios: number[]) => {
  const counts: number[] = [];
  for (const { row } of galleryRows(ratios)) counts[row] = (counts[row] ?? 0) + 1;
  return counts;
};

describe('the rows of a gallery', () => {
  it('are even, and leave no landscape alone at the end', () => {
    const landscapes = (count: number) => rowsOf(Array<number>(count).fill(1.5));
    expect(landscapes(1)).toEqual([1]);
    expect(landscapes(2)).toEqual([2]);
    expect(landscapes(3)).toEqual([3]);
    expect(landscapes(4)).toEqual([2, 2]);
    for (let count = 2; count <= 20; count++) {
      expect(Math.min(...landscapes(count)), String(count)).toBeGreaterThan(1);
    }
  });

  it('give a portrait less room than a landscape, and alone never the whole width', () => {
    const [portrait, landscape] = galleryRows([0.67, 1.5]);
    expect(portrait?.share).toBeLessThan(landscape?.share ?? 0);
    expect(galleryRows([0.67])[0]?.share).toBeLessThan(0.6);
  });

  it('are never too wide, keep the order, and take any number of any shape', () => {
    const ratio = fc.oneof(
      fc.double({ min: 0.01, max: 50, noNaN: true }),
      fc.constantFrom(0, Number.NaN),
    );
    fc.assert(
      fc.property(fc.array(ratio, { maxLength: 60 }), (ratios) => {
        const places = galleryRows(ratios);
        expect(places).toHaveLength(ratios.length);
        const sums = new Map<number, number>();
        let last = 0;
        for (const { row, share, inRow } of places) {
          expect(row === last || row === last + 1).toBe(true);
          last = row;
          expect(share).toBeGreaterThan(0.02);
          expect(places.filter((one) => one.row === row)).toHaveLength(inRow);
          sums.set(row, (sums.get(row) ?? 0) + share);
        }
        for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(1);
      }),
    );
  });
});
