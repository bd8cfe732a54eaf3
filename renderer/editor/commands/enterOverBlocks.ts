import { type Command, TextSelection } from '@tiptap/pm/state';

/**
 * What is selected from one block into another goes, and the break that Enter puts there is the one
 * that was between them: each end stays what it is, a subhead, an item, a quotation.
 */
export const enterOverBlocks: Command = ({ selection, doc, tr }, dispatch) => {
  const { $from, $to, from, to } = selection;
  if (!(selection instanceof TextSelection) || $from.sameParent($to)) return false;
  if (!dispatch) return true;
  const gone: { start: number; end: number }[] = [];
  doc.nodesBetween(from, to, (node, pos, parent, index) => {
    const end = pos + node.nodeSize;
    const last = gone.at(-1);
    if (pos >= from && end <= to && parent?.canReplace(index, index + 1)) {
      if (last?.end === pos) last.end = end;
      else gone.push({ start: pos, end });
      return false;
    }
    if (!node.isTextblock) return true;
    gone.push({ start: Math.max(from, pos + 1), end: Math.min(to, end - 1) });
    return false;
  });
  for (const { start, end } of gone.reverse()) if (start < end) tr.delete(start, end);
  tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(to)));
  dispatch(tr.scrollIntoView());
  return true;
};
