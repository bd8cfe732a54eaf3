import { describe, expect, it } from 'vitest';
import { thinned } from '../../../electron/newsroom/history/thinning.ts';
import type { VersionReason } from '../../../shared/contract/history.ts';
import fc from '../../fastCheck.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('thinning', () => {
  const now = 1_000 * day;
  const version = (age: number, reason: VersionReason = 'saved', label?: string) => ({
    at: now - age,
    reason,
    ...(label && { label }),
  });

  it('keeps all of a day, an hour’s last for a week, a day’s last for 90 days', () => {
    const hour = 60 * minute;
    const third = 20 * minute;
    const versions = Array.from({ length: 3 * 24 * 100 }, (_, index) =>
      version(100 * day - index * third - third / 2),
    );
    const named = { ...versions[3], label: 'Filed' } as (typeof versions)[number];
    versions.splice(
      3,
      1,
      named,
      version(100 * day, 'milestone'),
      version(99 * day, 'conflict-loser'),
    );
    const kept = thinned(versions, now);
    const between = (from: number, to: number) =>
      kept.filter(({ at }) => now - at >= from && now - at < to);
    expect(between(0, day)).toHaveLength(3 * 24);
    expect(between(day, 7 * day).map(({ at }) => at % hour)).toEqual(
      Array.from({ length: 6 * 24 }, () => 2.5 * third),
    );
    expect(between(7 * day, 90 * day).map(({ at }) => at % day)).toEqual(
      Array.from({ length: 83 }, () => day - third / 2),
    );
    expect(between(90 * day, 200 * day).map(({ reason, label }) => label ?? reason)).toEqual([
      'saved',
      'Filed',
      'milestone',
      'conflict-loser',
    ]);
  });

  it('takes a clock that jumps for one: nothing is old because of it', () => {
    const year = 365 * day;
    const morning = Array.from({ length: 30 }, (_, index) => version(3_600_000 - index * minute));
    expect(thinned(morning, now + year)).toEqual(morning);
    expect(thinned(morning, now - year)).toEqual(morning);
    const corrected = [...morning.map(({ at, reason }) => ({ at: at - year, reason })), ...morning];
    expect(thinned(corrected, now)).toEqual(corrected);
  });

  it('never drops what has a name, the first or the last, and doing it twice changes nothing', () => {
    const any = fc.array(
      fc
        .record({
          at: fc.integer({ min: 0, max: 200 * day }).map((age) => now - age),
          reason: fc.constantFrom<VersionReason>('saved', 'opened', 'milestone', 'conflict-loser'),
          named: fc.boolean(),
        })
        .map(({ named, ...rest }) => (named ? { ...rest, label: 'Filed' } : rest)),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(any, (list) => {
        const versions = list.sort((one, other) => one.at - other.at);
        const kept = thinned(versions, now);
        expect(kept).toContain(versions[0]);
        expect(kept).toContain(versions.at(-1));
        for (const one of versions) {
          const precious = 'label' in one || /milestone|conflict/.test(one.reason);
          if (precious) expect(kept).toContain(one);
        }
        expect(thinned(kept, now)).toEqual(kept);
      }),
    );
  });
});
