import { closeHistory } from '@tiptap/pm/history';
import { type Command, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';

const sealed = new PluginKey('oneStep');

/** What typing before and after it never joins: undo takes back exactly this. */
export const oneStep = (transaction: Transaction): Transaction =>
  closeHistory(transaction).setMeta(sealed, true);

/** A command whose every run is one undo step. */
export const asOneStep =
  (command: Command): Command =>
  (state, dispatch, view) =>
    command(state, dispatch && ((transaction) => dispatch(oneStep(transaction))), view);

/**
 * Ends the undo step after a sealed transaction. Must come after every plugin that appends to a
 * change, or what they append would start a step of its own.
 */
export const sealing = () =>
  new Plugin({
    key: sealed,
    appendTransaction: (transactions, _old, state) =>
      transactions.some((transaction) => transaction.getMeta(sealed))
        ? closeHistory(state.tr)
        : null,
  });
