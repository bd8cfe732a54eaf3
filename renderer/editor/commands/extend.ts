import { AllSelection, type Command, Selection, TextSelection } from '@tiptap/pm/state';
import { isOutermostLine, straight } from './column.ts';
import { type Direction, wayOf } from './textDirection.ts';
import { wordBeyond } from './wordMove.ts';

/**
 * Selecting by Shift and arrows. Within a text it is the browser's; from one text to the next it is
 * ours, since the browser sticks where something without text stands between them.
 */
export const extend =
  (direction: Direction, by: 'character' | 'word' | 'paragraph' = 'character'): Command =>
  (state, dispatch, view) => {
    const { selection, doc } = state;
    const way = wayOf(direction, state, view);
    const go = (anchor: number, head: number) => {
      dispatch?.(state.tr.setSelection(TextSelection.create(doc, anchor, head)).scrollIntoView());
      return true;
    };
    if (selection instanceof AllSelection) return true;
    if (!(selection instanceof TextSelection)) {
      // From a selected block, or from between two: it and the text that follows.
      if (!selection.$from.parent.inlineContent && !hasOwnWay(selection)) {
        const anchor = textFrom(selection, way === 1 ? selection.from : selection.to, -way);
        const head = textFrom(selection, way === 1 ? selection.to : selection.from, way);
        if (anchor && head) return go(anchor.head, head.head);
        return true;
      }
      return false;
    }
    const { $head, anchor } = selection;
    const byParagraph = by === 'paragraph';
    const vertical = !byParagraph && (direction === 'up' || direction === 'down');
    const edge = way === 1 ? $head.end() : $head.start();
    const isAtEdge = vertical
      ? view?.dom && isOutermostLine(view, selection, way)
      : $head.pos === edge;
    if (!isAtEdge) {
      if (byParagraph) return go(anchor, edge);
      if (by === 'character' || !view?.dom) return false;
      return go(anchor, wordBeyond(view, selection, way) ?? edge);
    }
    const next = textFrom(selection, way === 1 ? $head.after() : $head.before(), way);
    if (!next) return go(anchor, edge);
    if (byParagraph) return go(anchor, way === 1 ? next.$head.end() : next.$head.start());
    return go(anchor, (vertical && view && straight(view, $head.pos, next, way)) || next.head);
  };

const textFrom = ({ $head }: Selection, pos: number, way: number) =>
  Selection.findFrom($head.doc.resolve(pos), way, true);

/** A selection of cells is a table's own. */
const hasOwnWay = (selection: Selection) => selection.ranges.length > 1;
