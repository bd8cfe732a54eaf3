import type { VersionRecord } from './versionRecords.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** What a person named, and what would be lost without it. */
export const keptForGood: ReadonlySet<VersionRecord['reason']> = new Set([
  'milestone',
  'conflict-loser',
]);

/**
 * From one version to the next no more than this counts as time, in either direction: by a clock that
 * jumps a year ahead everything from before would be old at once. A pause of a year looks the same,
 * and so versions stay longer than the table says, never shorter.
 */
const longestGap = day / 3;

/**
 * The versions that stay: all of a day, one an hour for a week, one a day for 90 days; what has a
 * name and the loser of a conflict always, and so do the first and the last. Days are those on which
 * the article was worked on; see `longestGap`.
 *
 * @param versions oldest first
 * @param now ms since 1970
 */
export function thinned<T extends Pick<VersionRecord, 'at' | 'reason' | 'label'>>(
  versions: readonly T[],
  now: number,
): T[] {
  const seen = new Set<string>();
  let age = 0;
  let next = now;
  // From the newest: of an hour, or of a day, its last version stays.
  return versions
    .toReversed()
    .filter((version, index) => {
      const { at, reason, label } = version;
      age += Math.max(-longestGap, Math.min(next - at, longestGap));
      next = at;
      if (index === 0 || index === versions.length - 1) return true;
      if (label !== undefined || keptForGood.has(reason)) return true;
      if (age < day) return true;
      if (age >= 90 * day) return false;
      const span = age < 7 * day ? hour : day;
      const slot = `${span} ${Math.floor(at / span)}`;
      if (seen.has(slot)) return false;
      seen.add(slot);
      return true;
    })
    .toReversed();
}
