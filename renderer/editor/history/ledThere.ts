import type { Node } from '@tiptap/pm/model';
import {
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  type Transaction,
} from '@tiptap/pm/state';
import type { Step } from '@tiptap/pm/transform';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import { named } from '../commands/blocksAround.ts';

/**
 * Undo or redo that leads to what it changes. The history has the caret go back to where one was when
 * the change was made, or was undone, which may be the other end of the article.
 *
 * What was written and taken back at once is in the history too, by keys or by an input method. It is
 * passed over, or the key would seem to have failed, and alone it is nothing to undo.
 */
export const ledThere =
  (command: Command): Command =>
  (state, dispatch) => {
    const passed: Transaction[] = [];
    for (let now = state; ; ) {
      const done = transactionOf(command, now);
      if (!done) return false;
      passed.push(done);
      if (!changesNothing(done)) break;
      now = now.apply(done);
    }
    if (dispatch) for (const done of passed) dispatch(lead(done));
    return true;
  };

function transactionOf(command: Command, state: EditorState): Transaction | undefined {
  let done: Transaction | undefined;
  command(state, (transaction) => {
    done = transaction;
  });
  return done;
}

/** Written and taken back at once. */
export function changesNothing({ before, doc, steps }: Transaction): boolean {
  if (!doc.eq(before)) return false;
  const changes = steps.filter((step) => step instanceof MetadataStep);
  const start = changes.reduceRight((metadata, step) => step.invert().applyTo(metadata), {});
  const end = changes.reduce((metadata, step) => step.applyTo(metadata), start);
  return JSON.stringify(start) === JSON.stringify(end);
}

function lead(transaction: Transaction): Transaction {
  const { doc, selection } = transaction;
  const changed = changedIn(transaction);
  // In a block that was changed, or beside one that went, the history knows better.
  if (!changed || isIn(doc, changed, selection)) return transaction;
  return transaction.setSelection(placeOf(doc, changed));
}

/** A photo or a divider is selected, in all else the caret is where the change begins or ends. */
function placeOf(doc: Node, { from, to }: Range): Selection {
  const node = doc.nodeAt(from);
  if (!node || node.isInline || node.isTextblock) return Selection.near(doc.resolve(to), -1);
  return node.isLeaf || named(node, 'photo')
    ? NodeSelection.create(doc, from)
    : Selection.near(doc.resolve(from), 1);
}

function isIn(doc: Node, changed: Range, { from, to }: Selection): boolean {
  return to >= blockAt(doc, changed.from).from && from <= blockAt(doc, changed.to).to;
}

/** A paragraph, a field of the head or a caption; between two blocks, both. */
function blockAt(doc: Node, pos: number): Range {
  const $pos = doc.resolve(pos);
  if ($pos.parent.isTextblock) return { from: $pos.before(), to: $pos.after() };
  return {
    from: pos - ($pos.nodeBefore?.nodeSize ?? 0),
    to: pos + ($pos.nodeAfter?.nodeSize ?? 0),
  };
}

interface Range {
  from: number;
  to: number;
}

/** From the first to the last place that it changed, as the document is behind it. */
function changedIn({ steps, docs }: Transaction): Range | undefined {
  let range: Range | undefined;
  steps.forEach((step, index) => {
    const map = step.getMap();
    if (range) range = { from: map.map(range.from, -1), to: map.map(range.to, 1) };
    for (const { from, to } of rangesOf(step, docs[index])) {
      range = { from: Math.min(range?.from ?? from, from), to: Math.max(range?.to ?? to, to) };
    }
  });
  return range;
}

/** Of a mark `from` and `to` say where it is, of an attribute `pos`; maps tell of all else. */
function rangesOf(step: Step, doc?: Node): Range[] {
  const ranges: Range[] = [];
  step.getMap().forEach((_from, _to, from, to) => {
    ranges.push({ from, to });
  });
  const { from, to, pos = from } = step as Step & Partial<Range & { pos: number }>;
  if (ranges.length === 0 && pos !== undefined) {
    ranges.push({ from: pos, to: to ?? pos + (doc?.nodeAt(pos)?.nodeSize ?? 0) });
  }
  return ranges;
}
