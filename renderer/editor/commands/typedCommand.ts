import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';

/** Where in the document the letters stand that called a command. */
interface Typed {
  from: number;
  to: number;
}

const key = new PluginKey<Typed | null>('typedCommand');

/**
 * A command that was called by typing its name and asks for something first (files, an address): the
 * name stays until there is an answer, and goes in one undo step with what the answer brings.
 */
export const typedCommand = () =>
  new Plugin<Typed | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, typed) {
        const set = transaction.getMeta(key) as Typed | null | undefined;
        if (set !== undefined) return set;
        if (!typed || !transaction.docChanged) return typed;
        const from = transaction.mapping.map(typed.from, 1);
        const to = transaction.mapping.map(typed.to, -1);
        return from < to ? { from, to } : null;
      },
    },
  });

export const keepTyped = (transaction: Transaction, { from, to }: Typed): Transaction =>
  transaction.setMeta(key, { from, to });

/** A transaction that begins with taking away what was typed, if anything was. */
export function withoutTyped(state: EditorState): Transaction {
  const typed = key.getState(state);
  return typed ? state.tr.delete(typed.from, typed.to).setMeta(key, null) : state.tr;
}
