import type { EditorHandle } from '../editor/editorHandle.ts';
import { holdFocus } from '../ui/holdFocus.ts';

let field: HTMLTextAreaElement | undefined;
let isComposing = false;
let goBack: () => void;
let commands = 0;

/**
 * What is typed from now on is for the new article that is on its way: until that is there, the one
 * before has the caret, or a button. A field takes it, so that input methods and the clipboard work.
 *
 * @returns that it does not come, which gives what was typed; nothing where another one is on its way
 */
export function typeAhead(): () => string {
  const command = ++commands;
  if (!field) {
    goBack = holdFocus();
    isComposing = false;
    field = document.createElement('textarea');
    field.className = 'unseen';
    field.ariaLabel = 'What you type is kept';
    for (const type of ['compositionstart', 'compositionend']) {
      field.addEventListener(type, () => {
        isComposing = type === 'compositionstart';
      });
    }
    document.body.prepend(field);
  }
  field.focus();
  return () => {
    if (command !== commands) return '';
    if (document.activeElement === field) goBack();
    return take();
  };
}

/** The caret goes where one starts to write, behind what was typed for it. */
export function beginToWrite(handle: EditorHandle) {
  // A word that is being composed is not torn apart.
  if (field && isComposing) {
    field.addEventListener('compositionend', () => beginToWrite(handle), { once: true });
    return;
  }
  handle.focus('headline');
  handle.type(take());
}

function take(): string {
  const { value = '' } = field ?? {};
  field?.remove();
  field = undefined;
  return value;
}
