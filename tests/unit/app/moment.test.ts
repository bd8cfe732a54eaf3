import { describe, expect, test } from 'vitest';
import { offsetText } from '../../../renderer/app/importing/localMoment.ts';
import { joinMoment, offsets, splitMoment } from '../../../renderer/panels/fields/moment.ts';

describe('a moment with its offset', () => {
  test.each([
    ['2026-05-04T09:30:00+01:00', '2026-05-04T09:30', '+01:00'],
    ['2026-05-04T09:30:00Z', '2026-05-04T09:30', 'Z'],
    ['2026-05-04T09:30:15.250-03:30', '2026-05-04T09:30:15', '-03:30'],
  ])('%s is split for the fields', (moment, local, offset) => {
    expect(splitMoment(moment)).toEqual({ local, offset });
  });

  test.each(['2026-05-04', '2026-05-04T09:30:00', '2026-13-04T09:30:00Z', 'soon'])(
    '%s is none',
    (text) => {
      expect(splitMoment(text)).toBeUndefined();
    },
  );

  test('is joined from the fields; half a date is not', () => {
    expect(joinMoment('2026-05-04T09:30', '+05:45')).toBe('2026-05-04T09:30:00+05:45');
    expect(joinMoment('2026-05-04T09:30:15', 'Z')).toBe('2026-05-04T09:30:15Z');
    expect(joinMoment('2026-05-04', 'Z')).toBeUndefined();
    expect(joinMoment('', 'Z')).toBeUndefined();
  });

  test('keeps an offset that no clock shows', () => {
    expect(offsets('+00:20', 'Z').map(({ value }) => value)).toContain('+00:20');
    expect(offsets('Z', 'Z').filter(({ name }) => name.includes('here'))).toEqual([
      { value: 'Z', name: 'UTC (here)' },
    ]);
  });

  test('offsets are written as RFC 3339 wants them', () => {
    expect([0, 60, -210, 765].map(offsetText)).toEqual(['Z', '+01:00', '-03:30', '+12:45']);
  });
});
