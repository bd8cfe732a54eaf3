import {
  chainCommands,
  createParagraphNear,
  liftEmptyBlock,
  splitBlockAs,
} from '@tiptap/pm/commands';
import { liftListItem, splitListItem } from '@tiptap/pm/schema-list';
import { type Command, NodeSelection, Selection, type Transaction } from '@tiptap/pm/state';
import { newBlockId } from '../ids/blockId.ts';
import { withIds } from '../ids/blockIds.ts';
import { enterTypedAddress } from '../links/editRelatedLinks.ts';
import { enterOnCells } from '../tables/tableKeys.ts';
import { enterAfterTypedRow } from '../tables/typedTable.ts';
import {
  depthOf,
  isBlank,
  isEmptyParagraph,
  isHeadField,
  isPart,
  named,
  typeOf,
} from './blocksAround.ts';
import { caretAt } from './caretAt.ts';
import { crossesFields, deleteSelection } from './deleteSelection.ts';
import { enterOverBlocks } from './enterOverBlocks.ts';
import { openParagraph } from './insertBlock.ts';

/** From the head down to the text; text behind the caret stays where it is. */
const enterInHead: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (!isHeadField($to.parent)) return false;
  if (!dispatch) return true;
  const after = $to.after();
  if (!named($to.parent, 'standfirst')) {
    dispatch(caretAt(state.tr, after + 1));
    return true;
  }
  const first = state.doc.nodeAt(after)?.firstChild;
  dispatch(first?.isTextblock ? caretAt(state.tr, after + 2) : openParagraph(state.tr, after + 1));
  return true;
};

/** To the next part of the same block; after the last one to a paragraph behind the block. */
const enterInParts: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (!named($to.parent, 'caption', 'credit', 'quoteText', 'attribution', 'title')) return false;
  const owner = depthOf(
    $to,
    'gallery',
    'photo',
    'pullQuote',
    'blockquote',
    'relatedLinks',
    'factbox',
    'embed',
  );
  if (owner === undefined) return false;
  if (!dispatch) return true;
  const next = Selection.findFrom(state.doc.resolve($to.after()), 1, true);
  // A gallery's photos lead on to each other, so the whole gallery is what is left at the end.
  const whole = depthOf($to, 'gallery') ?? owner;
  if (next && next.from < $to.after(whole)) {
    dispatch(state.tr.setSelection(next).scrollIntoView());
  } else leave(state.tr, $to.after(whole), dispatch);
  return true;
};

/**
 * To the paragraph behind a block, made if there is none to go on in.
 *
 * @param end of the block, before the transaction
 */
function leave(
  transaction: Transaction,
  end: number,
  dispatch: (transaction: Transaction) => void,
) {
  const after = transaction.mapping.map(end);
  const next = transaction.doc.resolve(after).nodeAfter;
  dispatch(
    isEmptyParagraph(next) ? caretAt(transaction, after + 1) : openParagraph(transaction, after),
  );
}

const enterInRelatedLink: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection;
  const depth = depthOf($from, 'relatedLink');
  if (depth === undefined || !$from.sameParent($to)) return false;
  const link = $from.parent;
  if (!dispatch) return true;
  const transaction = state.tr;
  if (empty && isBlank(link)) {
    if ($from.node(depth - 1).childCount > 2) transaction.delete($from.before(), $from.after());
    leave(transaction, $from.after(depth - 1), dispatch);
    return true;
  }
  if (!empty) transaction.deleteSelection();
  const at = transaction.selection.from;
  transaction.split(at, 1, [{ type: link.type, attrs: { href: '' } }]);
  dispatch(caretAt(transaction, at + 2));
  return true;
};

/** An empty line at the end of a quotation: on to who said it. */
const enterInBlockquote: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const depth = depthOf($from, 'blockquote');
  if (!empty || depth === undefined || depth !== $from.depth - 1) return false;
  const quote = $from.node(depth);
  if (!isEmptyParagraph($from.parent) || $from.index(depth) !== quote.childCount - 2) return false;
  if (quote.childCount === 2) return false;
  if (dispatch) {
    const transaction = state.tr.delete($from.before(), $from.after());
    dispatch(caretAt(transaction, transaction.mapping.map($from.after()) + 1));
  }
  return true;
};

/** An empty line at the end of a box or a note leads out of it; in the middle it is a line. */
const enterInBox: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const depth = depthOf($from, 'factbox', 'note');
  if (!empty || depth === undefined || depth !== $from.depth - 1) return false;
  if (!isEmptyParagraph($from.parent)) return false;
  const box = $from.node(depth);
  const index = $from.index(depth);
  if (index < box.childCount - 1) return split(state, dispatch, view);
  if (!dispatch) return true;
  const transaction = state.tr;
  if (box.childCount === 1) {
    // A note with nothing in it is the empty line that it was made from.
    const line = $from.parent;
    transaction.replaceWith($from.before(depth), $from.after(depth), line);
    dispatch(caretAt(transaction, $from.before(depth) + 1));
    return true;
  }
  const isFirst = named(box, 'factbox') && index === 1;
  if (!isFirst) transaction.delete($from.before(), $from.after());
  leave(transaction, $from.after(depth), dispatch);
  return true;
};

/** On a selected block: into its text, to go on with its caption or title, or to a new paragraph behind it. */
const enterOnBlock: Command = (state, dispatch) => {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.isInline) return false;
  if (!dispatch) return true;
  const inside = Selection.findFrom(state.doc.resolve(selection.from + 1), 1, true);
  if (!selection.node.isAtom && inside && inside.to < selection.to) {
    const { $from } = inside;
    dispatch(caretAt(state.tr, isPart($from.parent) ? $from.end() : $from.pos));
  } else dispatch(openParagraph(state.tr, selection.to));
  return true;
};

const enterInList: Command = (state, dispatch, view) => {
  const item = typeOf(state.schema, 'listItem');
  return (
    splitListItem(item)(state, dispatch, view) ||
    (isEmptyParagraph(state.selection.$from.parent) && liftListItem(item)(state, dispatch, view))
  );
};

/**
 * A paragraph goes on as a paragraph. ProseMirror would ask what may follow at the end of it, and in
 * a quotation that is the attribution first, of which there is one already. The new one comes with an
 * id: to be given it afterwards takes all plugins as long again as the split.
 */
const split: Command = (state, dispatch, view) => {
  const id = newBlockId();
  const command = splitBlockAs((node, _atEnd, { parentOffset }) => {
    if (!named(node, 'paragraph')) return null;
    // Words keep theirs where an empty line is opened above them; one of a file may have none yet.
    const goesAlong = parentOffset === 0 && node.content.size > 0;
    return { type: node.type, attrs: goesAlong ? node.attrs : { id: node.attrs.id && id } };
  });
  const andName = (transaction: Transaction) => {
    const isNamed = transaction.selection.$from.parent.attrs.id === id;
    dispatch?.(isNamed && transaction.steps.length === 1 ? withIds(transaction) : transaction);
  };
  return command(state, dispatch && andName, view);
};

/** What is selected over several fields goes, and they stay apart as they are. */
const enterOverFields: Command = (state, dispatch) =>
  crossesFields(state.selection) && deleteSelection(state, dispatch);

export const enter: Command = chainCommands(
  enterOnCells,
  enterAfterTypedRow,
  enterOverFields,
  enterOverBlocks,
  enterInHead,
  enterInParts,
  enterTypedAddress,
  enterInRelatedLink,
  enterInBlockquote,
  enterInBox,
  enterOnBlock,
  enterInList,
  createParagraphNear,
  liftEmptyBlock,
  split,
  // Nothing is left to the browser, whose own line would not be one of the document.
  () => true,
);

/** Out of whatever the caret is in, to a paragraph behind it; what was typed last is finished. */
export const leaveBlock: Command = (state, dispatch, view) => {
  const { $to } = state.selection;
  if ($to.depth === 0 || !named($to.node(1), 'body')) return enterInHead(state, dispatch);
  if (!dispatch) return true;
  const box = $to.depth - 1;
  const isEnd = isEmptyParagraph($to.parent) && $to.indexAfter(box) === $to.node(box).childCount;
  if (box === 2 && isEnd && enterInBox(state, dispatch, view)) return true;
  let transaction = state.tr;
  enterTypedAddress(state, (typed) => {
    transaction = typed;
  });
  // Of a block that is selected as a whole this is where it ends.
  leave(transaction, $to.depth === 1 ? $to.pos : $to.after(2), dispatch);
  return true;
};

/** A line break where the block may hold one, else what Enter does. */
export const lineBreak: Command = (state, dispatch, view) => {
  const { $from, $to } = state.selection;
  const type = typeOf(state.schema, 'hardBreak');
  const allowed =
    $from.sameParent($to) &&
    !named($from.parent, 'standfirst') &&
    $from.parent.canReplaceWith($from.index(), $to.indexAfter(), type);
  if (!allowed) return enter(state, dispatch, view);
  dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
  return true;
};
