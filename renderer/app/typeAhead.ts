import type { EditorHandle } from '../editor/editorHandle.ts';
import { holdFocus } from '../ui/holdFocus.ts';
import type { Session } from './article/session.ts';

interface Ahead {
  field: HTMLTextAreaElement;
  isComposing: boolean;
  /** How often a new article was asked for: it is one all the same. */
  asked: number;
  goBack(): void;
}

/** By the session that the new article comes to: two panes share nothing of their texts. */
const ahead = new WeakMap<Session, Ahead>();

/**
 * What is typed from now on is for the new article that is on its way: until that is there, the one
 * before has the caret, or a button. A field takes it, so that input methods and the clipboard work.
 *
 * @returns that it does not come, which gives what was typed; nothing where another one is on its way
 */
export function typeAhead(session: Session): () => string {
  const mine = ahead.get(session) ?? begin(session);
  const asked = ++mine.asked;
  mine.field.focus();
  return () => {
    if (ahead.get(session) !== mine || asked !== mine.asked) return '';
    if (document.activeElement === mine.field) mine.goBack();
    return take(session);
  };
}

/** The caret goes where one starts to write, behind what was typed for it. */
export function beginToWrite(session: Session, handle: EditorHandle) {
  const { field, isComposing } = ahead.get(session) ?? {};
  // A word that is being composed is not torn apart.
  if (isComposing) {
    field?.addEventListener('compositionend', () => beginToWrite(session, handle), { once: true });
    return;
  }
  handle.focus('headline');
  handle.type(take(session));
}

function begin(session: Session): Ahead {
  const goBack = holdFocus();
  const field = document.createElement('textarea');
  const mine: Ahead = { field, isComposing: false, asked: 0, goBack };
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
  document.body.prepend(field);
  ahead.set(session, mine);
  return mine;
}

function take(session: Session): string {
  const { field } = ahead.get(session) ?? {};
  ahead.delete(session);
  field?.remove();
  return field?.value ?? '';
}
