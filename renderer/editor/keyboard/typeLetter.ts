import { Mark } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { observerOf } from './observerOf.ts';

/**
 * A letter goes into the document with its key, and from there onto the page. Left to the browser it
 * goes the other way round: onto the page, where it is noticed, read and compared with the document,
 * which takes as long again as the rest of the key. What comes without a key press (an input method,
 * dictation, a spell-checker's word) goes its own way still; ProseMirror has asked for that.
 */
export function typeLetter(view: EditorView, event: KeyboardEvent): boolean {
  const letter = String.fromCharCode(event.charCode);
  return !/[\r\n]/.test(letter) && putLetter(view, letter);
}

const keysTyped = new Map([
  ['\n', 'Enter'],
  ['\t', 'Tab'],
]);

/** What was typed before there was a caret; a new line is the Enter key, and a tab its own. */
export function typeText(view: EditorView, text: string) {
  for (const letter of text) {
    const key = keysTyped.get(letter);
    if (key === undefined) putLetter(view, letter);
    else {
      const press = new KeyboardEvent('keydown', { key });
      view.someProp('handleKeyDown', (handle) => handle(view, press));
    }
  }
}

function putLetter(view: EditorView, text: string): boolean {
  const { selection } = view.state;
  const { from, to, $from, $to } = selection;
  if (!(selection instanceof TextSelection) || !$from.sameParent($to)) return false;
  const plain = () => insertion(view.state, text).scrollIntoView();
  const handled = view.someProp('handleTextInput', (handle) => handle(view, from, to, text, plain));
  if (!handled) dispatchInLine(view, plain(), text);
  return true;
}

/** At a caret it is known to fit; `insertText` would find that out first. */
function insertion({ tr, selection, schema }: EditorState, text: string): Transaction {
  const { $from, from, empty } = selection;
  if (!empty) return tr.insertText(text);
  const letter = schema.text(text, tr.storedMarks ?? $from.marks());
  tr.replaceWith(from, from, letter);
  return tr.setSelection(TextSelection.create(tr.doc, from + text.length));
}

/**
 * The letter is put into the line's own text first, and ProseMirror finds the line as it should be. It
 * would write all of the line: what the browser marks in it (found words, TKs) would be lost.
 */
function dispatchInLine(view: EditorView, transaction: Transaction, text: string) {
  const observer = observerOf(view);
  const place = observer && placeInLine(view);
  if (!place) return view.dispatch(transaction);
  const { node, offset } = place;
  const { doc } = view.state;
  // It goes on with the change.
  observer.stop();
  node.insertData(offset, text);
  try {
    view.dispatch(transaction);
  } finally {
    // Somebody would not have it.
    if (view.state.doc === doc) {
      node.deleteData(offset, text.length);
      observer.start();
    }
  }
}

/** Where on the page the caret's text takes a letter; undefined where ProseMirror may draw it apart. */
function placeInLine(view: EditorView): { node: Text; offset: number } | undefined {
  const { selection, storedMarks } = view.state;
  const { $from, empty, from } = selection;
  const inside = $from.textOffset > 0;
  const line = inside ? $from.parent.maybeChild($from.index()) : $from.nodeBefore;
  if (!empty || storedMarks || !line?.isText) return undefined;
  if (!inside && !Mark.sameSet(line.marks, $from.marks())) return undefined;
  const { node, offset } = view.domAtPos(from, -1);
  // All of it in one piece: nothing is marked in it by elements.
  return node instanceof Text && offset > 0 && node.data === line.text
    ? { node, offset }
    : undefined;
}
