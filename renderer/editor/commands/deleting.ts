import { chainCommands, joinTextblockBackward, joinTextblockForward } from '@tiptap/pm/commands';
import { Fragment, type ResolvedPos } from '@tiptap/pm/model';
import { liftListItem } from '@tiptap/pm/schema-list';
import {
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
} from '@tiptap/pm/state';
import { backspaceInCell, deleteCells, deleteInCell } from '../tables/tableKeys.ts';
import {
  blockDepth,
  depthOf,
  isBlank,
  isEmptyParagraph,
  isHeadField,
  isList,
  isPart,
  isWhole,
  named,
  typeOf,
} from './blocksAround.ts';
import { unquote } from './convert.ts';
import { deleteSelection } from './deleteSelection.ts';
import { listsMeet } from './listsMeet.ts';

/** The caret, if it is at the very start or end of a text block. */
function caretAtEdge(state: EditorState, side: 'start' | 'end'): ResolvedPos | undefined {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.$cursor) return undefined;
  const { $cursor } = selection;
  const edge = side === 'start' ? 0 : $cursor.parent.content.size;
  return $cursor.parentOffset === edge ? $cursor : undefined;
}

const goTo = (state: EditorState, selection: Selection | null, dispatch: Dispatch): boolean => {
  if (selection) dispatch?.(state.tr.setSelection(selection).scrollIntoView());
  return true;
};
type Dispatch = Parameters<Command>[1];

const textBefore = (state: EditorState, pos: number) =>
  Selection.findFrom(state.doc.resolve(pos), -1, true);
const textAfter = (state: EditorState, pos: number) =>
  Selection.findFrom(state.doc.resolve(pos), 1, true);

const backspaceInPart: Command = (state, dispatch) => {
  const $caret = caretAtEdge(state, 'start');
  if (!$caret || !isPart($caret.parent)) return false;
  if (isHeadField($caret.parent)) return goTo(state, textBefore(state, $caret.before()), dispatch);
  const ownerDepth = $caret.depth - 1;
  const owner = $caret.node(ownerDepth);
  if (named($caret.parent, 'relatedLink') && owner.childCount > 2 && isBlank($caret.parent)) {
    if (!dispatch) return true;
    const transaction = state.tr.delete($caret.before(), $caret.after());
    const before = Selection.findFrom(transaction.doc.resolve($caret.before()), -1, true);
    if (before) transaction.setSelection(before);
    dispatch(transaction.scrollIntoView());
    return true;
  }
  if ($caret.index(ownerDepth) > 0) {
    return goTo(state, textBefore(state, $caret.before()), dispatch);
  }
  if (!isBlank(owner)) {
    return goTo(state, NodeSelection.create(state.doc, $caret.before(ownerDepth)), dispatch);
  }
  // A gallery holds photos only, and goes with its last one.
  if (named($caret.node(ownerDepth - 1), 'gallery')) {
    dispatch?.(state.tr.delete($caret.before(ownerDepth), $caret.after(ownerDepth)));
    return true;
  }
  if (dispatch) {
    const from = $caret.before(ownerDepth);
    const paragraph = typeOf(state.schema, 'paragraph').create();
    const transaction = state.tr.replaceWith(from, $caret.after(ownerDepth), paragraph);
    dispatch(transaction.setSelection(TextSelection.create(transaction.doc, from + 1)));
  }
  return true;
};

const deleteInPart: Command = (state, dispatch) => {
  const $caret = caretAtEdge(state, 'end');
  if (!$caret || !isPart($caret.parent)) return false;
  const ownerDepth = $caret.depth - 1;
  const owner = $caret.node(ownerDepth);
  if (isHeadField($caret.parent) || $caret.index(ownerDepth) < owner.childCount - 1) {
    return goTo(state, textAfter(state, $caret.after()), dispatch);
  }
  return true;
};

/** Beside a photo, a pull quote…: the first press selects it, the next one deletes it. */
const selectNeighbour =
  (side: 'before' | 'after'): Command =>
  (state, dispatch) => {
    const $caret = caretAtEdge(state, side === 'before' ? 'start' : 'end');
    const depth = $caret && blockDepth($caret);
    if (!$caret || depth === undefined) return false;
    // A list is left by its last line; back from its first one it is the item that comes out.
    const isAtEnd = side === 'after' && $caret.pos + $caret.depth - depth === $caret.end(depth);
    if (depth !== $caret.depth && !isAtEnd) return false;
    const own = $caret.before(depth);
    const ownEnd = $caret.after(depth);
    const neighbour =
      side === 'before' ? state.doc.resolve(own).nodeBefore : state.doc.resolve(ownEnd).nodeAfter;
    if (!neighbour || !isWhole(neighbour)) return false;
    if (!dispatch) return true;
    const transaction = state.tr;
    let at = side === 'before' ? own - neighbour.nodeSize : ownEnd;
    if (depth === $caret.depth && isEmptyParagraph($caret.parent)) {
      transaction.delete(own, ownEnd);
      if (side === 'after') at = own;
    }
    dispatch(transaction.setSelection(NodeSelection.create(transaction.doc, at)).scrollIntoView());
    return true;
  };

/** An empty line above goes first, so that a subhead below it stays a subhead. */
const backspaceAfterEmptyLine: Command = (state, dispatch) => {
  const $caret = caretAtEdge(state, 'start');
  if (!$caret) return false;
  const before = state.doc.resolve($caret.before()).nodeBefore;
  if (!isEmptyParagraph(before)) return false;
  dispatch?.(state.tr.delete($caret.before() - before.nodeSize, $caret.before()).scrollIntoView());
  return true;
};

/** A subhead, a list item or a quotation first becomes a paragraph. */
const backspaceToParagraph: Command = (state, dispatch, view) => {
  const $caret = caretAtEdge(state, 'start');
  if (!$caret) return false;
  if (named($caret.parent, 'heading')) {
    const { pos, parent } = $caret;
    const attrs = { id: parent.attrs.id, extra: parent.attrs.extra };
    dispatch?.(
      state.tr.setNodeMarkup(pos - 1, typeOf(state.schema, 'paragraph'), attrs).scrollIntoView(),
    );
    return true;
  }
  const item = depthOf($caret, 'listItem');
  if (item !== undefined && item === $caret.depth - 1 && $caret.index(item) === 0) {
    return listsMeet(liftListItem(typeOf(state.schema, 'listItem')))(state, dispatch, view);
  }
  const quote = depthOf($caret, 'blockquote');
  if (quote !== undefined && quote === $caret.depth - 1 && $caret.index(quote) === 0) {
    return unquote(state, dispatch, view);
  }
  return false;
};

/** A note's words never become those of the story: at its start a key selects it, as a photo. */
const backspaceInNote: Command = (state, dispatch) => {
  const $caret = caretAtEdge(state, 'start');
  const depth = $caret && depthOf($caret, 'note');
  if (!$caret || depth === undefined || $caret.index(depth) > 0) return false;
  const note = $caret.node(depth);
  if (!isBlank(note))
    return goTo(state, NodeSelection.create(state.doc, $caret.before(depth)), dispatch);
  if (dispatch) {
    const from = $caret.before(depth);
    const transaction = state.tr.replaceWith(from, $caret.after(depth), $caret.parent);
    dispatch(transaction.setSelection(TextSelection.create(transaction.doc, from + 1)));
  }
  return true;
};

/** Nothing left to join with: the caret goes on, and no block is eaten. */
const backspaceAtTop: Command = (state, dispatch) => {
  const $caret = caretAtEdge(state, 'start');
  const depth = $caret && blockDepth($caret);
  if (!$caret || depth === undefined) return false;
  // Further down in a quotation or an item there is something to join with.
  for (let inner = depth; inner < $caret.depth; inner++) {
    if ($caret.index(inner) > 0) return false;
  }
  const before = state.doc.resolve($caret.before(depth)).nodeBefore;
  if (before && !named(before, 'blockquote', 'note', 'title')) return false;
  const isOnly = named(before, 'title') && $caret.node(depth - 1).childCount === 2;
  if (before && !isOnly && isEmptyParagraph($caret.parent) && depth === $caret.depth) {
    if (!dispatch) return true;
    const transaction = state.tr.delete($caret.before(), $caret.after());
    const selection = Selection.findFrom(transaction.doc.resolve($caret.before()), -1, true);
    if (selection) transaction.setSelection(selection);
    dispatch(transaction.scrollIntoView());
    return true;
  }
  return goTo(state, textBefore(state, $caret.before(depth)), dispatch);
};

const deleteEmptyParagraphForward: Command = (state, dispatch) => {
  const $caret = caretAtEdge(state, 'end');
  if (!$caret || !isEmptyParagraph($caret.parent)) return false;
  const next = state.doc.resolve($caret.after()).nodeAfter;
  const line = $caret.index(-1);
  if (!next || !$caret.node(-1).canReplace(line, line + 1)) return false;
  if (dispatch) {
    const transaction = state.tr.delete($caret.before(), $caret.after());
    const selection = Selection.findFrom(transaction.doc.resolve($caret.before()), 1, true);
    if (selection) transaction.setSelection(selection);
    dispatch(transaction.scrollIntoView());
  }
  return true;
};

/** A quotation's words stay with who said them: the caret goes on to what comes next of both. */
const deleteBeforeQuote: Command = (state, dispatch) => {
  const $caret = caretAtEdge(state, 'end');
  const next = $caret && textAfter(state, $caret.after());
  if (!$caret || !next) return false;
  const { $from } = next;
  const shared = $caret.sharedDepth(next.from);
  if (shared === 0 || $caret.after(shared + 1) !== $from.before(shared + 1)) return false;
  const isBeyond =
    named($from.parent, 'attribution') || named($from.node(shared + 1), 'blockquote');
  return isBeyond && goTo(state, next, dispatch);
};

/** What stands below the line that is joined, in the first item of a list, leaves the list with it. */
const deleteBeforeList: Command = (state, dispatch) => {
  const $caret = caretAtEdge(state, 'end');
  const at = $caret?.after();
  const list = at === undefined ? null : state.doc.resolve(at).nodeAfter;
  if (at === undefined || !list?.firstChild || !isList(list)) return false;
  const item = list.firstChild;
  if (item.childCount === 1) return false;
  const others = list.content.cut(item.nodeSize);
  const left = item.content.append(Fragment.from(others.size > 0 ? list.copy(others) : null));
  dispatch?.(
    state.tr
      .replaceWith(at, at + list.nodeSize, left)
      .join(at)
      .scrollIntoView(),
  );
  return true;
};

/** At the edge of something that cannot be joined, a key press does nothing at all. */
const stayAtEdge =
  (side: 'start' | 'end'): Command =>
  (state) =>
    caretAtEdge(state, side) !== undefined;

export const backspace: Command = chainCommands(
  deleteCells,
  deleteSelection,
  backspaceInCell,
  backspaceInPart,
  backspaceAfterEmptyLine,
  backspaceToParagraph,
  backspaceInNote,
  selectNeighbour('before'),
  backspaceAtTop,
  listsMeet(joinTextblockBackward),
  stayAtEdge('start'),
);

export const deleteForward: Command = chainCommands(
  deleteCells,
  deleteSelection,
  deleteInCell,
  deleteInPart,
  selectNeighbour('after'),
  listsMeet(deleteEmptyParagraphForward),
  deleteBeforeQuote,
  listsMeet(deleteBeforeList),
  listsMeet(joinTextblockForward),
  stayAtEdge('end'),
);
