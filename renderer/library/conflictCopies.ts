import type { LibraryEntry } from '../../shared/contract/library.ts';
import { withoutExtension } from './withoutExtension.ts';

/**
 * What sync services put behind the name of a file that was changed in two places at once; the first
 * group is the name before. Some are names that people give too: only the article's id tells.
 */
const endings: readonly RegExp[] = [
  // Dropbox: "vote (Ada's conflicted copy 2026-11-26)", Nextcloud: "vote (conflicted copy 2026-11-26 012417)"
  /^(.+) \([^()]*(?:conflicted copy|case conflict)[^()]*(?:\(\d+\))?\)$/i,
  // ownCloud, older: "vote_conflict-20261126-012417"
  /^(.+)_conflict-\d{8}-\d{6}$/,
  // Syncthing: "vote.sync-conflict-20261126-012417-ABCDEFG"
  /^(.+)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?$/,
  // Google Drive: "vote (1)"
  /^(.+) \(\d+\)$/,
  // iCloud: "vote 2"
  /^(.+) \d+$/,
];

/** Names, without extension, of the file that this one may be a conflict copy of. */
export function originalNames(name: string): string[] {
  const stem = withoutExtension(name);
  const found = endings.flatMap((ending) => ending.exec(stem)?.[1] ?? []);
  // OneDrive: "vote-DESKTOP-7", behind a name that may have hyphens itself
  const parts = stem.split('-');
  const before = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('-'));
  return [...found, ...before.reverse()];
}

/** The conflict copies among these, each with the article that it is a copy of. */
export function conflictCopies(
  entries: readonly LibraryEntry[],
): ReadonlyMap<string, LibraryEntry> {
  const copies = new Map<string, LibraryEntry>();
  const byId = Map.groupBy(entries, ({ about }) => (about.kind === 'article' ? about.id : ''));
  for (const [id, same] of byId) {
    if (id === '' || same.length === 1) continue;
    for (const entry of same) {
      const names = originalNames(entry.name).map(fold);
      const original = same.find(
        (other) =>
          other !== entry &&
          other.folder === entry.folder &&
          names.includes(fold(withoutExtension(other.name))),
      );
      if (original) copies.set(entry.file, original);
    }
  }
  return copies;
}

const fold = (name: string) => name.normalize('NFC').toLowerCase();

/** Where an article lies now whose file is not where it was: known by its id. */
export function foundAgain(
  open: { file?: string | undefined; metadata: { id: string } } | undefined,
  entries: readonly LibraryEntry[] | undefined,
): LibraryEntry | undefined {
  const same = (entries ?? []).filter(
    ({ file, about }) =>
      about.kind === 'article' && about.id === open?.metadata.id && file !== open.file,
  );
  const copies = conflictCopies(same);
  return same.find(({ file }) => !copies.has(file));
}
