import { toggleMark as toggleSmall } from '@tiptap/pm/commands';
import { Fragment, type Mark, type MarkType, type Node, Slice } from '@tiptap/pm/model';
import { type Command, type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { oneStep } from '../history/oneStep.ts';

/** From this many positions on, a step for each run of text takes seconds; one step takes none. */
const large = 20_000;

/**
 * Marks the selection, or unmarks it where all of it is marked. Over much text it is one single
 * step, so that bold over a whole article is as quick as over a line.
 */
export const toggleMark =
  (type: MarkType): Command =>
  (state, dispatch, view) => {
    const { selection } = state;
    const removeWhenPresent = dispatch !== undefined && isAllMarked(state, type);
    const much = selection.ranges.reduce((sum, { $from, $to }) => sum + $to.pos - $from.pos, 0);
    if (much < large) {
      const put = dispatch && (selection.empty ? dispatch : inPlace(state, dispatch));
      return toggleSmall(type, null, { removeWhenPresent })(state, put, view);
    }
    if (!dispatch) return true;
    const mark = type.create();
    const changed = selection.ranges.reduce(
      (content, { $from, $to }) =>
        markFragment(content, $from.pos, $to.pos, mark, !removeWhenPresent),
      state.doc.content,
    );
    const start = state.doc.content.findDiffStart(changed);
    const end = state.doc.content.findDiffEnd(changed);
    if (start === null || !end) return true;
    // Sizes do not change, so the smallest whole blocks around the difference can be exchanged.
    const $start = state.doc.resolve(start);
    const depth = Math.min($start.sharedDepth(end.a), 1);
    const offset = depth === 0 ? 0 : $start.start(1);
    const container = depth === 0 ? changed : (changed.child($start.index(0)) as Node).content;
    const slice = new Slice(container, 0, 0);
    const size = depth === 0 ? state.doc.content.size : $start.node(1).content.size;
    const transaction = state.tr.step(new ReplaceStep(offset, offset + size, slice));
    transaction.setSelection(Selection.fromJSON(transaction.doc, selection.toJSON()));
    dispatch(oneStep(transaction));
    return true;
  };

/** Without scrolling: of all the article that is selected the end is far from what one sees. */
const inPlace =
  ({ tr }: EditorState, dispatch: (transaction: Transaction) => void) =>
  ({ steps }: Transaction) => {
    for (const step of steps) tr.step(step);
    dispatch(tr);
  };

/** Whether all selected words that may have the mark have it, in several cells too. */
export function isAllMarked({ doc, selection }: EditorState, type: MarkType): boolean {
  let any = false;
  let all = true;
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, pos, parent) => {
      if (!all || !node.isText || !parent?.type.allowsMarkType(type)) return all;
      // A space at an end is left as it is where words are marked.
      const words = node.text?.slice(Math.max(0, $from.pos - pos), $to.pos - pos);
      if (!words?.trim()) return false;
      any = true;
      all = type.isInSet(node.marks) !== undefined;
      return false;
    });
  }
  return any && all;
}

/** The same content with the mark on or off the text between two positions of it. */
function markFragment(
  content: Fragment,
  from: number,
  to: number,
  mark: Mark,
  add: boolean,
): Fragment {
  const nodes: Node[] = [];
  content.forEach((node, offset) => {
    const start = Math.max(0, from - offset);
    const end = Math.min(node.nodeSize, to - offset);
    if (start >= end) nodes.push(node);
    else if (node.isTextblock) nodes.push(markTextblock(node, start - 1, end - 1, mark, add));
    else if (node.isLeaf) nodes.push(node);
    else nodes.push(node.copy(markFragment(node.content, start - 1, end - 1, mark, add)));
  });
  return Fragment.from(nodes);
}

function markTextblock(block: Node, from: number, to: number, mark: Mark, add: boolean): Node {
  if (!block.type.allowsMarkType(mark.type)) return block;
  const nodes: Node[] = [];
  block.forEach((node, offset) => {
    const start = Math.max(0, from - offset);
    const end = Math.min(node.nodeSize, to - offset);
    if (start >= end || !node.isText) {
      nodes.push(node);
      return;
    }
    if (start > 0) nodes.push(node.cut(0, start));
    const marks = add ? mark.addToSet(node.marks) : mark.type.removeFromSet(node.marks);
    nodes.push(node.cut(start, end).mark(marks));
    if (end < node.nodeSize) nodes.push(node.cut(end));
  });
  return block.copy(Fragment.fromArray(nodes));
}
