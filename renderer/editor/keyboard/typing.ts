import { GapCursor } from '@tiptap/pm/gapcursor';
import {
  type Command,
  NodeSelection,
  Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { named } from '../commands/blocksAround.ts';
import { crossesFields, deleteSelected } from '../commands/deleteSelection.ts';
import { backspace, deleteForward } from '../commands/deleting.ts';
import { editorCommands } from '../commands/editorCommands.ts';
import { enter, lineBreak } from '../commands/enter.ts';
import { openParagraph } from '../commands/insertBlock.ts';
import { replaceIn } from '../find/replacing.ts';
import { beforeComposition } from '../history/compositionSteps.ts';
import { oneStep } from '../history/oneStep.ts';
import { isBlockSelection, putIn } from '../paste/pasteSlice.ts';
import { plainTextSlice } from '../paste/plainText.ts';
import { readers } from '../paste/readers.ts';
import { writeInFirst } from '../tables/cells.ts';
import { caretToComposed } from './caretToComposed.ts';
import { typeLetter } from './typeLetter.ts';

/**
 * What is written by other ways than keys too: a menu of the browser, a spell-checker, dictation, a
 * panel of emoji, an input method. Each tells what it is about to do; what would go over the edge of
 * a line is done here, so that the browser never rebuilds blocks in its own way.
 */
export const typing = () =>
  new Plugin({
    props: {
      handleTextInput: typeOver,
      handleKeyPress: typeLetter,
      handleDOMEvents: {
        keydown(view, event) {
          if (isComposingKey(event)) makeRoom(view);
          return false;
        },
        beforeinput: beforeInput,
        compositionstart(view) {
          if (makeRoom(view)) caretToComposed(view);
          return false;
        },
      },
    },
  });

/**
 * Typing over a selection that reaches over several fields empties each of them; over a selected
 * block it goes to a line behind it, since nobody means a letter to take a photo away.
 */
function typeOver(view: EditorView, _from: number, _to: number, text: string): boolean {
  const { state } = view;
  const { selection } = state;
  const opened = readers()?.reopened(state);
  if (opened && /^[\p{L}\p{N}]/u.test(text)) {
    view.dispatch(opened.insertText(text).scrollIntoView());
    return true;
  }
  if (crossesFields(selection)) {
    const transaction = deleteSelected(state);
    transaction.insertText(text, transaction.selection.from);
    view.dispatch(transaction.scrollIntoView());
    return true;
  }
  const beside = textBeside(selection);
  if (beside) {
    view.dispatch(state.tr.setSelection(beside).insertText(text).scrollIntoView());
    return true;
  }
  if (!isBlockSelection(selection)) return false;
  view.dispatch(openParagraph(state.tr, selection.to).insertText(text));
  return true;
}

/**
 * Where what is typed goes while something is selected that it neither replaces nor can be a line
 * behind: behind what stands in the line, and into the caption of a photo of a gallery.
 */
function textBeside(selection: Selection): Selection | undefined {
  if (!(selection instanceof NodeSelection) || isBlockSelection(selection)) return undefined;
  const { $from, node } = selection;
  if (node.isInline) return TextSelection.create($from.doc, selection.to);
  if (!named(node, 'photo')) return undefined;
  const end = selection.from + 1 + (node.firstChild?.nodeSize ?? 0);
  return Selection.findFrom($from.doc.resolve(end), -1, true) ?? undefined;
}

/** A key that an input method takes for itself, and that stands for a letter. */
const isComposingKey = ({ keyCode, code, isComposing }: KeyboardEvent) =>
  keyCode === 229 && !isComposing && letterKey.test(code);
const letterKey =
  /^(Key|Digit|Intl|Bracket|Backquote|Backslash|Semicolon|Slash|Comma|Period|Minus|Equal|Quote)/;

/**
 * An input method writes into the page itself: it is given a line of its own before it starts, at the
 * key already where there is one. Dictation has none.
 *
 * @returns whether the caret is elsewhere now
 */
function makeRoom(view: EditorView): boolean {
  const { selection, tr } = view.state;
  if (!view.editable || view.composing) return false;
  const beside = textBeside(selection);
  const opened = readers()?.reopened(view.state);
  const dispatch = (transaction: Transaction) => {
    view.dispatch(beforeComposition(view, transaction));
    return true;
  };
  if (beside) {
    view.dispatch(tr.setSelection(beside));
    return true;
  }
  if (opened) return dispatch(opened);
  if (isBlockSelection(selection)) return dispatch(openParagraph(tr, selection.to));
  if (selection instanceof GapCursor) return dispatch(openParagraph(tr, selection.head));
  // Over several lines ProseMirror would do it itself, as an undo step of its own.
  const isOfLine =
    !(selection instanceof TextSelection) || selection.$from.sameParent(selection.$to);
  if (isOfLine && !crossesFields(selection)) return false;
  return dispatch(deleteSelected(view.state).scrollIntoView());
}

const own: Record<string, Command> = {
  historyUndo: editorCommands.undo.command,
  historyRedo: editorCommands.redo.command,
  insertParagraph: enter,
  insertLineBreak: lineBreak,
  insertOrderedList: editorCommands.orderedList.command,
  insertUnorderedList: editorCommands.bulletList.command,
  formatBold: editorCommands.bold.command,
  formatItalic: editorCommands.italic.command,
  formatUnderline: editorCommands.underline.command,
  formatStrikeThrough: editorCommands.strike.command,
};

/** What the browser would write into the page is none of the article's blocks and marks. */
const refused = /^(format|insertHorizontalRule|insertLink)/;

function beforeInput(view: EditorView, event: InputEvent): boolean {
  const { inputType } = event;
  if (!view.editable) return false;
  const isHistory = /^history/.test(inputType);
  const done = () => {
    event.preventDefault();
    return true;
  };
  if ((view.composing || event.isComposing) && !isHistory) {
    // The rest is the input method's.
    return refused.test(inputType) && done();
  }
  const command = own[inputType];
  if (command) {
    command(view.state, view.dispatch, view);
    return done();
  }
  if (refused.test(inputType)) return done();
  if (/^delete(?!By)/.test(inputType)) {
    const forward = /Forward/.test(inputType);
    // Within a line the browser knows best what a word or a letter is.
    return (forward ? deleteForward : backspace)(view.state, view.dispatch, view) && done();
  }
  if (inputType === 'insertReplacementText') return replaceText(view, event) && done();
  if (inputType === 'insertText' || inputType === 'insertFromYank') {
    return insertOver(view, event.data ?? '') && done();
  }
  return false;
}

/** A spell-checker's or autocorrect's word, in the marks of the word it replaces. */
function replaceText(view: EditorView, event: InputEvent): boolean {
  const text = event.dataTransfer?.getData('text/plain') || event.data || '';
  const [range] = event.getTargetRanges();
  if (!range || text === '') return false;
  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = view.posAtDOM(range.endContainer, range.endOffset);
  const $from = view.state.doc.resolve(from);
  if (from > to || !$from.parent.isTextblock || to > $from.end()) return false;
  const transaction = view.state.tr;
  replaceIn(transaction, [{ from, to, text: text.replace(/\s+/g, ' ') }]);
  transaction.setSelection(TextSelection.create(transaction.doc, transaction.mapping.map(to)));
  view.dispatch(oneStep(transaction).scrollIntoView());
  return true;
}

/** Text that comes without a key: of more than one line, over more than one, or where there is none. */
function insertOver(view: EditorView, text: string): boolean {
  const { selection, tr } = view.state;
  // The browser would break lines in its own way, and nobody could tell what became of the blocks.
  if (/[\r\n]/.test(text)) {
    if (text.trim() === '') enter(view.state, view.dispatch, view);
    else if (selection instanceof CellSelection) {
      writeInFirst(tr, selection);
      putIn(tr, plainTextSlice(text, tr.selection.$from));
      view.dispatch(oneStep(tr).scrollIntoView());
    } else view.pasteText(text);
    return true;
  }
  if (selection instanceof TextSelection && selection.$from.sameParent(selection.$to)) return false;
  if (text !== '' && !typeOver(view, selection.from, selection.to, text)) {
    view.dispatch(tr.insertText(text).scrollIntoView());
  }
  return true;
}
