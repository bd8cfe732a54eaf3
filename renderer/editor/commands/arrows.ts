import { GapCursor } from '@tiptap/pm/gapcursor';
import { type Command, NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state';
import { arrowFromCells, besideCell } from '../tables/tableKeys.ts';
import { named } from './blocksAround.ts';
import { stopBeyond } from './caretStops.ts';
import { straight } from './column.ts';
import { closedAround } from './deleteSelection.ts';
import { closedEnd, openParagraph } from './insertBlock.ts';
import { atTextEdge, type Direction, wayOf } from './textDirection.ts';

/**
 * The caret's way through parts and blocks. Inside running text it is the browser's, which knows the
 * lines; from one text to the next it is ours, since the browser does not always find the way.
 */
export const arrow =
  (direction: Direction): Command =>
  (state, dispatch, view) => {
    const { selection } = state;
    if (arrowFromCells(direction)(state, dispatch, view)) return true;
    const way = wayOf(direction, state, view);
    const vertical = direction === 'up' || direction === 'down';
    const isText = selection instanceof TextSelection;
    if (isText && !selection.empty && !vertical) {
      // At an end of what was selected, also where a gap between blocks is next to it.
      const end = way === 1 ? selection.to : selection.from;
      dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, end)).scrollIntoView());
      return true;
    }
    if (isText && (!selection.empty || !atTextEdge(view, direction, way))) return false;
    // What is selected within a line is the browser's and ProseMirror's to leave.
    if (selection instanceof NodeSelection && selection.node.isInline) return false;
    if (!isText && !(selection instanceof NodeSelection || selection instanceof GapCursor)) {
      return false;
    }
    const next = (isText && besideCell(selection.$head, direction)) || stopBeyond(selection, way);
    // Below a last block that is not plain text there is always a line to go on in.
    if (isText && way === 1 && isEnd(next) && openEnd(state, dispatch)) return true;
    // At the very end the browser would lead the caret out of the text.
    if (!next) return !isText;
    if (!(next instanceof TextSelection)) {
      dispatch?.(state.tr.setSelection(next).scrollIntoView());
      return true;
    }
    if (vertical && isText && isProse(selection, next)) return false;
    const column =
      vertical && isText && view ? straight(view, selection.head, next, way) : undefined;
    const target = column === undefined ? next : TextSelection.create(state.doc, column);
    dispatch?.(state.tr.setSelection(target).scrollIntoView());
    return true;
  };

/** Lines among lines of one field, where the browser keeps to the column. */
const isProse = (...ends: [Selection, Selection]) =>
  ends.every(({ $head }) => named($head.parent, 'paragraph', 'heading')) &&
  closedAround(ends[0].$head) === closedAround(ends[1].$head);

const isEnd = (stop: Selection | null) =>
  !stop || (stop instanceof GapCursor && stop.head === stop.$head.doc.content.size - 1);

const openEnd: Command = (state, dispatch) => {
  const end = closedEnd(state.doc);
  if (end === undefined) return false;
  dispatch?.(openParagraph(state.tr, end));
  return true;
};
