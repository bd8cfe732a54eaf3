import type { Metadata } from '../../../shared/article/articleText.ts';
import type { Arrival, Conflict } from '../../../shared/article/merge/conflict.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import type { Lock, OpenAccess } from './lock.ts';

/** How what is on the screen stands to what is on the disk. Never better than the truth. */
export type SaveState =
  /** It has no file yet. */
  | { kind: 'never' }
  | { kind: 'saved'; at: Date }
  /** Changed since; a save is due. */
  | { kind: 'due' }
  | { kind: 'saving' }
  /** The same, for longer than a disk that is well takes. */
  | { kind: 'slow' }
  /** The same, and the newsroom answers nothing else either. */
  | { kind: 'silent' }
  /** `again`: when the next attempt is made by itself. */
  | { kind: 'failed'; failure: Failure; again?: Date | undefined };

/** What happened to the file behind our back. Autosave rests until a person has decided. */
export type Outside =
  /** What lies there now cannot be put together with what is here: it is another article. */
  | { kind: 'changed' }
  /** All else of that revision is in the text already. `copy`: of this conflict copy beside it. */
  | { kind: 'both'; conflicts: readonly Conflict[]; revision: string; copy?: string | undefined }
  /** It can no longer be read; as with `gone`, the text is then only in this window. */
  | { kind: 'spoilt' }
  | { kind: 'gone' };

/** What came in from outside and was not looked at yet. */
export interface Arrived {
  arrivals: readonly Arrival[];
  /** The conflict copy that it came from; absent: from the file itself. */
  copy?: string | undefined;
}

/** All about it but its text: that is the editor's. */
export interface OpenArticle {
  /** Names the text in the editor; another one is another document with a history of its own. */
  documentId: string;
  metadata: Metadata;
  /** Whether it can be changed: what the disk allows, and what the lock does. */
  access: OpenAccess;
  lock?: Lock | undefined;
  /** Absent until the first save. */
  file?: string | undefined;
  /** File name, with its extension. */
  name?: string | undefined;
  /** Something is not on the disk yet. */
  dirty: boolean;
  save: SaveState;
  /** Why what the file said before is no version. */
  unkeptVersion?: Failure | undefined;
  /** Counts versions that came without a save. */
  versionsCame?: number;
  outside?: Outside | undefined;
  arrived?: Arrived | undefined;
  /** On a network drive nobody tells of what others do to the file: it is asked for. */
  network?: boolean | undefined;
  /**
   * It was typed in a window that is gone, at that time, and is in no file. Autosave rests until a
   * person has decided.
   */
  restored?: { at: Date } | undefined;
}

/** An article that could not be opened. */
export interface FailedOpening {
  file: string;
  name: string;
  failure: Failure;
}

export interface SessionState {
  open: OpenArticle | undefined;
  /** The editor that shows it, once it does. */
  handle: EditorHandle | undefined;
  /** The file that is being read. */
  opening: string | undefined;
  /** Something may be shown by itself in a moment: what is being done for it, in words. */
  coming?: string | undefined;
  failed: FailedOpening | undefined;
  /** Why what is typed is not kept between saves at the moment. */
  unkept?: Failure | undefined;
  /** The browser has what the newsroom lacks. */
  inBrowser?: boolean;
}
