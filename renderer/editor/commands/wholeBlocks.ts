import type { Node } from '@tiptap/pm/model';
import {
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
} from '@tiptap/pm/state';
import { blockContainers, named, typeOf } from './blocksAround.ts';
import { type SelectedBlocks, selectedBlocks, selectedThings } from './selectedBlocks.ts';

/** A copy of the selected blocks, items or links behind them, with the caret at the same letter of the copy. */
export const duplicateBlocks: Command = (state, dispatch) => {
  const { selection } = state;
  const blocks = selectedThings(selection);
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
  const things = selectedThings(state.selection);
  // With its last item the list itself goes.
  const blocks =
    things && isAllOf(things) ? (listIn(state, things) ?? selectedBlocks(state.selection)) : things;
  if (!blocks) return false;
  if (dispatch) {
    const { from, to } = blocks;
    const isAll = isAllOf(blocks);
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

/** The list of which these are all items, where it stands in an item, a quotation or a cell. */
function listIn({ doc }: EditorState, { container, from }: SelectedBlocks) {
  const $from = doc.resolve(from);
  const holder = $from.node($from.depth - 1);
  const isInner =
    named(container, 'bulletList', 'orderedList') && !named(holder, ...blockContainers);
  if (!isInner) return undefined;
  const { depth } = $from;
  return {
    container: holder,
    from: $from.before(depth),
    to: $from.after(depth),
    nodes: [container],
  };
}

/** Titles and the names of speakers are no blocks. */
const isAllOf = ({ container, nodes }: SelectedBlocks) =>
  nodes.length ===
  container.content.content.filter((child) => !named(child, 'title', 'attribution')).length;

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
