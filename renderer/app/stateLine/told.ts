import type { LibraryEntry } from '../../../shared/contract/library.ts';
import type { ActionId } from './actions.ts';
import type { Facts } from './stateOf.ts';
import type { ToldId } from './states.ts';
import { disputed, holder, momentText, reason, reasonOf, since } from './words.ts';

/** What is said above the text: what happened, what that means, and what can be done about it. */
interface Told {
  lead?: string;
  text: string;
  actions: readonly ActionId[];
}

const lostAt = ({ open: { lock }, now }: Facts) =>
  lock && 'lost' in lock && lock.lost ? momentText(lock.lost.at, now) : '';
const keptToo = ({ open: { lock } }: Facts) =>
  lock && 'lost' in lock && lock.lost?.kept ? ' and among the versions' : '';
/** A text of a window that is gone, and its file is somebody else's by now. */
const restoredHere = ({ open: { restored }, now }: Facts) =>
  restored ? `Your unsaved text of ${momentText(restored.at, now)} is shown and stays kept. ` : '';

const placeOf = ({ name, folder }: LibraryEntry) =>
  folder === undefined ? name : `${name} in ${folder}`;

/** The journal is on this computer, wherever the article's file is. */
const whereKept = ({ unkept, inBrowser }: Facts) => {
  if (!unkept) return 'Your text is kept safe on this computer all the same.';
  if (inBrowser) return 'Your text is kept in this browser.';
  return 'Your text is safe as long as this window is open.';
};

const notSaved = (facts: Facts): Told => ({
  lead: `Not saved: ${reason(facts)}.`,
  text: whereKept(facts),
  actions: ['retry', 'elsewhere'],
});

/** Of every state in which somebody has something to know or to decide. */
export const told: Record<ToldId, (facts: Facts) => Told> = {
  slow: () => ({
    lead: 'The disk or network drive that this article lies on is slow to answer.',
    text: 'What you type is kept safe on this computer, and is saved as soon as it answers.',
    actions: ['elsewhere'],
  }),
  silent: ({ inBrowser }) => ({
    lead: 'The part of Stet that writes your files does not answer.',
    text: `What you type ${inBrowser ? 'is kept in this browser' : 'stays in this window'}, and is saved as soon as it does.`,
    actions: ['download'],
  }),

  failed: notSaved,
  'disk-full': notSaved,
  'read-only': notSaved,
  'folder-away': () => ({
    lead: 'The library’s folder is not there.',
    text: 'Your text is still here, and is saved once the folder is back.',
    actions: ['look', 'elsewhere'],
  }),

  'newer-version': () => ({
    text: 'This article was made by a newer Stet. You can read it; saving it here could lose what this version does not know.',
    actions: [],
  }),
  'read-only-file': () => ({
    text: 'The file is read-only, so nothing here can be changed.',
    actions: ['editCopy'],
  }),
  'read-only-folder': () => ({
    text: 'The folder is read-only, so nothing here can be changed.',
    actions: ['elsewhere'],
  }),

  locked(facts) {
    const { lock, restored } = facts.open;
    const isAwaited = lock && 'awaited' in lock && lock.awaited;
    return {
      lead: `${holder(facts)} has this article open${since(facts)}.`,
      text: `${restoredHere(facts)}If you take over, they are told and can write no more; what they have not saved is kept for them.`,
      actions: [
        ...(restored ? (['discard'] as const) : []),
        ...(isAwaited ? [] : (['tellMe'] as const)),
        'editCopy',
        'takeOver',
      ],
    };
  },
  'locked-here': (facts) => ({
    lead: 'This article is open in another window of yours.',
    text: `${restoredHere(facts)}It can be edited here once that is closed, or if you go on here: what is unsaved there is kept.`,
    actions: ['editCopy', 'editHere'],
  }),
  'locked-beside': (facts) => ({
    lead: 'You are writing this article in the other pane.',
    text: `${restoredHere(facts)}What you write there shows here once it is saved.`,
    actions: ['goThere'],
  }),
  freed: (facts) => ({
    lead: `${holder(facts)} has closed this article.`,
    text: 'You can edit it now.',
    actions: ['edit'],
  }),
  'taken-over': (facts) => ({
    lead: `${holder(facts)} took over this article at ${lostAt(facts)}.`,
    text: facts.open.dirty
      ? `What you had not saved is still here${keptToo(facts)}, and is not in the file.`
      : 'Everything you wrote is in the file.',
    actions: afterTakingOver(facts),
  }),

  both: (facts) => ({
    lead: `You and somebody else changed ${disputed(facts)} of this article.`,
    text: 'All else is put together. Choose for each; nothing is saved until then, and what you do not choose is kept as a version.',
    actions: ['keepMine'],
  }),
  changed: () => ({
    lead: 'Something else was put in the place of this article while you were editing it.',
    text: 'Nothing is overwritten. If you open the other version, yours is kept as a copy first.',
    actions: ['compare', 'keepMine', 'openTheirs'],
  }),
  spoilt: () => ({
    lead: 'The file of this article was damaged outside Stet.',
    text: 'Its text is still here.',
    actions: ['keepMine'],
  }),
  gone: () => ({
    lead: 'The file of this article was deleted or moved.',
    text: 'Its text is still here.',
    actions: ['again', 'elsewhere'],
  }),
  moved: ({ elsewhere }) => ({
    lead: `The file of this article is ${elsewhere ? placeOf(elsewhere) : 'elsewhere'} now.`,
    text: 'Somebody moved or renamed it outside Stet. Its text is still here.',
    actions: ['follow', 'again', 'elsewhere'],
  }),

  offline: ({ inBrowser, open: { outside } }) => ({
    text: `The connection to Stet is broken. Your changes ${inBrowser ? 'are kept in this browser' : 'stay in this window'}${outside ? '; once it is back there is something to decide about their file' : ' and are saved as soon as it is back'}.`,
    actions: ['download'],
  }),
  refused: ({ inBrowser }) => ({
    lead: 'Stet was started again, and this page belongs to the run before.',
    text: inBrowser
      ? 'Close this window and open the address that it printed: what is unsaved is kept in this browser, and is shown there.'
      : 'Open the address that it printed. What is unsaved is only in this window.',
    actions: ['download'],
  }),

  restored: ({ open: { restored, file }, now }) => ({
    lead: 'This text was not saved when Stet last went away.',
    text: `It is here again as of ${restored ? momentText(restored.at, now) : ''}.`,
    actions: file === undefined ? ['discard', 'keep'] : ['compare', 'discard', 'keep'],
  }),
  unkept: ({ unkept, inBrowser }) => ({
    lead: `What you type is not kept safe between saves: ${unkept ? reasonOf(unkept) : ''}.`,
    text: inBrowser
      ? 'Until this is mended, what is not saved is kept in this browser alone.'
      : 'If Stet went away now, what is not saved would be lost. Save often until this is mended.',
    actions: ['keepSafe', 'save'],
  }),
};

function afterTakingOver({ open: { dirty, lock } }: Facts): readonly ActionId[] {
  const mine = dirty ? (['compare', 'keepMine'] as const) : [];
  // A window of one's own gives it back by itself.
  if (lock && 'by' in lock && lock.by.here) return [...mine, 'editHere'];
  const isAwaited = lock && 'awaited' in lock && lock.awaited;
  return [...(isAwaited ? [] : (['tellMe'] as const)), ...mine, 'takeOver'];
}
