import type { UndoSession } from '../../../shared/contract/journal.ts';
import type { JournalFile } from './journalFolder.ts';
import type { JournalRecord, Place } from './records.ts';

/** The place and revision up to which a file says what a journal says, if it ever did. */
export interface SessionEnd {
  id: string;
  place: Place;
  /** When it said so last, milliseconds since 1970. */
  at: number;
}

/** Where the sessions that undo may still go back over have ended: in memory, the latest end of each. */
export class SessionEnds {
  readonly #ends = new Map<string, SessionEnd>();

  set(end: SessionEnd): void {
    this.#ends.set(end.id, end);
  }

  /** The session that ended with this file at this revision; the latest of several. */
  find({ location, base }: Place, but: ReadonlySet<string>): SessionEnd | undefined {
    return this.at(location)
      .filter(({ id, place }) => place.base === base && !but.has(id))
      .sort((one, other) => one.at - other.at)
      .at(-1);
  }

  at(location: string): SessionEnd[] {
    return [...this.#ends.values()].filter(({ place }) => place.location === location);
  }
}

/** The last revision that a journal was whole at, in the file that it belongs to by now. */
export function endOf(id: string, records: readonly JournalRecord[]): SessionEnd | undefined {
  const saves = records.filter((record) => record.kind === 'saved');
  const location = saves.at(-1)?.place.location;
  const last = saves.findLast(({ whole }) => whole);
  if (location === undefined || last === undefined) return undefined;
  return { id, place: { location, base: last.place.base }, at: last.at };
}

/** A session by its journal. */
export interface LastSession {
  id: string;
  /** The file that it and all before it are about. */
  location: string | undefined;
  /** Up to where it was saved as this; to its end without it. */
  base?: string;
}

interface Journals {
  ends: SessionEnds;
  read(id: string): Promise<JournalFile>;
  isLive(id: string): boolean;
}

/** In bytes, with the text that each begins with; the last session may be larger by itself. */
const mostBytes = 2 * 1024 * 1024;

/** A session and those that it goes on from, oldest first; none where it cannot be read. */
export async function undoableSessions(
  last: LastSession,
  { ends, read, isLive }: Journals,
): Promise<UndoSession[]> {
  const sessions: UndoSession[] = [];
  const seen = new Set<string>();
  let total = 0;
  let next: LastSession | undefined = last;
  while (next) {
    seen.add(next.id);
    const file: JournalFile | undefined = await read(next.id).catch(() => undefined);
    total += file?.bytes ?? 0;
    const session = file && sessionIn(file.records, next.base);
    if (!session || (sessions.length > 0 && total > mostBytes)) break;
    sessions.unshift(session);
    next = before(file.records, last.location);
  }
  return sessions;

  function before([first]: readonly JournalRecord[], location: string | undefined) {
    const base = first?.kind === 'begin' ? first.place?.base : undefined;
    if (location === undefined || base === undefined) return undefined;
    const end = ends.find({ location, base }, seen);
    return end && !isLive(end.id) ? { id: end.id, location, base } : undefined;
  }
}

/**
 * What a journal knows of a session: from its beginning up to where it was saved as `base`, or to its
 * end.
 *
 * @returns undefined where it never said that
 */
function sessionIn(records: readonly JournalRecord[], base?: string): UndoSession | undefined {
  const [first] = records;
  if (first?.kind !== 'begin') return undefined;
  const end =
    base === undefined
      ? records.length
      : records.findLastIndex(
          (record) => record.kind === 'saved' && record.whole && record.place.base === base,
        );
  if (end < 0) return undefined;
  const { content } = first.article;
  return { content, runs: records.slice(0, end).flatMap(runsOf) };
}

function runsOf(record: JournalRecord): UndoSession['runs'] {
  if (record.kind !== 'steps' || record.steps.length === 0) return [];
  // As an older Stet kept them: what was typed within a moment is taken back together.
  const parts = record.undo ?? [{ steps: record.steps.length, as: 'event' as const }];
  let at = 0;
  return parts.map(({ steps: count, ...part }) => {
    const steps = record.steps.slice(at, at + count);
    at += count;
    return { ...part, steps };
  });
}
