import { describe, expect, test } from 'vitest';
import { all, among, nothing, toggled, upTo } from '../../../renderer/library/selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const picked = (selection: { picked: ReadonlySet<string> }) => [...selection.picked];

describe('picking articles of a list', () => {
  test('one after the other, and off again', () => {
    const two = toggled(toggled(nothing, 'd'), 'b');
    expect(picked(two)).toEqual(['d', 'b']);
    expect(picked(toggled(two, 'd'))).toEqual(['b']);
  });

  test('a run goes from where it began, in both directions', () => {
    const from = toggled(nothing, 'c');
    expect(picked(upTo(from, order, 'e', undefined))).toEqual(['c', 'd', 'e']);
    expect(picked(upTo(upTo(from, order, 'e', undefined), order, 'a', undefined))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('a run without a beginning goes from the row that has the focus', () => {
    expect(picked(upTo(nothing, order, 'd', 'b'))).toEqual(['b', 'c', 'd']);
    expect(picked(upTo(nothing, order, 'd', undefined))).toEqual(['d']);
    // The anchor was filtered away.
    expect(picked(upTo({ ...nothing, anchor: 'z' }, order, 'b', 'a'))).toEqual(['a', 'b']);
  });

  test('everything that is shown, and what is still there of it', () => {
    const every = all(nothing, order);
    expect(picked(every)).toEqual(order);
    expect(among(every, new Set(order))).toBe(every);
    expect(picked(among(every, new Set(['b', 'x'])))).toEqual(['b']);
  });
});
