import {
  CircleDashed,
  CloudOff,
  FileLock,
  FileSymlink,
  FileWarning,
  FileX,
  FolderLock,
  FolderX,
  GitMerge,
  HardDrive,
  History,
  Lock,
  LockOpen,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import type { Facts } from './stateOf.ts';
import { disputed, holder, isUnsaved, reason, savedAt, since } from './words.ts';

interface State {
  /** `trouble`: words are on no disk, or may not get there. */
  tone: 'calm' | 'busy' | 'trouble';
  /** `dots`: the proofreader's dots of Stet, filled once the words stand. */
  icon: LucideIcon | 'dots';
  /** In the state line: the truth about what is on the disk, in a few words. */
  words(facts: Facts): string;
  /** What the words do, where the banner offers nothing. */
  action?: 'save' | 'versions';
}

/** A save failed; the journal has the words, or the browser, or this window alone. */
const notSaved = (icon: LucideIcon): State => ({
  tone: 'trouble',
  icon,
  words: (facts) => `Not saved: ${reason(facts)}`,
});

/**
 * Every state that an open article can be in, with its words and its icon. The state line is drawn
 * from it, what the banner above the text tells and offers is in told.ts, and nothing else says how
 * things stand. `stateOf` tells which one it is.
 */
export const states = {
  new: { tone: 'calm', icon: 'dots', words: () => 'New article', action: 'save' },
  'only-here': {
    tone: 'busy',
    icon: 'dots',
    words: () => 'Not saved yet',
    action: 'save',
  },
  due: { tone: 'busy', icon: 'dots', words: () => 'Unsaved changes', action: 'save' },
  saving: { tone: 'busy', icon: 'dots', words: () => 'Saving…' },
  slow: {
    tone: 'trouble',
    icon: HardDrive,
    words: () => 'Not saved yet: the disk is slow to answer',
  },
  silent: {
    tone: 'trouble',
    icon: CloudOff,
    words: () => 'Not saved yet: Stet does not answer',
  },
  saved: {
    tone: 'calm',
    icon: 'dots',
    words: savedAt,
    action: 'versions',
  },
  // Said quietly: what is written now is safe, and the panel says the rest.
  unversioned: {
    tone: 'trouble',
    icon: History,
    words: (facts) => `${savedAt(facts)}, but the version before was not kept`,
    action: 'versions',
  },

  failed: notSaved(TriangleAlert),
  'disk-full': notSaved(HardDrive),
  'read-only': notSaved(FolderLock),
  'folder-away': {
    tone: 'trouble',
    icon: FolderX,
    words: () => 'Not saved: the library’s folder is not there',
  },

  'newer-version': {
    tone: 'calm',
    icon: FileLock,
    words: () => 'Read-only: made by a newer Stet',
  },
  'read-only-file': {
    tone: 'calm',
    icon: FileLock,
    words: () => 'Read-only: the file is protected',
  },
  'read-only-folder': {
    tone: 'calm',
    icon: FolderLock,
    words: () => 'Read-only: the folder is protected',
  },

  locked: {
    tone: 'calm',
    icon: Lock,
    words: (facts) => `Read-only: ${holder(facts)} has it open${since(facts)}`,
  },
  'locked-here': {
    tone: 'calm',
    icon: Lock,
    words: () => 'Read-only: open in another window',
  },
  'locked-beside': {
    tone: 'calm',
    icon: Lock,
    words: () => 'Read-only: written in the other pane',
  },
  freed: {
    tone: 'calm',
    icon: LockOpen,
    words: (facts) => `Read-only: ${holder(facts)} has closed it`,
  },
  'taken-over': {
    tone: 'trouble',
    icon: Lock,
    words: (facts) => `Read-only: ${holder(facts)} took over`,
  },

  both: {
    tone: 'trouble',
    icon: GitMerge,
    words: (facts) => `Not saved: ${disputed(facts)} to decide about`,
  },
  changed: {
    tone: 'trouble',
    icon: FileWarning,
    words: () => 'Not saved: changed outside Stet',
  },
  spoilt: {
    tone: 'trouble',
    icon: FileWarning,
    words: () => 'Not saved: the file was damaged outside Stet',
  },
  gone: {
    tone: 'trouble',
    icon: FileX,
    words: () => 'Not saved: the file is gone',
  },
  moved: {
    tone: 'trouble',
    icon: FileSymlink,
    words: () => 'Not saved: the file was moved or renamed',
  },

  offline: {
    tone: 'trouble',
    icon: CloudOff,
    words: (facts) => (isUnsaved(facts) ? 'Offline: your changes are not saved yet' : 'Offline'),
  },
  refused: {
    tone: 'trouble',
    icon: CloudOff,
    words: (facts) =>
      `Offline: this page is of an earlier run${isUnsaved(facts) ? '; your changes are not saved' : ''}`,
  },

  restored: {
    tone: 'busy',
    icon: History,
    words: () => 'Restored, not saved yet',
  },
  unkept: {
    tone: 'trouble',
    icon: CircleDashed,
    words: (facts) =>
      !facts.open.dirty && facts.open.save.kind === 'saved'
        ? `${savedAt(facts)}, but not kept safe in between`
        : 'Not saved, and not kept safe',
  },
} as const satisfies Record<string, State>;

export type StateId = keyof typeof states;

/** As the one type that all of them have. */
export const stateFor = (id: StateId): State => states[id];

/** Nobody has anything to know or to decide: the line alone says how things stand. */
const quiet = ['new', 'only-here', 'due', 'saving', 'saved', 'unversioned'] as const;
export type ToldId = Exclude<StateId, (typeof quiet)[number]>;

export const isTold = (id: StateId, facts: Facts): id is ToldId =>
  !(quiet as readonly StateId[]).includes(id) && (id !== 'offline' || isUnsaved(facts));
