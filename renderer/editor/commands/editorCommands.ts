import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state';
import type { MarkName } from '../../../shared/article/schema.ts';
import type { TextCommandId } from '../editorHandle.ts';
import { editEmbed } from '../embeds/embedEditing.ts';
import { asOneStep } from '../history/oneStep.ts';
import { redo, undo } from '../history/waiting.ts';
import { headersAround, isInTable } from '../tables/inTable.ts';
import * as tables from '../tables/tableCommands.ts';
import type { BlockKind } from './blockKinds.ts';
import { depthOf, named } from './blocksAround.ts';
import { clearFormatting } from './clearFormatting.ts';
import { isHeading, toBlockquote, toHeading, toList, toParagraph } from './convert.ts';
import { makeGallery, photoOutOfGallery } from './gallery.ts';
import { editLink, linkAround } from './links.ts';
import { moveBlocks } from './moveBlocks.ts';
import {
  insertDivider,
  insertFactbox,
  insertNote,
  insertPullQuote,
  insertRelatedLinks,
} from './newBlocks.ts';
import { isAllMarked, toggleMark } from './toggleMark.ts';
import { turnInto } from './turnInto.ts';
import { deleteBlocks, duplicateBlocks } from './wholeBlocks.ts';

interface EditorCommand {
  command: Command;
  /** Whether the caret or selection is in such a mark or block. */
  isActive?(state: EditorState): boolean;
}

const mark = (name: MarkName): EditorCommand => ({
  command: asOneStep((state, dispatch, view) => {
    const type = state.schema.marks[name];
    return type ? toggleMark(type)(state, dispatch, view) : false;
  }),
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

/** On a block that is selected as a whole, or from the title of a box, all of it changes. */
const converting = (kind: BlockKind, command: Command): Command => {
  const turnWhole = turnInto(kind);
  return asOneStep((state, dispatch, view) => {
    const { selection } = state;
    const isWhole =
      selection instanceof NodeSelection ||
      (named(selection.$from.parent, 'title') && depthOf(selection.$from, 'factbox') !== undefined);
    return (isWhole ? turnWhole : command)(state, dispatch, view);
  });
};

/** Every command that works on the text alone; the others are in outwardCommands.ts. */
export const editorCommands: Record<TextCommandId, EditorCommand> = {
  undo: { command: undo },
  redo: { command: redo },
  bold: mark('bold'),
  italic: mark('italic'),
  underline: mark('underline'),
  strike: mark('strike'),
  superscript: mark('superscript'),
  subscript: mark('subscript'),
  clearFormatting: { command: asOneStep(clearFormatting) },
  inlineNote: mark('inlineNote'),
  link: {
    command: editLink,
    isActive: (state) => linkAround(state, state.selection.from) !== undefined,
  },
  paragraph: {
    command: converting('paragraph', toParagraph),
    isActive: (state) => state.selection.$from.parent.type.name === 'paragraph',
  },
  subhead: {
    command: converting('subhead', toHeading(2)),
    isActive: (state) => isHeading(state, 2),
  },
  minorSubhead: {
    command: converting('minorSubhead', toHeading(3)),
    isActive: (state) => isHeading(state, 3),
  },
  smallSubhead: {
    command: converting('smallSubhead', toHeading(4)),
    isActive: (state) => isHeading(state, 4),
  },
  bulletList: {
    command: converting('bulletList', toList('bulletList')),
    isActive: inside('bulletList'),
  },
  orderedList: {
    command: converting('orderedList', toList('orderedList')),
    isActive: inside('orderedList'),
  },
  blockquote: {
    command: converting('blockquote', toBlockquote),
    isActive: inside('blockquote'),
  },
  pullQuote: { command: asOneStep(insertPullQuote), isActive: inside('pullQuote') },
  relatedLinks: { command: asOneStep(insertRelatedLinks), isActive: inside('relatedLinks') },
  embed: { command: editEmbed, isActive: inside('embed') },
  table: { command: asOneStep(tables.insertTable), isActive: isInTable },
  factbox: { command: asOneStep(insertFactbox), isActive: inside('factbox') },
  note: { command: asOneStep(insertNote), isActive: inside('note') },
  divider: { command: asOneStep(insertDivider) },
  turnIntoPullQuote: { command: asOneStep(turnInto('pullQuote')) },
  turnIntoFactbox: { command: asOneStep(turnInto('factbox')) },
  turnIntoNote: { command: asOneStep(turnInto('note')) },
  duplicateBlock: { command: asOneStep(duplicateBlocks) },
  deleteBlock: { command: asOneStep(deleteBlocks) },
  makeGallery: { command: asOneStep(makeGallery) },
  photoOutOfGallery: { command: asOneStep(photoOutOfGallery) },
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
