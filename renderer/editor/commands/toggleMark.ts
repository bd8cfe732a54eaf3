import { toggleMark as toggleSmall } from '@tiptap/pm/commands';
import type { Mark, MarkType, NodeType } from '@tiptap/pm/model';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { isMuch, remarked } from './remarked.ts';

/**
 * Marks the selection, or unmarks it where all of it is marked. Over much text it is one single
 * step, so that bold over a whole article is as quick as over a line.
 */
export const toggleMark =
  (type: MarkType): Command =>
  (state, dispatch, view) => {
    const { selection } = state;
    const removeWhenPresent = dispatch !== undefined && isAllMarked(state, type);
    if (!isMuch(selection)) {
      const put = dispatch && (selection.empty ? dispatch : inPlace(state, dispatch));
      return toggleSmall(type, null, { removeWhenPresent })(state, put, view);
    }
    if (!dispatch) return true;
    const mark = type.create();
    const change = (marks: readonly Mark[], block: NodeType) => {
      if (!block.allowsMarkType(type)) return marks;
      return removeWhenPresent ? type.removeFromSet(marks) : mark.addToSet(marks);
    };
    dispatch(remarked(state, change));
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
