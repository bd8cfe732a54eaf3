import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Something that was done to the text or its selection. */
export interface Change {
  readonly transaction: Transaction;
  /** What plugins did with it. */
  readonly appended: readonly Transaction[];
  readonly before: EditorState;
  readonly after: EditorState;
}

/**
 * Carries each change out and tells of it. Tiptap would compare the documents and selections, and tell
 * of it by five events, with every key.
 */
export function createChanges() {
  const listeners = new Set<(change: Change) => void>();
  return {
    /** At once, so with every key: next to nothing may be done then. */
    each(listener: (change: Change) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    carryOut(this: EditorView, transaction: Transaction) {
      if (this.isDestroyed) return;
      const before = this.state;
      const { state: after, transactions } = before.applyTransaction(transaction);
      // A plugin would not have it.
      if (transactions.length === 0) return;
      this.updateState(after);
      const change = { transaction, appended: transactions.slice(1), before, after };
      for (const listener of listeners) listener(change);
    },
  };
}
