import { TextSelection, type Transaction } from '@tiptap/pm/state';

/** The caret goes there, in a line of text, and into sight. */
export const caretAt = (transaction: Transaction, pos: number) =>
  transaction.setSelection(TextSelection.create(transaction.doc, pos)).scrollIntoView();
