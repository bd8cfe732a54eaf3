import { describe, expect, it } from 'vitest';
import { photoWarnings, ratioOf, ratioText } from '../../../shared/copydesk/photoWarnings.ts';

const rules = { minWidth: 1200, minHeight: 600, ratios: [] };
const of = (width: number, height: number) => ({ width, height });

describe('a photo is warned of', () => {
  it('where it is smaller than the desk wants, in half the measure beside the text', () => {
    expect(photoWarnings(of(1200, 600), rules)).toEqual([]);
    expect(photoWarnings(of(1199, 900), rules)).toEqual([
      { code: 'too-small', message: 'Small: 1199 × 900 pixels, at least 1200 × 600 are wanted' },
    ]);
    expect(photoWarnings(of(1600, 599), rules)).toHaveLength(1);
    expect(photoWarnings(of(600, 300), rules, true)).toEqual([]);
    expect(photoWarnings(of(599, 300), rules, true)).toHaveLength(1);
    expect(photoWarnings(of(1, 1), { minWidth: 0, minHeight: 0, ratios: [] })).toEqual([]);
    expect(
      photoWarnings(of(1, 1), { minWidth: 0, minHeight: 5, ratios: [] })[0]?.message,
    ).toContain('at least 5 high');
  });

  it('where it has none of the desk’s shapes', () => {
    const shaped = { ...rules, ratios: ['3:2', '16:9'] };
    expect(photoWarnings(of(3000, 2000), shaped)).toEqual([]);
    // Off by a pixel or two is the same shape.
    expect(photoWarnings(of(1921, 1080), shaped)).toEqual([]);
    expect(photoWarnings(of(2000, 3000), shaped)).toEqual([
      { code: 'wrong-ratio', message: 'Shape 2:3, wanted is 3:2 or 16:9' },
    ]);
    expect(photoWarnings(of(2000, 3000), { ...rules, ratios: ['wide'] })).toEqual([]);
  });
});

describe('a shape', () => {
  it('has the name that people know, lying or standing', () => {
    expect(ratioText(of(6000, 4000))).toBe('3:2');
    expect(ratioText(of(4000, 6000))).toBe('2:3');
    expect(ratioText(of(500, 500))).toBe('1:1');
    expect(ratioText(of(1000, 617))).toBe('1.62:1');
    expect(ratioText(of(617, 1000))).toBe('1:1.62');
    expect(ratioOf(' 16:9 ')).toBeCloseTo(1.778, 3);
    expect(ratioOf('16/9')).toBeUndefined();
    expect(ratioOf('0:9')).toBeUndefined();
    expect(ratioOf('9:0')).toBeUndefined();
  });
});
