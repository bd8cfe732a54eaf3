import type { Failure, FailureCode } from '../../../shared/contract/failure.ts';
import type { LibraryEntry } from '../../../shared/contract/library.ts';
import type { OpenArticle } from '../article/sessionState.ts';
import type { LineState } from '../connect.ts';
import type { StateId } from './states.ts';

/** All that decides what is said about the open article. */
export interface Facts {
  open: Pick<
    OpenArticle,
    'access' | 'dirty' | 'file' | 'lock' | 'outside' | 'restored' | 'save' | 'unkeptVersion'
  >;
  line: LineState;
  /** The library's folder is not there. */
  away: boolean;
  /** Where the article is found again whose file is gone. */
  elsewhere?: LibraryEntry | undefined;
  /** The other pane of this window writes it. */
  beside?: boolean;
  /** Why what is typed is not kept between saves. */
  unkept: Failure | undefined;
  /** The browser keeps what the newsroom has not got. */
  inBrowser?: boolean | undefined;
  now: Date;
}

/** The one state that is true: what keeps words from the disk goes before what does not. */
export function stateOf({ open, line, away, elsewhere, beside, unkept }: Facts): StateId {
  const { access, dirty, outside, restored, save } = open;
  const broken = line === 'refused' ? line : line === 'online' ? undefined : 'offline';
  // Of what is in dispute nothing can be decided without the newsroom.
  if (broken && access.mode === 'edit') return broken;
  if (outside?.kind === 'gone') return away ? 'folder-away' : elsewhere ? 'moved' : 'gone';
  if (access.mode === 'read') {
    return broken ?? (access.why === 'locked-here' && beside ? 'locked-beside' : access.why);
  }
  if (outside) return outside.kind;
  if (save.kind === 'failed')
    return (away && 'folder-away') || failed[save.failure.code] || 'failed';
  if (restored) return 'restored';
  if (unkept) return 'unkept';
  if (save.kind === 'never') return dirty ? 'only-here' : 'new';
  if (save.kind === 'saved' && open.unkeptVersion) return 'unversioned';
  return save.kind;
}

/** Failures of a save that have a state of their own. */
const failed: Partial<Record<FailureCode, StateId>> = {
  'disk-full': 'disk-full',
  'read-only': 'read-only',
  'no-library': 'folder-away',
};
