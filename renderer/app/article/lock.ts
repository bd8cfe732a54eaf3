import type { Access } from '../../../shared/contract/articles.ts';
import type { LockHolder } from '../../../shared/contract/locks.ts';

/** Who may write the open article; absent as long as nobody has been asked. */
export type Lock =
  | { kind: 'mine' }
  /** None can lie there. */
  | { kind: 'none' }
  | ({ kind: 'held'; by: LockHolder } & Waiting)
  /** Whoever had it has left it. */
  | ({ kind: 'free'; by: LockHolder } & Waiting);

interface Waiting {
  /** It was this window's, until then. */
  lost?: { at: Date /** What was unsaved is a version now. */; kept: boolean } | undefined;
  /** The person wants to be told when it is free. */
  awaited?: boolean | undefined;
}

/** Whether what is shown can be changed, and why not. */
export type OpenAccess = Access | { mode: 'read'; why: LockedWhy };

export type LockedWhy = 'locked' | 'locked-here' | 'taken-over' | 'freed';

/** @param allowed by file, folder and release, whoever else writes it */
export function accessWith(allowed: Access, lock: Lock | undefined): OpenAccess {
  if (allowed.mode === 'read' || !lock) return allowed;
  const why = whyOf(lock);
  return why ? { mode: 'read', why } : allowed;
}

function whyOf(lock: Lock): LockedWhy | undefined {
  if (lock.kind === 'free') return 'freed';
  if (lock.kind !== 'held') return undefined;
  if (lock.lost) return 'taken-over';
  return lock.by.here ? 'locked-here' : 'locked';
}
