import type { Failure } from '../../../shared/contract/failure.ts';
import type { OpenArticle } from '../article/sessionState.ts';
import type { LineState } from '../connect.ts';

export interface StateText {
  text: string;
  tone: 'calm' | 'busy' | 'trouble';
}

type Told = Pick<OpenArticle, 'access' | 'dirty' | 'outside' | 'save'>;

/** What the state line says: the truth about what is on the disk, in a few words. */
export function stateText(open: Told, line: LineState, now: Date = new Date()): StateText {
  const { access, dirty, outside, save } = open;
  if (access.mode === 'read') return { text: `Read-only: ${readOnly[access.why]}`, tone: 'calm' };
  if (outside?.kind === 'gone') return trouble('Not saved: the file is gone');
  if (outside?.kind === 'spoilt') return trouble('Not saved: the file was damaged outside Stet');
  if (outside?.kind === 'changed') return trouble('Not saved: changed outside Stet');
  if (line !== 'online') {
    return trouble(dirty ? 'Offline: your changes are not saved yet' : 'Offline');
  }
  switch (save.kind) {
    case 'never':
      return { text: dirty ? 'Not saved yet' : 'New article', tone: dirty ? 'busy' : 'calm' };
    case 'due':
      return { text: 'Unsaved changes', tone: 'busy' };
    case 'saving':
      return { text: 'Saving…', tone: 'busy' };
    case 'saved':
      return { text: `Saved ${momentText(save.at, now)}`, tone: 'calm' };
    case 'failed':
      return trouble(`Not saved: ${reasonOf(save.failure)}`);
  }
}

const trouble = (text: string): StateText => ({ text, tone: 'trouble' });

const readOnly = {
  'newer-version': 'made by a newer Stet',
  'read-only-file': 'the file is protected',
  'read-only-folder': 'the folder is protected',
} as const;

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
    default:
      return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
  }
}

/** `12:04:31`, or with the day when it was not today. */
export function momentText(at: Date, now: Date): string {
  const sameDay = at.toDateString() === now.toDateString();
  if (sameDay) return at.toLocaleTimeString('en-GB');
  const sameYear = at.getFullYear() === now.getFullYear();
  return at.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}
