import { GapCursor } from '@tiptap/pm/gapcursor';
import type { ResolvedPos } from '@tiptap/pm/model';
import {
  AllSelection,
  type Command,
  NodeSelection,
  Selection,
  TextSelection,
} from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { cellDepth } from '../tables/inTable.ts';
import { arrowFromCells, besideCell, selectAllInTable } from '../tables/tableKeys.ts';
import { depthOf, isHeadField, isWhole, named } from './blocksAround.ts';
import { closedEnd, openParagraph } from './insertBlock.ts';

/** First the field or the part that the caret is in, then the whole body, then everything. */
export const selectAll: Command = (state, dispatch) => {
  if (selectAllInTable(state, dispatch)) return true;
  const { selection, doc } = state;
  const { $from, $to } = selection;
  const bodyStart = doc.content.size - (doc.lastChild?.nodeSize ?? 0) + 1;
  const ranges: [number, number][] = [];
  const part = partDepth(selection);
  if (part !== undefined) ranges.push([$from.start(part), $from.end(part)]);
  if ($from.depth > 0 && !isHeadField($from.node(1))) {
    const first = Selection.findFrom(doc.resolve(bodyStart), 1, true);
    const last = Selection.findFrom(doc.resolve(doc.content.size - 1), -1, true);
    if (first && last && first.from >= bodyStart) ranges.push([first.from, last.to]);
  }
  for (const [from, to] of ranges) {
    if (from === to || ($from.pos <= from && $to.pos >= to)) continue;
    dispatch?.(state.tr.setSelection(TextSelection.create(doc, from, to)));
    return true;
  }
  dispatch?.(state.tr.setSelection(new AllSelection(doc)));
  return true;
};

function partDepth({ $from, $to }: Selection): number | undefined {
  if (!$from.sameParent($to) || !$from.parent.isTextblock) return undefined;
  const isPart =
    isHeadField($from.parent) ||
    depthOf($from, 'photo', 'pullQuote', 'relatedLinks', 'embed') !== undefined;
  return isPart ? $from.depth : undefined;
}

/** The browser's own Ctrl+Home and Ctrl+End stop short where blocks are not laid out yet. */
export const toDocumentEdge =
  (side: 'start' | 'end', extend: boolean): Command =>
  (state, dispatch) => {
    const edge = side === 'start' ? Selection.atStart(state.doc) : Selection.atEnd(state.doc);
    const head = side === 'start' ? edge.from : edge.to;
    const selection = extend
      ? TextSelection.between(state.selection.$anchor, state.doc.resolve(head))
      : edge;
    dispatch?.(state.tr.setSelection(selection).scrollIntoView());
    return true;
  };

const atTextEdge = (view: EditorView | undefined, direction: Direction) =>
  view?.endOfTextblock(direction) ?? false;
type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * The caret's way through parts and blocks. What has no text is a stop of its own, and so is a photo,
 * between the text above and its caption.
 */
export const arrow =
  (direction: Direction): Command =>
  (state, dispatch, view) => {
    const { selection, doc } = state;
    const forward = direction === 'down' || direction === 'right';
    if (arrowFromCells(direction)(state, dispatch)) return true;
    if (selection instanceof NodeSelection) {
      if (!forward || selection.node.isAtom || !isWhole(selection.node)) return false;
      const inside = Selection.findFrom(doc.resolve(selection.from + 1), 1, true);
      if (inside) dispatch?.(state.tr.setSelection(inside).scrollIntoView());
      return inside !== null;
    }
    // In the gap before the first or behind the last block the browser would lead the caret out.
    if (selection instanceof GapCursor)
      return !Selection.findFrom(selection.$head, forward ? 1 : -1);
    if (!(selection instanceof TextSelection) || !selection.empty) return false;
    if (!atTextEdge(view, direction)) return false;
    const { $head } = selection;
    const next =
      besideCell($head, direction) ??
      Selection.findFrom(doc.resolve(forward ? $head.after() : $head.before()), forward ? 1 : -1);
    if (!next) return forward && openEnd(state, dispatch);
    if (next instanceof NodeSelection) {
      dispatch?.(state.tr.setSelection(next).scrollIntoView());
      return true;
    }
    const own = depthOf($head, 'photo');
    const photo = depthOf(next.$head, 'photo');
    const ownPos = own === undefined ? undefined : $head.before(own);
    const photoPos = photo === undefined ? undefined : next.$head.before(photo);
    if (forward && photoPos !== undefined && photoPos !== ownPos) {
      dispatch?.(state.tr.setSelection(NodeSelection.create(doc, photoPos)).scrollIntoView());
      return true;
    }
    if (!forward && ownPos !== undefined && photoPos !== ownPos) {
      dispatch?.(state.tr.setSelection(NodeSelection.create(doc, ownPos)).scrollIntoView());
      return true;
    }
    // Between parts of blocks the browser does not always find the way; inside running text it does.
    const bothText =
      cellOf($head) === cellOf(next.$head) &&
      named($head.parent, 'paragraph', 'heading') &&
      named(next.$head.parent, 'paragraph', 'heading');
    if (bothText) return false;
    const vertical = direction === 'up' || direction === 'down';
    const target = (vertical && view && below(view, $head.pos, next, forward)) || next;
    dispatch?.(state.tr.setSelection(target).scrollIntoView());
    return true;
  };

const cellOf = ($pos: ResolvedPos) => {
  const depth = cellDepth($pos);
  return depth === undefined ? undefined : $pos.before(depth);
};

/** The place in the next text that is straight below (or above) the caret. */
function below(
  view: EditorView,
  caret: number,
  next: Selection,
  forward: boolean,
): Selection | undefined {
  const block = view.nodeDOM(next.$head.before());
  if (!(block instanceof HTMLElement)) return undefined;
  const { left, bottom, top } = view.coordsAtPos(caret);
  const box = block.getBoundingClientRect();
  const halfLine = (bottom - top) / 2;
  const found = view.posAtCoords({
    left: Math.min(Math.max(left, box.left + 1), box.right - 1),
    top: forward ? box.top + halfLine : box.bottom - halfLine,
  });
  if (!found || found.pos < next.$head.start() || found.pos > next.$head.end()) return undefined;
  return TextSelection.create(view.state.doc, found.pos);
}

/** Below a last block that is not plain text there is always a line to go on in. */
const openEnd: Command = (state, dispatch) => {
  const end = closedEnd(state.doc);
  if (end === undefined) return false;
  dispatch?.(openParagraph(state.tr, end));
  return true;
};
