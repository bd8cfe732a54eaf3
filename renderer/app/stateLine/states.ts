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
import type { LibraryEntry } from '../../../shared/contract/library.ts';
import type { ActionId } from './actions.ts';
import type { Facts } from './stateOf.ts';
import { holderText, momentText, reasonOf, sinceText } from './words.ts';

/** What is said above the text: what happened, and what that means. */
interface Told {
  lead?: string;
  text: string;
}

interface State {
  /** `trouble`: words are on no disk, or may not get there. */
  tone: 'calm' | 'busy' | 'trouble';
  /** `dots`: the proofreader's dots of Stet, filled once the words stand. */
  icon: LucideIcon | 'dots';
  /** In the state line: the truth about what is on the disk, in a few words. */
  words(facts: Facts): string;
  /** Only where somebody has something to know or to decide. */
  told?(facts: Facts): Told | undefined;
  /** What can be done about it: beside what is told; else the words in the line do the first. */
  actions(facts: Facts): readonly ActionId[];
}

const reason = ({ open: { save } }: Facts) =>
  save.kind === 'failed' ? reasonOf(save.failure) : 'it could not be written';

const savedAt = ({ open: { save }, now }: Facts) =>
  `Saved ${save.kind === 'saved' ? momentText(save.at, now) : ''}`;

const holder = ({ open: { lock } }: Facts) =>
  lock && 'by' in lock ? holderText(lock.by) : 'Somebody';
const since = ({ open: { lock }, now }: Facts) =>
  lock && 'by' in lock ? sinceText(lock.by, now) : '';
const lostAt = ({ open: { lock }, now }: Facts) =>
  lock && 'lost' in lock && lock.lost ? momentText(lock.lost.at, now) : '';
const keptToo = ({ open: { lock } }: Facts) =>
  lock && 'lost' in lock && lock.lost?.kept ? ' and among the versions' : '';
/** A text of a window that is gone, and its file is somebody else's by now. */
const restoredHere = ({ open: { restored }, now }: Facts) =>
  restored ? `Your unsaved text of ${momentText(restored.at, now)} is shown and stays kept. ` : '';

const disputed = ({ open: { outside } }: Facts) => {
  const count = outside?.kind === 'both' ? outside.conflicts.length : 0;
  return count === 1 ? '1 place' : `${count} places`;
};

const placeOf = ({ name, folder }: LibraryEntry) =>
  folder === undefined ? name : `${name} in ${folder}`;

/** A save failed; nothing is lost while the window is open. */
const notSaved = (icon: LucideIcon, actions: readonly ActionId[]): State => ({
  tone: 'trouble',
  icon,
  words: (facts) => `Not saved: ${reason(facts)}`,
  told: (facts) => ({
    lead: `Not saved: ${reason(facts)}.`,
    text: 'Your text is safe as long as this window is open.',
  }),
  actions: () => actions,
});

/**
 * Every state that an open article can be in, with its words, its icon and what can be done. The
 * state line and the banner above the text are drawn from it, and nothing else says how things stand.
 * `stateOf` tells which one it is.
 */
export const states = {
  new: { tone: 'calm', icon: 'dots', words: () => 'New article', actions: () => ['save'] },
  'only-here': {
    tone: 'busy',
    icon: 'dots',
    words: () => 'Not saved yet',
    actions: () => ['save'],
  },
  due: { tone: 'busy', icon: 'dots', words: () => 'Unsaved changes', actions: () => ['save'] },
  saving: { tone: 'busy', icon: 'dots', words: () => 'Saving…', actions: () => [] },
  slow: {
    tone: 'trouble',
    icon: HardDrive,
    words: () => 'Not saved yet: the disk is slow to answer',
    told: () => ({
      lead: 'The disk or network drive that this article lies on is slow to answer.',
      text: 'What you type is kept safe on this computer, and is saved as soon as it answers.',
    }),
    actions: () => ['elsewhere'],
  },
  silent: {
    tone: 'trouble',
    icon: CloudOff,
    words: () => 'Not saved yet: Stet does not answer',
    told: ({ inBrowser }) => ({
      lead: 'The part of Stet that writes your files does not answer.',
      text: `What you type ${inBrowser ? 'is kept in this browser' : 'stays in this window'}, and is saved as soon as it does.`,
    }),
    actions: () => ['download'],
  },
  saved: {
    tone: 'calm',
    icon: 'dots',
    words: savedAt,
    actions: () => ['versions'],
  },
  // Said quietly: what is written now is safe, and the panel says the rest.
  unversioned: {
    tone: 'trouble',
    icon: History,
    words: (facts) => `${savedAt(facts)}, but the version before was not kept`,
    actions: () => ['versions'],
  },

  failed: notSaved(TriangleAlert, ['retry', 'elsewhere']),
  'disk-full': notSaved(HardDrive, ['retry', 'elsewhere']),
  'read-only': notSaved(FolderLock, ['retry', 'elsewhere']),
  'folder-away': {
    tone: 'trouble',
    icon: FolderX,
    words: () => 'Not saved: the library’s folder is not there',
    told: () => ({
      lead: 'The library’s folder is not there.',
      text: 'Your text is still here, and is saved once the folder is back.',
    }),
    actions: () => ['look', 'elsewhere'],
  },

  'newer-version': {
    tone: 'calm',
    icon: FileLock,
    words: () => 'Read-only: made by a newer Stet',
    told: () => ({
      text: 'This article was made by a newer Stet. You can read it; saving it here could lose what this version does not know.',
    }),
    actions: () => [],
  },
  'read-only-file': {
    tone: 'calm',
    icon: FileLock,
    words: () => 'Read-only: the file is protected',
    told: () => ({ text: 'The file is read-only, so nothing here can be changed.' }),
    actions: () => ['editCopy'],
  },
  'read-only-folder': {
    tone: 'calm',
    icon: FolderLock,
    words: () => 'Read-only: the folder is protected',
    told: () => ({ text: 'The folder is read-only, so nothing here can be changed.' }),
    actions: () => ['elsewhere'],
  },

  locked: {
    tone: 'calm',
    icon: Lock,
    words: (facts) => `Read-only: ${holder(facts)} has it open${since(facts)}`,
    told: (facts) => ({
      lead: `${holder(facts)} has this article open${since(facts)}.`,
      text: `${restoredHere(facts)}If you take over, they are told and can write no more; what they have not saved is kept for them.`,
    }),
    actions: ({ open: { lock, restored } }) => [
      ...(restored ? (['discard'] as const) : []),
      ...(lock && 'awaited' in lock && lock.awaited ? [] : (['tellMe'] as const)),
      'editCopy',
      'takeOver',
    ],
  },
  'locked-here': {
    tone: 'calm',
    icon: Lock,
    words: () => 'Read-only: open in another window',
    told: (facts) => ({
      lead: 'This article is open in another window of yours.',
      text: `${restoredHere(facts)}It can be edited here once that is closed, or if you go on here: what is unsaved there is kept.`,
    }),
    actions: () => ['editCopy', 'editHere'],
  },
  'locked-beside': {
    tone: 'calm',
    icon: Lock,
    words: () => 'Read-only: written in the other pane',
    told: (facts) => ({
      lead: 'You are writing this article in the other pane.',
      text: `${restoredHere(facts)}What you write there shows here once it is saved.`,
    }),
    actions: () => ['goThere'],
  },
  freed: {
    tone: 'calm',
    icon: LockOpen,
    words: (facts) => `Read-only: ${holder(facts)} has closed it`,
    told: (facts) => ({
      lead: `${holder(facts)} has closed this article.`,
      text: 'You can edit it now.',
    }),
    actions: () => ['edit'],
  },
  'taken-over': {
    tone: 'trouble',
    icon: Lock,
    words: (facts) => `Read-only: ${holder(facts)} took over`,
    told: (facts) => ({
      lead: `${holder(facts)} took over this article at ${lostAt(facts)}.`,
      text: facts.open.dirty
        ? `What you had not saved is still here${keptToo(facts)}, and is not in the file.`
        : 'Everything you wrote is in the file.',
    }),
    actions: ({ open: { dirty, lock } }) => {
      const mine = dirty ? (['compare', 'keepMine'] as const) : [];
      // A window of one's own gives it back by itself.
      if (lock && 'by' in lock && lock.by.here) return [...mine, 'editHere'];
      const waits = lock && 'awaited' in lock && lock.awaited;
      return [...(waits ? [] : (['tellMe'] as const)), ...mine, 'takeOver'];
    },
  },

  both: {
    tone: 'trouble',
    icon: GitMerge,
    words: (facts) => `Not saved: ${disputed(facts)} to decide about`,
    told: (facts) => ({
      lead: `You and somebody else changed ${disputed(facts)} of this article.`,
      text: 'All else is put together. Choose for each; nothing is saved until then, and what you do not choose is kept as a version.',
    }),
    actions: () => ['keepMine'],
  },
  changed: {
    tone: 'trouble',
    icon: FileWarning,
    words: () => 'Not saved: changed outside Stet',
    told: () => ({
      lead: 'Something else was put in the place of this article while you were editing it.',
      text: 'Nothing is overwritten. If you open the other version, yours is kept as a copy first.',
    }),
    actions: () => ['compare', 'keepMine', 'openTheirs'],
  },
  spoilt: {
    tone: 'trouble',
    icon: FileWarning,
    words: () => 'Not saved: the file was damaged outside Stet',
    told: () => ({
      lead: 'The file of this article was damaged outside Stet.',
      text: 'Its text is still here.',
    }),
    actions: () => ['keepMine'],
  },
  gone: {
    tone: 'trouble',
    icon: FileX,
    words: () => 'Not saved: the file is gone',
    told: () => ({
      lead: 'The file of this article was deleted or moved.',
      text: 'Its text is still here.',
    }),
    actions: () => ['again', 'elsewhere'],
  },
  moved: {
    tone: 'trouble',
    icon: FileSymlink,
    words: () => 'Not saved: the file was moved or renamed',
    told: ({ elsewhere }) => ({
      lead: `The file of this article is ${elsewhere ? placeOf(elsewhere) : 'elsewhere'} now.`,
      text: 'Somebody moved or renamed it outside Stet. Its text is still here.',
    }),
    actions: () => ['follow', 'again', 'elsewhere'],
  },

  offline: {
    tone: 'trouble',
    icon: CloudOff,
    words: ({ open: { dirty } }) => (dirty ? 'Offline: your changes are not saved yet' : 'Offline'),
    told: ({ open: { dirty }, inBrowser }) =>
      dirty
        ? {
            text: `The connection to Stet is broken. Your changes ${inBrowser ? 'are kept in this browser' : 'stay in this window'} and are saved as soon as it is back.`,
          }
        : undefined,
    actions: ({ open: { dirty } }) => (dirty ? ['download'] : []),
  },
  refused: {
    tone: 'trouble',
    icon: CloudOff,
    words: ({ open: { dirty } }) =>
      `Offline: this page is of an earlier run${dirty ? '; your changes are not saved' : ''}`,
    told: ({ inBrowser }) => ({
      lead: 'Stet was started again, and this page belongs to the run before.',
      text: inBrowser
        ? 'Close this window and open the address that it printed: what is unsaved is kept in this browser, and is shown there.'
        : 'Open the address that it printed. What is unsaved is only in this window.',
    }),
    actions: () => ['download'],
  },

  restored: {
    tone: 'busy',
    icon: History,
    words: () => 'Restored, not saved yet',
    told: ({ open: { restored }, now }) => ({
      lead: 'This text was not saved when Stet last went away.',
      text: `It is here again as of ${restored ? momentText(restored.at, now) : ''}.`,
    }),
    actions: ({ open: { file } }) =>
      file === undefined ? ['discard', 'keep'] : ['compare', 'discard', 'keep'],
  },
  unkept: {
    tone: 'trouble',
    icon: CircleDashed,
    words: (facts) =>
      !facts.open.dirty && facts.open.save.kind === 'saved'
        ? `${savedAt(facts)}, but not kept safe in between`
        : 'Not saved, and not kept safe',
    told: ({ unkept }) => ({
      lead: `What you type is not kept safe between saves: ${unkept ? reasonOf(unkept) : ''}.`,
      text: 'If Stet went away now, what is not saved would be lost. Save often until this is mended.',
    }),
    actions: () => ['keepSafe', 'save'],
  },
} as const satisfies Record<string, State>;

export type StateId = keyof typeof states;

/** As the one type that all of them have. */
export const stateFor = (id: StateId): State => states[id];
