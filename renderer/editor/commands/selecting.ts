import { AllSelection, type Command, Selection, TextSelection } from '@tiptap/pm/state';
import { selectAllInTable } from '../tables/tableKeys.ts';
import { depthOf, isHeadField } from './blocksAround.ts';

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

/** What is not a line has no start and end of one; the browser would take the caret elsewhere. */
export const stayOnBlock: Command = ({ selection }) => !(selection instanceof TextSelection);
