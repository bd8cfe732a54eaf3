import { Fragment, type Node } from '@tiptap/pm/model';
import {
  type Command,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import {
  blockContainers,
  blockDepth,
  depthOf,
  isEmptyParagraph,
  isList,
  named,
  typeOf,
} from './blocksAround.ts';

export interface InsertionPlace {
  from: number;
  to: number;
}

/**
 * Where a new block goes: instead of an empty paragraph, before the block whose start the caret is
 * at, else after the block; after the whole fact box if it is none for a fact box. From the head it
 * goes to the top of the body.
 */
export function insertionPlace(selection: Selection, blocks: readonly Node[] = []): InsertionPlace {
  const { $from, $to } = selection;
  const doc = $from.doc;
  const box = depthOf($to, 'factbox');
  if (box !== undefined && !mayStandIn($to.node(box), blocks)) {
    const after = $to.after(box);
    return { from: after, to: after };
  }
  const depth = blockDepth($to);
  if (depth === undefined) {
    if (named($to.parent, ...blockContainers)) {
      const at = selection instanceof NodeSelection ? selection.to : $to.pos;
      return { from: at, to: at };
    }
    const top = doc.content.size - (doc.lastChild?.nodeSize ?? 0) + 1;
    const first = doc.lastChild?.firstChild;
    const to =
      isEmptyParagraph(first) && doc.lastChild?.childCount === 1 ? top + first.nodeSize : top;
    return { from: top, to };
  }
  const before = $to.before(depth);
  const after = $to.after(depth);
  const block = $to.node(depth);
  if (isEmptyParagraph(block)) return { from: before, to: after };
  const atStart = selection.empty && $from.parentOffset === 0 && block.isTextblock;
  return atStart ? { from: before, to: before } : { from: after, to: after };
}

const mayStandIn = (box: Node, blocks: readonly Node[]): boolean =>
  box.canReplace(box.childCount, box.childCount, Fragment.fromArray([...blocks]));

/**
 * Puts blocks there and the caret into the first of them; behind them where none has text. There is
 * always a place to type after them.
 */
export function placeBlocks(
  transaction: Transaction,
  { from, to }: InsertionPlace,
  blocks: readonly Node[],
  caret: 'first' | 'last' = 'first',
): Transaction {
  const { schema } = transaction.doc.type;
  const content = [...blocks];
  const $to = transaction.doc.resolve(to);
  const last = content.at(-1);
  const next = $to.nodeAfter;
  if (last?.isAtom && !next?.isTextblock) content.push(typeOf(schema, 'paragraph').create());
  // An empty paragraph that gives way is the block a person stands in, so its id goes with it.
  transaction.replaceWith(from, to, Fragment.from(content));
  const end = from + content.reduce((size, node) => size + node.nodeSize, 0);
  const $caret = transaction.doc.resolve(caret === 'first' ? from : end);
  const selection =
    caret === 'first' && blocks[0]?.isAtom
      ? Selection.findFrom(transaction.doc.resolve(from + blocks[0].nodeSize), 1, true)
      : Selection.findFrom($caret, caret === 'first' ? 1 : -1, true);
  if (selection) transaction.setSelection(selection);
  return transaction.scrollIntoView();
}

/** The caret is in its first part, or in the last one where there are words in the first already. */
export const insertBlock =
  (block: (state: Parameters<Command>[0]) => Node): Command =>
  (state, dispatch) => {
    if (!dispatch) return true;
    const blocks = [block(state)];
    const caret = blocks[0]?.textContent ? 'last' : 'first';
    dispatch(placeBlocks(state.tr, insertionPlace(state.selection, blocks), blocks, caret));
    return true;
  };

/** An empty paragraph at the position, in a list an item of its own, with the caret in it. */
export function openParagraph(transaction: Transaction, pos: number): Transaction {
  const { schema } = transaction.doc.type;
  const line = typeOf(schema, 'paragraph').create();
  const inList = isList(transaction.doc.resolve(pos).parent);
  transaction.insert(pos, inList ? typeOf(schema, 'listItem').create(null, line) : line);
  const caret = TextSelection.create(transaction.doc, pos + (inList ? 2 : 1));
  return transaction.setSelection(caret).scrollIntoView();
}

/** Where the body ends, if its last block is not one to go on typing in. */
export function closedEnd(doc: Node): number | undefined {
  const last = doc.lastChild?.lastChild;
  return !last || named(last, 'paragraph', 'heading') ? undefined : doc.content.size - 1;
}
