import type { Failure } from '../../../shared/contract/failure.ts';
import type { LockHolder } from '../../../shared/contract/locks.ts';
import type { Lock } from '../article/lock.ts';
import type { Facts } from './stateOf.ts';

/** In a few words, to follow "Not saved:". */
export function reasonOf({ code, message, detail }: Failure): string {
  const what = detail?.what === 'folder' || detail?.what === 'disk' ? detail.what : 'file';
  switch (code) {
    case 'disk-full':
      return 'the disk is full';
    case 'read-only':
      return `the ${what} is read-only`;
    case 'no-library':
      return 'the library’s folder is not there';
    case 'busy':
      return 'another program holds the file';
    case 'too-large':
      return 'the article is too large';
    case 'conflict':
      return 'changed outside Stet';
    case 'not-found':
      return 'the file is gone';
    case 'exists':
      return 'something else has its name';
    default: {
      const reason = message.replace(/^Not saved: /, '');
      return reason.charAt(0).toLowerCase() + reason.slice(1).replace(/\.$/, '');
    }
  }
}

/** Whether the text is in no file as it stands here. */
export const isUnsaved = ({ open: { access, dirty, outside } }: Facts): boolean =>
  dirty || (outside !== undefined && access.mode === 'edit');

/** Whoever has an article open: "Ada Example on newsdesk-2". */
export function holderText({ user, host, here }: LockHolder): string {
  if (here) return 'Another window';
  return `${user || 'Somebody'}${host && ` on ${host}`}`;
}

/** What an export says of an article that somebody else writes; undefined where nobody does. */
export function whatGoesOut(lock: Lock | undefined): string | undefined {
  if (lock?.kind !== 'held') return undefined;
  const writer = lock.by.here
    ? 'It is written in another window or pane'
    : `${holderText(lock.by)} has it open`;
  return `${writer}: it goes out as it stands here, without what is not saved there.`;
}

/** " since 12:04:31", where that is known. */
const sinceText = ({ since }: LockHolder, now: Date): string =>
  since ? ` since ${momentText(new Date(since), now)}` : '';

// Made once: to make one takes milliseconds, and a save says its time beside somebody who types on.
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** `12:04:31`, or with the day when it was not today. */
export function momentText(at: Date, now: Date): string {
  const sameDay = at.toDateString() === now.toDateString();
  if (sameDay) return clock.format(at);
  const sameYear = at.getFullYear() === now.getFullYear();
  return at.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}

export const reason = ({ open: { save } }: Facts) =>
  save.kind === 'failed' ? reasonOf(save.failure) : 'it could not be written';

export const savedAt = ({ open: { save }, now }: Facts) =>
  `Saved ${save.kind === 'saved' ? momentText(save.at, now) : ''}`;

export const holder = ({ open: { lock } }: Facts) =>
  lock && 'by' in lock ? holderText(lock.by) : 'Somebody';

export const since = ({ open: { lock }, now }: Facts) =>
  lock && 'by' in lock ? sinceText(lock.by, now) : '';

export const disputed = ({ open: { outside } }: Facts) => {
  const count = outside?.kind === 'both' ? outside.conflicts.length : 0;
  return count === 1 ? '1 place' : `${count} places`;
};
