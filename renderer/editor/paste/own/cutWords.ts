import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { closeUp, giveSpaces } from './draggedWords.ts';

/** Where words were cut out of this very document, and the space that went with them. */
interface Cut {
  caret: number;
  /** Where the words were. */
  at: number;
  space: ReturnType<typeof closeUp>;
}

/** The words, where whole ones were cut last: of a paste without formatting the text is all there is. */
let last = '';

/** @param words '' where it was anything else, or a copy */
export function rememberCut(words: string): void {
  last = words;
}

/** Whether these are the words. */
export const wereCut = (text: string): boolean => text !== '' && text === last;

/** By the document that was left: true as long as nothing else is done. */
const cuts = new WeakMap<Node, Cut>();

/** Takes a space along with whole words that were just cut out. */
export function closeCut(transaction: Transaction): void {
  const { from: at } = transaction.selection;
  const space = closeUp(transaction, at);
  // Whoever goes on sees the caret where a word begins, or behind the last one.
  const { $from, from } = transaction.selection;
  const isBefore = space?.at === from && $from.nodeAfter?.text?.startsWith(' ');
  const caret = isBefore ? from + 1 : from;
  transaction.setSelection(TextSelection.create(transaction.doc, caret));
  cuts.set(transaction.doc, { caret, at, space });
}

/** With the space that the last cut took along, and the caret where its words were. Asked with every key. */
export function reopened(state: EditorState): Transaction | undefined {
  if (!cuts.has(state.doc)) return undefined;
  const { tr } = state;
  return reopen(tr) ? tr : undefined;
}

function reopen(transaction: Transaction): boolean {
  const { doc, selection, storedMarks } = transaction;
  const cut = cuts.get(doc);
  if (!cut || !selection.empty || selection.from !== cut.caret) return false;
  if (cut.space) transaction.insert(cut.space.at, cut.space.node);
  transaction.setSelection(TextSelection.create(transaction.doc, cut.at));
  // What is written there may have been asked to be bold meanwhile.
  transaction.setStoredMarks(storedMarks);
  return true;
}

/**
 * Whole words that were cut are about to be put in: what comes back to its place is what it was.
 *
 * @returns gives them the spaces that they lack elsewhere, once they are in; the caret is behind them
 */
export function placeWords(transaction: Transaction): (() => void) | undefined {
  if (reopen(transaction)) return undefined;
  const { from, empty } = transaction.selection;
  if (!empty) return undefined;
  return () => {
    const { doc, selection } = transaction;
    if (!doc.resolve(from).sameParent(selection.$to)) return;
    transaction.setSelection(TextSelection.create(doc, from, selection.to));
    giveSpaces(transaction);
    const { to } = transaction.selection;
    transaction.setSelection(TextSelection.create(transaction.doc, to));
  };
}
