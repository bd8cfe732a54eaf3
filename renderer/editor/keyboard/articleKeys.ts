import { chainCommands, selectTextblockEnd, selectTextblockStart } from '@tiptap/pm/commands';
import { redo } from '@tiptap/pm/history';
import { keydownHandler, keymap } from '@tiptap/pm/keymap';
import { type Command, Plugin } from '@tiptap/pm/state';
import { backspace, deleteForward } from '../commands/deleting.ts';
import { enter, leaveBlock, lineBreak } from '../commands/enter.ts';
import type { CommandOf } from '../commands/outwardCommands.ts';
import { arrow, selectAll, toDocumentEdge } from '../commands/selecting.ts';
import { tab } from '../commands/tab.ts';
import type { EditorCommandId } from '../editorHandle.ts';
import { selectCells } from '../tables/tableKeys.ts';
import { undoTypedRule } from './markdown.ts';
import { shortcuts } from './shortcuts.ts';

export const isMac =
  typeof navigator !== 'undefined' && /Mac|iP(hone|[oa]d)/.test(navigator.platform);

/** Keys of the shared table. */
export const commandKeys = (commandOf: CommandOf) =>
  keymap({
    ...Object.fromEntries(shortcuts.map(([key, id]) => [key, forKey(id, commandOf(id))])),
    'Mod-y': forKey('redo', redo),
  });

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
  'Shift-ArrowUp': selectCells('up'),
  'Shift-ArrowDown': selectCells('down'),
  'Shift-ArrowLeft': selectCells('left'),
  'Shift-ArrowRight': selectCells('right'),
  'Mod-a': selectAll,
  'Mod-Home': toDocumentEdge('start', false),
  'Mod-End': toDocumentEdge('end', false),
  'Mod-Shift-Home': toDocumentEdge('start', true),
  'Mod-Shift-End': toDocumentEdge('end', true),
};

const macKeys: Record<string, Command> = {
  'Ctrl-h': backspace,
  'Ctrl-d': deleteForward,
  'Ctrl-a': selectTextblockStart,
  'Ctrl-e': selectTextblockEnd,
  'Mod-ArrowUp': toDocumentEdge('start', false),
  'Mod-ArrowDown': toDocumentEdge('end', false),
  'Mod-Shift-ArrowUp': toDocumentEdge('start', true),
  'Mod-Shift-ArrowDown': toDocumentEdge('end', true),
};

/** While an input method composes, every key is its own. */
export const articleKeys = () => {
  const handle = keydownHandler(isMac ? { ...keys, ...macKeys } : keys);
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => !view.composing && !event.isComposing && handle(view, event),
    },
  });
};
