import { Fragment, type Mark, type Node, type NodeType, Slice } from '@tiptap/pm/model';
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { oneStep } from '../history/oneStep.ts';

/** From this many positions on, a step for each run of text takes seconds; one step takes none. */
const large = 20_000;

/** @param block what the words stand in */
type Change = (marks: readonly Mark[], block: NodeType) => readonly Mark[];

export const isMuch = ({ ranges }: Selection): boolean =>
  ranges.reduce((sum, { $from, $to }) => sum + $to.pos - $from.pos, 0) >= large;

/** The selected words with other marks, in one single step. */
export function remarked(state: EditorState, change: Change): Transaction {
  const { doc, selection } = state;
  const changed = selection.ranges.reduce(
    (content, { $from, $to }) => inFragment(content, $from.pos, $to.pos, change),
    doc.content,
  );
  const start = doc.content.findDiffStart(changed);
  const end = doc.content.findDiffEnd(changed);
  if (start === null || !end) return state.tr;
  // Sizes do not change, so the smallest whole blocks around the difference can be exchanged.
  const $start = doc.resolve(start);
  const depth = Math.min($start.sharedDepth(end.a), 1);
  const offset = depth === 0 ? 0 : $start.start(1);
  const container = depth === 0 ? changed : (changed.child($start.index(0)) as Node).content;
  const slice = new Slice(container, 0, 0);
  const size = depth === 0 ? doc.content.size : $start.node(1).content.size;
  const transaction = state.tr.step(new ReplaceStep(offset, offset + size, slice));
  transaction.setSelection(Selection.fromJSON(transaction.doc, selection.toJSON()));
  return oneStep(transaction);
}

function inFragment(content: Fragment, from: number, to: number, change: Change): Fragment {
  const nodes: Node[] = [];
  content.forEach((node, offset) => {
    const start = Math.max(0, from - offset);
    const end = Math.min(node.nodeSize, to - offset);
    if (start >= end) nodes.push(node);
    else if (node.isTextblock) nodes.push(inTextblock(node, start - 1, end - 1, change));
    else if (node.isLeaf) nodes.push(node);
    else nodes.push(node.copy(inFragment(node.content, start - 1, end - 1, change)));
  });
  return Fragment.from(nodes);
}

function inTextblock(block: Node, from: number, to: number, change: Change): Node {
  const nodes: Node[] = [];
  block.forEach((node, offset) => {
    const start = Math.max(0, from - offset);
    const end = Math.min(node.nodeSize, to - offset);
    if (start >= end || !node.isText) {
      nodes.push(node);
      return;
    }
    if (start > 0) nodes.push(node.cut(0, start));
    nodes.push(node.cut(start, end).mark(change(node.marks, block.type)));
    if (end < node.nodeSize) nodes.push(node.cut(end));
  });
  return block.copy(Fragment.fromArray(nodes));
}
