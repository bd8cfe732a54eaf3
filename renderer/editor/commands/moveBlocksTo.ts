import { Fragment, type Node } from '@tiptap/pm/model';
import { type Command, NodeSelection, Selection, type Transaction } from '@tiptap/pm/state';
import { blockContainers, isBlank, isList, named, typeOf } from './blocksAround.ts';
import { withoutIds } from './wholeBlocks.ts';

export interface BlockRange {
  /** Before the first and behind the last of neighbouring blocks. */
  from: number;
  to: number;
}

/** The blocks of a range, if it is one. */
export function blocksOfRange(doc: Node, { from, to }: BlockRange): Node[] {
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

/**
 * What blocks are at that gap; undefined where they cannot stand. Items of a list are items among
 * others, anywhere else a list of their own: a nested one in another item.
 *
 * @param gap a position between blocks of the body or of a fact box, for items also in a list or
 *   behind the last words of an item
 * @param range where in this document they are, if they are in it
 */
export function fitted(
  doc: Node,
  gap: number,
  blocks: readonly Node[],
  range?: BlockRange,
): readonly Node[] | undefined {
  const $gap = doc.resolve(gap);
  const { parent } = $gap;
  const areItems = blocks.every((block) => named(block, 'listItem'));
  const list = areItems && range ? doc.resolve(range.from).parent : undefined;
  let made = blocks;
  if (isList(parent)) {
    if (!areItems) return undefined;
  } else if (named(parent, 'listItem')) {
    if (!list) return undefined;
    made = [$gap.node(-1).type.create(null, [...blocks])];
  } else if (!named(parent, ...blockContainers)) return undefined;
  else if (list) {
    const isAll = list.childCount === blocks.length;
    made = [isAll ? list : list.type.create(null, [...blocks])];
  }
  const index = $gap.index();
  return parent.canReplace(index, index, Fragment.fromArray([...made])) ? made : undefined;
}

/** Whether blocks that are moved to that gap stay where they are; with all its items a list does. */
export function staysAt(doc: Node, { from, to }: BlockRange, gap: number): boolean {
  if (gap >= from && gap <= to) return true;
  const $from = doc.resolve(from);
  const isWholeList =
    isList($from.parent) && from === $from.start() && to === $from.end() && $from.depth > 0;
  return isWholeList && (gap === $from.before() || gap === $from.after());
}

/**
 * Puts blocks or items into a gap between others, or copies of them. A list that they leave empty
 * goes; a box or a quotation keeps a line, or goes where it says nothing else either.
 *
 * @param gap see `fitted`
 */
export const moveBlocksTo =
  (range: BlockRange, gap: number, copy = false): Command =>
  (state, dispatch) => {
    const blocks = blocksOfRange(state.doc, range);
    if (blocks.length === 0 || (gap > range.from && gap < range.to)) return false;
    if (!copy && staysAt(state.doc, range, gap)) return false;
    const made = fitted(state.doc, gap, blocks, range);
    if (!made) return false;
    if (!dispatch) return true;
    const transaction = state.tr.insert(gap, copy ? made.map(withoutIds) : made);
    const size = made.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    let at = gap;
    if (!copy) {
      const { length } = transaction.steps;
      const later = gap <= range.from ? size : 0;
      takeOut(transaction, range.from + later, range.to + later);
      at = transaction.mapping.slice(length).map(gap, -1);
    }
    const { doc } = transaction;
    const first = made.length === 1 ? doc.nodeAt(at) : null;
    transaction.setSelection(
      first ? NodeSelection.create(doc, at) : Selection.near(doc.resolve(at + 1)),
    );
    dispatch(transaction.scrollIntoView());
    return true;
  };

function takeOut(transaction: Transaction, from: number, to: number) {
  const $from = transaction.doc.resolve(from);
  const holder = $from.parent;
  const left = holder.childCount - blocksOfRange(transaction.doc, { from, to }).length;
  if (isList(holder) && left === 0) takeOut(transaction, $from.before(), $from.after());
  else if (named(holder, 'factbox', 'blockquote') && left === 1) leaveEmpty(transaction, from, to);
  else transaction.delete(from, to);
}

/** Nobody wants the frame of a box or a quotation that holds nothing any more. */
function leaveEmpty(transaction: Transaction, from: number, to: number) {
  const $from = transaction.doc.resolve(from);
  const said = $from.parent.content.content.find((node) => named(node, 'title', 'attribution'));
  if (said && isBlank(said)) transaction.delete($from.before(), $from.after());
  else {
    transaction.replaceWith(from, to, typeOf(transaction.doc.type.schema, 'paragraph').create());
  }
}
