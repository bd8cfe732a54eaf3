import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { typeOf } from '../commands/blocksAround.ts';
import { isEmptyCell } from './grid.ts';

/** Empties the selected cells and leaves them, and the selection, where they are. */
export function clearCells(transaction: Transaction, selection: CellSelection): Transaction {
  const { schema } = transaction.doc.type;
  const cells: { node: Node; pos: number }[] = [];
  selection.forEachCell((node, pos) => cells.push({ node, pos }));
  for (const { node, pos } of cells.sort((one, other) => other.pos - one.pos)) {
    if (isEmptyCell(node.content)) continue;
    const empty = typeOf(schema, 'paragraph').create();
    transaction.replaceWith(pos + 1, pos + node.nodeSize - 1, empty);
  }
  // The cells are still where they were as far as their order goes.
  const at = (pos: number) => transaction.mapping.map(pos, -1);
  return transaction.setSelection(
    CellSelection.create(
      transaction.doc,
      at(selection.$anchorCell.pos),
      at(selection.$headCell.pos),
    ),
  );
}
