import { type Command, NodeSelection, Selection } from '@tiptap/pm/state';
import { isEmptyParagraph, named } from './blocksAround.ts';
import { inOneTransaction } from './inOneTransaction.ts';
import { insertionPlace, openParagraph } from './insertBlock.ts';
import { selectedBlocks } from './selectedBlocks.ts';

/** A command that makes a block, run on a line of its own behind the selected blocks. */
export const insertBehind = (command: Command): Command => inOneTransaction(openLine, command);

const openLine: Command = (state, dispatch) => {
  const { selection, tr } = state;
  const blocks = selectedBlocks(selection);
  const [only] = blocks?.nodes ?? [];
  if (blocks && blocks.nodes.length === 1 && isEmptyParagraph(only)) {
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(blocks.from + 1))));
  } else if (blocks) dispatch?.(openParagraph(tr, blocks.to));
  else {
    const { from, to } = insertionPlace(selection);
    const line = state.doc.resolve(from);
    const takes = from < to && isEmptyParagraph(line.nodeAfter);
    if (takes) dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(from + 1))));
    else dispatch?.(openParagraph(tr, to));
  }
  return true;
};

/** Where a photo goes that is still to be chosen: nothing is made until there is one. */
export const selectForInsert: Command = (state, dispatch) => {
  const blocks = selectedBlocks(state.selection);
  const last = blocks?.nodes.at(-1);
  if (!blocks || !last || (blocks.nodes.length === 1 && isEmptyParagraph(last))) return false;
  if (named(last, 'title')) return false;
  const at = blocks.to - last.nodeSize;
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, at)));
  return true;
};
