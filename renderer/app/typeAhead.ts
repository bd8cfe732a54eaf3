import { quoted } from '../../shared/copydesk/quoted.ts';
import { asThoughSeen } from '../editor/onceSeen.ts';
import { holdFocus } from '../ui/holdFocus.ts';
import type { Session } from './article/session.ts';

interface Ahead {
  field: HTMLTextAreaElement;
  isComposing: boolean;
  /** What comes; undefined: a new article. */
  file: string | undefined;
  /** The document that is shown until then. */
  before: string | undefined;
  /** Pasted into it. */
  photos: File[];
  /** How often it was asked for: it is one all the same. */
  asked: number;
  /** Whether an article has it, once that is known. */
  taken: PromiseWithResolvers<boolean>;
  goBack(): void;
}

/** By the session that the article comes to: two panes share nothing of their texts. */
const ahead = new WeakMap<Session, Ahead>();

/**
 * What is typed from now on is for the article that is on its way: until that is there, the one
 * before has the caret, or a button. A field takes it, so that input methods and the clipboard work.
 *
 * @param file undefined: a new one
 * @returns that it does not come, or nothing may be written in it, which gives a word on what was
 *   typed; undefined where nothing was, or another one is on its way
 */
export function typeAhead(session: Session, file?: string): () => string | undefined {
  const known = ahead.get(session);
  const mine = known && known.file === file ? known : begin(session, file);
  const asked = ++mine.asked;
  mine.field.focus();
  return () => {
    if (asked !== mine.asked || !mine.field.isConnected) return undefined;
    if (document.activeElement === mine.field) mine.goBack();
    const typed = take(session, mine);
    const told = [
      mine.photos.length > 0 && 'No article has the photo that you pasted.',
      typed && `No article has what you typed: ${quoted(typed)}`,
    ].filter(Boolean);
    mine.taken.resolve(told.length === 0);
    return told.join(' ');
  };
}

/** Has the keyboard until the article comes. */
export const fieldAhead = (session: Session) => ahead.get(session)?.field;

/** Once what was typed ahead is in its article, or not; undefined where nothing was. */
export function typedAhead(session: Session): Promise<boolean> | undefined {
  const mine = ahead.get(session);
  return mine && (mine.field.value || mine.photos.length > 0) ? mine.taken.promise : undefined;
}

/**
 * The caret goes where one starts to write, behind what was typed for it: in a new article, and in
 * one that was asked for to be written in.
 */
export function beginToWrite(session: Session) {
  const { open } = session.store.getState();
  const known = ahead.get(session);
  const mine = known?.file === open?.file ? known : undefined;
  if (!open || (open.file !== undefined && !mine)) return;
  asThoughSeen();
  const { handle } = session;
  if (!handle) return;
  // A word that is being composed is not torn apart.
  if (mine?.isComposing) {
    mine.field.addEventListener('compositionend', () => beginToWrite(session), { once: true });
    return;
  }
  const isNew = open.file === undefined;
  if (isNew) handle.focus('headline');
  else handle.focus(mine?.before === open.documentId ? undefined : 'body');
  // What was typed for a new one is nothing for a text that came back meanwhile.
  if (!mine || open.access.mode === 'read' || (isNew && open.restored)) return;
  handle.type(take(session, mine));
  handle.insertPhotos(mine.photos);
  mine.taken.resolve(true);
}

function begin(session: Session, file: string | undefined): Ahead {
  const goBack = holdFocus();
  const field = document.createElement('textarea');
  const before = session.store.getState().open?.documentId;
  const taken = Promise.withResolvers<boolean>();
  const mine: Ahead = {
    field,
    isComposing: false,
    file,
    before,
    photos: [],
    asked: 0,
    taken,
    goBack,
  };
  field.className = 'unseen';
  field.ariaLabel = 'What you type is kept';
  for (const type of ['compositionstart', 'compositionend']) {
    field.addEventListener(type, () => {
      mine.isComposing = type === 'compositionstart';
    });
  }
  field.addEventListener('keydown', (event) => {
    // It goes on to the next field, once there are any; Shift+Tab leaves this one.
    if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    field.setRangeText('\t', field.selectionStart, field.selectionEnd, 'end');
  });
  field.addEventListener('paste', ({ clipboardData }) => {
    // Words that are copied elsewhere come with a picture of themselves.
    if (clipboardData?.types.includes('text/plain')) return;
    mine.photos.push(...(clipboardData?.files ?? []));
  });
  document.body.prepend(field);
  ahead.set(session, mine);
  return mine;
}

function take(session: Session, mine: Ahead): string {
  if (ahead.get(session) === mine) ahead.delete(session);
  mine.field.remove();
  return mine.field.value;
}
