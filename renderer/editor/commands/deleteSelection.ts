import type { Node, ResolvedPos } from '@tiptap/pm/model';
import {
  AllSelection,
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  type Transaction,
} from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { oneStep } from '../history/oneStep.ts';
import { clearCells } from '../tables/clearCells.ts';
import { isPart, named, typeOf } from './blocksAround.ts';
import { coveredFrames } from './coveredFrames.ts';
import { covers } from './covers.ts';

/**
 * Deletes what is selected. A selection over several fields of the head, over head and body, or into
 * a caption, a pull quote, a note, a cell of a table… empties each part of its own: no field ever
 * swallows the next one, and what is written for the desk never ends up in the story.
 */
export const deleteSelection: Command = (state, dispatch) => {
  if (state.selection.empty) return false;
  const transaction = deleteSelected(state).scrollIntoView();
  // A block taken away is a step of its own, however fast the next one follows.
  dispatch?.(state.selection instanceof NodeSelection ? oneStep(transaction) : transaction);
  return true;
};

export function deleteSelected(state: EditorState): Transaction {
  const transaction = state.tr;
  const { selection } = state;
  if (selection instanceof CellSelection) return clearCells(transaction, selection);
  const frames = coveredFrames(selection);
  if (frames && selection.from < frames.from && selection.to > frames.to) {
    transaction.delete(frames.from, frames.to);
    return transaction.setSelection(Selection.near(transaction.doc.resolve(selection.from), -1));
  }
  if (!crossesFields(selection)) return transaction.deleteSelection();
  const { from, to } = selection;
  const changes: Change[] = [];
  collect(state.doc, 0, { from, to, goesOnIn: goesOnIn(selection) }, changes);
  for (const { start, end, line } of changes.reverse()) {
    if (line) transaction.replaceWith(start, end, typeOf(state.schema, 'paragraph').create());
    else transaction.delete(start, end);
  }
  // An article that is empty now is begun as a new one is: in its headline.
  const isAll = selection instanceof AllSelection;
  const start = isAll
    ? (transaction.doc.firstChild?.nodeSize ?? 0)
    : transaction.mapping.map(from, -1);
  const $from = transaction.doc.resolve(start);
  return transaction.setSelection(Selection.near($from, 1));
}

/** Whether a selection reaches from one field, part or closed block into another. */
export function crossesFields(selection: Selection): boolean {
  const { $from, $to } = selection;
  if (selection.empty) return false;
  if ($from.sharedDepth($to.pos) === 0) return true;
  return closedAround($from) !== closedAround($to);
}

/** Start of the innermost thing whose text never runs into another's. */
export function closedAround($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (node.type.spec.isolating || isPart(node)) return $pos.before(depth);
  }
  return -1;
}

interface Range {
  from: number;
  to: number;
  goesOnIn: Node | undefined;
}

/** The container in which a line is left after what is covered, to go on in. */
function goesOnIn({ $from, $to }: Selection): Node | undefined {
  const depth = $from.sharedDepth($to.pos);
  const last = $to.depth > depth ? $to.node(depth + 1) : undefined;
  return last?.isTextblock && !isPart(last) ? $from.node(depth) : undefined;
}

interface Change {
  start: number;
  end: number;
  /** An empty line takes its place. */
  line: boolean;
}

/** What is covered goes as a whole, where one can do without it; of the rest its text goes. */
function collect(parent: Node, parentStart: number, range: Range, changes: Change[]) {
  let left = parent.content.content.filter((child) => !isPart(child)).length;
  const ofFrame = named(
    parent,
    'body',
    'factbox',
    'note',
    'blockquote',
    'bulletList',
    'orderedList',
    'tableCell',
    'tableHeader',
  );
  parent.forEach((child, offset) => {
    const start = parentStart + offset;
    const end = start + child.nodeSize;
    if (end <= range.from || start >= range.to) return;
    const canGo = ofFrame && !isPart(child) && covers(child, start, range);
    // Where the selection begins, a line stays to go on in, as after any other deletion.
    const begins = start < range.from && (child.isTextblock || parent !== range.goesOnIn);
    const keeps = canGo && (left === 1 || begins) && !named(child, 'listItem');
    if (canGo && !keeps && left > 1) {
      left--;
      changes.push({ start, end, line: false });
    } else if (keeps && !child.isTextblock) changes.push({ start, end, line: true });
    else if (child.isTextblock) {
      const from = Math.max(range.from, start + 1);
      const to = Math.min(range.to, end - 1);
      if (from < to) changes.push({ start: from, end: to, line: false });
    } else collect(child, start + 1, range, changes);
  });
}
