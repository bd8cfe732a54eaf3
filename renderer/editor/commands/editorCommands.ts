import { redo, undo } from '@tiptap/pm/history';
import type { Command, EditorState } from '@tiptap/pm/state';
import type { MarkName } from '../../../shared/article/schema.ts';
import type { EditorCommandId } from '../editorHandle.ts';
import { asOneStep } from '../history/oneStep.ts';
import { headersAround, isInTable } from '../tables/inTable.ts';
import * as tables from '../tables/tableCommands.ts';
import { depthOf } from './blocksAround.ts';
import { isHeading, toBlockquote, toHeading, toList, toParagraph } from './convert.ts';
import { editLink, linkAround } from './links.ts';
import { moveBlocks } from './moveBlocks.ts';
import { insertDivider, insertPullQuote, insertRelatedLinks } from './newBlocks.ts';
import { isAllMarked, toggleMark } from './toggleMark.ts';

interface EditorCommand {
  command: Command;
  /** Whether the caret or selection is in such a mark or block. */
  isActive?(state: EditorState): boolean;
}

const mark = (name: MarkName): EditorCommand => ({
  command: (state, dispatch, view) => {
    const type = state.schema.marks[name];
    return type ? toggleMark(type)(state, dispatch, view) : false;
  },
  isActive: (state) => isMarkActive(state, name),
});

function isMarkActive(state: EditorState, name: MarkName): boolean {
  const { $from, empty } = state.selection;
  const type = state.schema.marks[name];
  if (!type) return false;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return isAllMarked(state, type);
}

const inside =
  (...names: Parameters<typeof depthOf> extends [unknown, ...infer Names] ? Names : never) =>
  (state: EditorState) =>
    depthOf(state.selection.$from, ...names) !== undefined;

/** Every command that works on the text alone. "photo" needs files, and so the editor's own care. */
export const editorCommands: Record<Exclude<EditorCommandId, 'photo'>, EditorCommand> = {
  undo: { command: undo },
  redo: { command: redo },
  bold: mark('bold'),
  italic: mark('italic'),
  underline: mark('underline'),
  strike: mark('strike'),
  link: {
    command: editLink,
    isActive: (state) => linkAround(state, state.selection.from) !== undefined,
  },
  paragraph: {
    command: asOneStep(toParagraph),
    isActive: (state) => state.selection.$from.parent.type.name === 'paragraph',
  },
  subhead: { command: asOneStep(toHeading(2)), isActive: (state) => isHeading(state, 2) },
  minorSubhead: { command: asOneStep(toHeading(3)), isActive: (state) => isHeading(state, 3) },
  bulletList: { command: asOneStep(toList('bulletList')), isActive: inside('bulletList') },
  orderedList: { command: asOneStep(toList('orderedList')), isActive: inside('orderedList') },
  blockquote: { command: asOneStep(toBlockquote), isActive: inside('blockquote') },
  pullQuote: { command: asOneStep(insertPullQuote), isActive: inside('pullQuote') },
  relatedLinks: { command: asOneStep(insertRelatedLinks), isActive: inside('relatedLinks') },
  table: { command: asOneStep(tables.insertTable), isActive: isInTable },
  divider: { command: asOneStep(insertDivider) },
  moveBlockUp: { command: asOneStep(moveBlocks('up')) },
  moveBlockDown: { command: asOneStep(moveBlocks('down')) },
  addRowBefore: { command: asOneStep(tables.addRowBefore) },
  addRowAfter: { command: asOneStep(tables.addRowAfter) },
  addColumnBefore: { command: asOneStep(tables.addColumnBefore) },
  addColumnAfter: { command: asOneStep(tables.addColumnAfter) },
  deleteRow: { command: asOneStep(tables.deleteRow) },
  deleteColumn: { command: asOneStep(tables.deleteColumn) },
  deleteTable: { command: asOneStep(tables.deleteTable) },
  headerRow: {
    command: asOneStep(tables.toggleHeaderRow),
    isActive: (state) => headersAround(state)?.row === true,
  },
  headerColumn: {
    command: asOneStep(tables.toggleHeaderColumn),
    isActive: (state) => headersAround(state)?.column === true,
  },
  mergeCells: { command: asOneStep(tables.mergeCells) },
  splitCell: { command: asOneStep(tables.splitCell) },
};
