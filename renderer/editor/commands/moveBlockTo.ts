import { Fragment, type Node } from '@tiptap/pm/model';
import { type Command, NodeSelection, Selection, type Transaction } from '@tiptap/pm/state';
import { blockContainers, isBlank, named, typeOf } from './blocksAround.ts';
import { withoutIds } from './wholeBlocks.ts';

export interface BlockRange {
  /** Before the first and behind the last of neighbouring blocks. */
  from: number;
  to: number;
}

/** The blocks of a range, if it is one. */
export function blocksIn(doc: Node, { from, to }: BlockRange): Node[] {
  const $from = doc.resolve(from);
  const nodes: Node[] = [];
  for (let pos = from, index = $from.index(); pos < to; index++) {
    const node = $from.parent.maybeChild(index);
    if (!node) return [];
    nodes.push(node);
    pos += node.nodeSize;
  }
  return nodes;
}

/** Whether blocks can stand at that gap between the blocks of the body or of a fact box. */
export function canStandAt(doc: Node, gap: number, blocks: readonly Node[]): boolean {
  const $gap = doc.resolve(gap);
  if (!named($gap.parent, ...blockContainers)) return false;
  const index = $gap.index();
  return $gap.parent.canReplace(index, index, Fragment.fromArray([...blocks]));
}

/**
 * Puts blocks into a gap between others, or copies of them. A fact box that they leave empty keeps a
 * line, or goes where it has no title either.
 *
 * @param gap a position between blocks of the body or of a fact box
 */
export const moveBlocksTo =
  (range: BlockRange, gap: number, copy = false): Command =>
  (state, dispatch) => {
    const blocks = blocksIn(state.doc, range);
    const isHere = gap >= range.from && gap <= range.to;
    if (blocks.length === 0 || (isHere && !copy) || (gap > range.from && gap < range.to))
      return false;
    if (!canStandAt(state.doc, gap, blocks)) return false;
    if (!dispatch) return true;
    const transaction = state.tr.insert(gap, copy ? blocks.map(withoutIds) : blocks);
    const size = range.to - range.from;
    let at = gap;
    if (!copy) {
      const from = gap <= range.from ? range.from + size : range.from;
      const before = transaction.steps.length;
      takeOut(transaction, from, from + size);
      at = transaction.mapping.slice(before).map(gap, -1);
    }
    const { doc } = transaction;
    const first = blocks.length === 1 ? doc.nodeAt(at) : null;
    transaction.setSelection(
      first ? NodeSelection.create(doc, at) : Selection.near(doc.resolve(at + 1)),
    );
    dispatch(transaction.scrollIntoView());
    return true;
  };

function takeOut(transaction: Transaction, from: number, to: number) {
  const $from = transaction.doc.resolve(from);
  const box = $from.parent;
  const left = box.childCount - blocksIn(transaction.doc, { from, to }).length;
  if (named(box, 'factbox') && left === 1) leaveEmpty(transaction, from, to);
  else transaction.delete(from, to);
}

/** Nobody wants the frame of a box that holds nothing any more. */
function leaveEmpty(transaction: Transaction, from: number, to: number) {
  const $from = transaction.doc.resolve(from);
  const title = $from.parent.firstChild;
  if (title && isBlank(title)) transaction.delete($from.before(), $from.after());
  else {
    transaction.replaceWith(from, to, typeOf(transaction.doc.type.schema, 'paragraph').create());
  }
}
