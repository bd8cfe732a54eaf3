import type { ArticleVersion } from '../../../shared/contract/history.ts';
import type { VersionRecord } from './versionRecords.ts';

type Version = Pick<VersionRecord, 'at' | 'reason' | 'revision' | 'label'>;

/** What is kept because something else takes its place, and not because a person asked for it. */
export const makesWay = ({ reason, label }: Pick<Version, 'reason' | 'label'>): boolean =>
  label === undefined && ['opened', 'saved', 'external-change'].includes(reason);

const momentOf = ({ at, revision }: Version) => `${at} ${revision}`;

/**
 * The versions that a person is shown. What the file still says may be kept already, because words
 * typed over it wait to be saved: it is no earlier version before they are. What somebody kept with a
 * reason of their own is shown, and then not once more because it was replaced.
 *
 * @param present the file's revision
 */
export function earlier<T extends Version>(versions: readonly T[], present: string): T[] {
  const asked = new Set(versions.filter((version) => !makesWay(version)).map(momentOf));
  return versions.filter(
    (version) =>
      !makesWay(version) || (version.revision !== present && !asked.has(momentOf(version))),
  );
}

/** As a window has it. @param present the file's revision */
export const shown = (
  { id, at, reason, revision, words, name, author, label }: VersionRecord,
  present: string,
): ArticleVersion => ({
  version: id,
  at: new Date(at).toISOString(),
  reason,
  words,
  name,
  current: revision === present,
  ...(author && { author }),
  ...(label && { label }),
});
