import type { Node } from '@tiptap/pm/model';
import { type Command, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';
import { typeOf } from './blocksAround.ts';
import { selectedBlocks } from './selectedBlocks.ts';

/** A copy of the selected blocks behind them, with the caret at the same letter of the copy. */
export const duplicateBlocks: Command = (state, dispatch) => {
  const { selection } = state;
  const blocks = selectedBlocks(selection);
  if (!blocks) return false;
  if (dispatch) {
    const size = blocks.to - blocks.from;
    const transaction = state.tr.insert(blocks.to, blocks.nodes.map(withoutIds));
    const { doc } = transaction;
    transaction.setSelection(
      selection instanceof NodeSelection
        ? NodeSelection.create(doc, selection.from + size)
        : TextSelection.between(
            doc.resolve(selection.anchor + size),
            doc.resolve(selection.head + size),
          ),
    );
    dispatch(transaction.scrollIntoView());
  }
  return true;
};

/** The selected blocks are gone; the caret is in what comes after them, else before them. */
export const deleteBlocks: Command = (state, dispatch) => {
  const blocks = selectedBlocks(state.selection);
  if (!blocks) return false;
  if (dispatch) {
    const { container, from, to, nodes } = blocks;
    const isAll = nodes.length === container.childCount - (hasTitle(container) ? 1 : 0);
    const paragraph = typeOf(state.schema, 'paragraph');
    const transaction = isAll
      ? state.tr.replaceWith(from, to, paragraph.create())
      : state.tr.delete(from, to);
    const $at = transaction.doc.resolve(from);
    const next = $at.nodeAfter && Selection.findFrom($at, 1, true);
    const before = Selection.findFrom($at, -1, true);
    const selection = next ?? before;
    if (selection) transaction.setSelection(selection);
    dispatch(transaction.scrollIntoView());
  }
  return true;
};

/** A fact box begins with its title. */
const hasTitle = (container: Node) => container.firstChild?.type.name === 'title';

/** Copies are blocks of their own; they get ids as every new block does. */
export function withoutIds(node: Node): Node {
  if (node.isText) return node;
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: '' } : node.attrs;
  const children: Node[] = [];
  node.forEach((child) => {
    children.push(withoutIds(child));
  });
  return node.type.create(attrs, children, node.marks);
}
