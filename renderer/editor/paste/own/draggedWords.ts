import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { isWholeWords, isWithinWord, missingSpaces, spaceTooMany } from './wordSpaces.ts';

export function areWholeWords(selection: Selection): boolean {
  const { $from, $to } = selection;
  if (!(selection instanceof TextSelection) || !$from.sameParent($to)) return false;
  const [before, words, after] = line($from, $to);
  return isWholeWords(before, words, after);
}

/** Takes the space along that words left behind at this place. @returns what it was, and where */
export function closeUp(transaction: Transaction, pos: number) {
  const $pos = transaction.doc.resolve(pos);
  const [before, , after] = line($pos, $pos);
  const side = spaceTooMany(before, after);
  const node = side === 'before' ? $pos.nodeBefore : $pos.nodeAfter;
  if (!side || !node) return undefined;
  const at = side === 'before' ? pos - 1 : pos;
  transaction.delete(at, at + 1);
  return { at, node: side === 'before' ? node.cut(node.nodeSize - 1) : node.cut(0, 1) };
}

/** Gives the words that were put in, and are selected, the spaces they lack: none within a word. */
export function giveSpaces(transaction: Transaction): void {
  const { $from, $to, from, to, empty } = transaction.selection;
  if (empty || !$from.sameParent($to)) return;
  const [before, words, after] = line($from, $to);
  if (isWithinWord(before, after)) return;
  const missing = missingSpaces(before, words, after);
  if (missing.after) insertSpace(transaction, $to);
  if (missing.before) insertSpace(transaction, $from);
  const moved = missing.before ? 1 : 0;
  const selection = TextSelection.create(transaction.doc, from + moved, to + moved);
  transaction.setSelection(selection);
}

/** It is as what stands on both sides of it. */
function insertSpace(transaction: Transaction, { pos, nodeBefore, nodeAfter }: ResolvedPos) {
  const marks = nodeBefore?.marks.filter((mark) => nodeAfter && mark.isInSet(nodeAfter.marks));
  transaction.insert(pos, transaction.doc.type.schema.text(' ', marks));
}

function line($from: ResolvedPos, $to: ResolvedPos) {
  const { parent, parentOffset: from } = $from;
  const to = $to.parentOffset;
  const text = (start: number, end: number) => parent.textBetween(start, end, '', leaf);
  return [text(0, from), text(from, to), text(to, parent.content.size)] as const;
}

const leaf = ({ type }: Node) => (type.name === 'hardBreak' ? '\n' : '\ufffc');
