import { quoted } from '../../shared/copydesk/quoted.ts';
import { asThoughSeen } from '../editor/onceSeen.ts';
import { holdFocus } from '../ui/holdFocus.ts';
import { placeIn } from './article/places.ts';
import type { Session } from './article/session.ts';

interface Ahead {
  field: HTMLTextAreaElement;
  isComposing: boolean;
  /** What was asked for; undefined: a new article. */
  file: string | undefined;
  /** The document that is shown until then. */
  before: string | undefined;
  /** The one that came, from whichever file that is. */
  came: string | undefined;
  /** Pasted into it. */
  photos: File[];
  /** How often it was asked for: it is one all the same. */
  asked: number;
  /** Whether an article has it, once that is known. */
  taken: PromiseWithResolvers<boolean>;
  goBack(): void;
  /** Says what no article has. */
  tell(words: string): void;
}

/** By the session that the article comes to: two panes share nothing of their texts. */
const ahead = new WeakMap<Session, Ahead>();

/**
 * What is typed from now on is for the article that is on its way: until that is there, the one
 * before has the caret, or a button. A field takes it, so that input methods and the clipboard work.
 *
 * @param tell what to do with a word on what was typed, where no article gets it: none comes, nothing
 *   may be written in it, or another one is shown before it could be written into
 * @param file undefined: a new one
 * @returns to be called once it came, or does not
 */
export function typeAhead(
  session: Session,
  tell: (words: string) => void,
  file?: string,
): (came: boolean) => void {
  const known = ahead.get(session);
  const mine = known && known.file === file ? known : begin(session, tell, file);
  const asked = ++mine.asked;
  mine.came = undefined;
  mine.field.focus();
  return (came) => {
    // It is on its way once more, or told of already.
    if (asked !== mine.asked || !mine.field.isConnected) return;
    const { open } = session.store.getState();
    if (!came || open === undefined) return giveUp(session, mine);
    mine.came = open.documentId;
    beginToWrite(session);
  };
}

function giveUp(session: Session, mine: Ahead) {
  if (document.activeElement === mine.field) mine.goBack();
  const typed = take(session, mine);
  const told = [
    mine.photos.length > 0 && 'No article has the photo that you pasted.',
    typed && `No article has what you typed: ${quoted(typed)}`,
  ].filter(Boolean);
  mine.taken.resolve(told.length === 0);
  if (told.length > 0) mine.tell(told.join(' '));
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
  const mine = ahead.get(session);
  // Whether this is what was asked for is about to be said.
  if (!open || (mine && mine.came !== open.documentId)) return;
  if (!mine && open.file !== undefined) return showPlace(session);
  asThoughSeen();
  const { handle } = session;
  if (!handle) return;
  // A word that is being composed is not torn apart.
  if (mine?.isComposing) {
    mine.field.addEventListener('compositionend', () => beginToWrite(session), { once: true });
    return;
  }
  const isNew = open.file === undefined;
  const place = open.file === undefined ? undefined : placeIn(open.file);
  if (isNew) handle.focus('headline');
  else if (mine?.before === open.documentId) handle.focus();
  else if (place === undefined) handle.focus('body');
  else handle.goTo(place);
  if (!mine) return;
  if (open.access.mode === 'read') return giveUp(session, mine);
  handle.type(take(session, mine));
  handle.insertPhotos(mine.photos);
  mine.taken.resolve(true);
}

/** One that was only opened is shown where somebody was in it, and the keyboard stays where it is. */
function showPlace(session: Session) {
  const { open } = session.store.getState();
  const place = open?.file === undefined || open.restored ? undefined : placeIn(open.file);
  if (place === undefined) return;
  asThoughSeen();
  session.handle?.goTo(place, 'stays');
}

function begin(session: Session, tell: Ahead['tell'], file: string | undefined): Ahead {
  const goBack = holdFocus();
  const field = document.createElement('textarea');
  const before = session.store.getState().open?.documentId;
  const taken = Promise.withResolvers<boolean>();
  const mine: Ahead = {
    field,
    isComposing: false,
    file,
    before,
    came: undefined,
    photos: [],
    asked: 0,
    taken,
    goBack,
    tell,
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
  // Another one is shown already, before anything could be written into the one that came.
  const stop = session.store.subscribe(({ open }) => {
    if (!field.isConnected) return stop();
    if (mine.came !== undefined && mine.came !== open?.documentId) giveUp(session, mine);
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
