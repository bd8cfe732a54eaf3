import { type Command, type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { clearCells } from '../tables/clearCells.ts';
import { deleteAcross, reachesIntoTable } from '../tables/deleteAcross.ts';
import { isHeadField } from './blocksAround.ts';

/**
 * Deletes what is selected. A selection over several fields of the head, or over head and body,
 * empties each part of its own: no field ever swallows the next one. So does one over cells of a table.
 */
export const deleteSelection: Command = (state, dispatch) => {
  if (state.selection.empty) return false;
  dispatch?.(deleteSelected(state).scrollIntoView());
  return true;
};

export function deleteSelected(state: EditorState): Transaction {
  const transaction = state.tr;
  const { selection } = state;
  if (selection instanceof CellSelection) return clearCells(transaction, selection);
  if (!crossesFields(selection)) return transaction.deleteSelection();
  const parts: [from: number, to: number][] = [];
  state.doc.forEach((part, offset) => {
    const from = Math.max(selection.from, offset + 1);
    const to = Math.min(selection.to, offset + part.nodeSize - 1);
    if (from < to) parts.push([from, to]);
  });
  for (const [from, to] of parts.reverse()) deleteAcross(transaction, from, to);
  const caret = Selection.near(transaction.doc.resolve(selection.from), 1);
  return transaction.setSelection(caret);
}

/** Whether a selection reaches from a field of the head, or from a table, to anything outside it. */
export function crossesFields(selection: Selection): boolean {
  const { $from, $to } = selection;
  if (selection.empty) return false;
  if (reachesIntoTable(selection)) return true;
  if ($from.sharedDepth($to.pos) > 0) return false;
  return $from.depth === 0 || isHeadField($from.node(1)) || $from.node(1) !== $to.node(1);
}
