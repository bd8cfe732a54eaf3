import { chainCommands, selectTextblockEnd, selectTextblockStart } from '@tiptap/pm/commands';
import { keydownHandler } from '@tiptap/pm/keymap';
import { type Command, NodeSelection, Plugin } from '@tiptap/pm/state';
import { commandOfPress } from '../../app/commands/keys.ts';
import { arrow } from '../commands/arrows.ts';
import { deleteWord } from '../commands/deleteWord.ts';
import { backspace, deleteForward } from '../commands/deleting.ts';
import { enter, leaveBlock, lineBreak } from '../commands/enter.ts';
import { extend } from '../commands/extend.ts';
import type { CommandOf } from '../commands/outwardCommands.ts';
import { pageMove } from '../commands/pageMove.ts';
import { paragraphMove } from '../commands/paragraphMove.ts';
import { selectAll, stayOnBlock, toDocumentEdge } from '../commands/selecting.ts';
import { tab } from '../commands/tab.ts';
import { wordMove } from '../commands/wordMove.ts';
import { type EditorCommandId, isEditorCommand } from '../editorHandle.ts';
import { selectCells } from '../tables/tableKeys.ts';
import { undoTypedRule } from './markdown.ts';
import { typeOn } from './typeOn.ts';

export const isMac =
  typeof navigator !== 'undefined' && /Mac|iP(hone|[oa]d)/.test(navigator.platform);

/** Keys of the shared table, or those that the person gave its commands. */
export const commandKeys = (commandOf: CommandOf) =>
  new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (view.composing || event.isComposing) return false;
        const id = commandOfPress(event);
        if (id === undefined) return isFormatting(event);
        if (!isEditorCommand(id)) return false;
        return forKey(id, commandOf(id))(view.state, view.dispatch, view);
      },
    },
  });

/** Keys by which a browser formats by itself: where they are no command's, nothing happens. */
const isFormatting = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  (isMac ? metaKey : ctrlKey) && !altKey && /^[biu]$/i.test(key);

/**
 * With nothing left to undo or redo the key is used up all the same. Else the browser would go on in
 * its own history, and where Shift leaves the letter small (⌘ on a Mac, caps lock) redo would undo.
 */
const forKey = (id: EditorCommandId, command: Command): Command =>
  id === 'undo' || id === 'redo' ? chainCommands(command, () => true) : command;

const keys: Record<string, Command> = {
  Enter: enter,
  'Mod-Enter': leaveBlock,
  'Shift-Enter': lineBreak,
  Backspace: chainCommands(undoTypedRule, backspace),
  'Shift-Backspace': backspace,
  Delete: deleteForward,
  Tab: tab(1),
  'Shift-Tab': tab(-1),
  ArrowUp: arrow('up'),
  ArrowDown: arrow('down'),
  ArrowLeft: arrow('left'),
  ArrowRight: arrow('right'),
  'Shift-ArrowUp': chainCommands(selectCells('up'), extend('up')),
  'Shift-ArrowDown': chainCommands(selectCells('down'), extend('down')),
  'Shift-ArrowLeft': chainCommands(selectCells('left'), extend('left')),
  'Shift-ArrowRight': chainCommands(selectCells('right'), extend('right')),
  PageUp: pageMove(-1, false),
  PageDown: pageMove(1, false),
  'Shift-PageUp': pageMove(-1, true),
  'Shift-PageDown': pageMove(1, true),
  Home: stayOnBlock,
  End: stayOnBlock,
  'Mod-a': selectAll,
  'Mod-Home': toDocumentEdge('start', false),
  'Mod-End': toDocumentEdge('end', false),
  'Mod-Shift-Home': toDocumentEdge('start', true),
  'Mod-Shift-End': toDocumentEdge('end', true),
};

const pcKeys: Record<string, Command> = {
  'Ctrl-ArrowLeft': wordMove('left'),
  'Ctrl-ArrowRight': wordMove('right'),
  'Ctrl-Backspace': deleteWord(-1),
  'Ctrl-Delete': deleteWord(1),
  'Ctrl-Shift-ArrowLeft': extend('left', 'word'),
  'Ctrl-Shift-ArrowRight': extend('right', 'word'),
  'Ctrl-ArrowUp': paragraphMove('up'),
  'Ctrl-ArrowDown': paragraphMove('down'),
  'Ctrl-Shift-ArrowUp': chainCommands(selectCells('up'), extend('up', 'paragraph')),
  'Ctrl-Shift-ArrowDown': chainCommands(selectCells('down'), extend('down', 'paragraph')),
};

const macKeys: Record<string, Command> = {
  'Alt-ArrowLeft': wordMove('left'),
  'Alt-ArrowRight': wordMove('right'),
  'Alt-Backspace': deleteWord(-1),
  'Alt-Delete': deleteWord(1),
  // To the start of the line; at its edge as without ⌘.
  'Meta-Backspace': backspace,
  'Alt-Shift-ArrowLeft': extend('left', 'word'),
  'Alt-Shift-ArrowRight': extend('right', 'word'),
  'Ctrl-h': backspace,
  'Ctrl-d': deleteForward,
  'Ctrl-a': selectTextblockStart,
  'Ctrl-e': selectTextblockEnd,
  'Mod-ArrowUp': toDocumentEdge('start', false),
  'Mod-ArrowDown': toDocumentEdge('end', false),
  'Mod-Shift-ArrowUp': toDocumentEdge('start', true),
  'Mod-Shift-ArrowDown': toDocumentEdge('end', true),
};

/** Held to clear a caption or a cell, a key stops at the block that it comes to and selects. */
const isHeldToDelete = ({ key, repeat }: KeyboardEvent) =>
  repeat && (key === 'Backspace' || key === 'Delete');

/** While an input method composes, every key is its own. */
export const articleKeys = () => {
  const handle = keydownHandler({ ...keys, ...(isMac ? macKeys : pcKeys) });
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (view.composing || event.isComposing) return false;
        if (isHeldToDelete(event) && view.state.selection instanceof NodeSelection) return true;
        const isDone = handle(view, event);
        if (!isDone && event.key === 'Tab' && !event.shiftKey) typeOn(view);
        return isDone;
      },
    },
  });
};
