import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  type PluginSpec,
  type Transaction,
} from '@tiptap/pm/state';

/** What a small dialog beside the text is about: a link, an embed, an offer. One at a time. */
export interface Opening<T extends object> {
  of(state: EditorState): T | undefined;
  /** Opens it, or with null closes it, with the change that this transaction makes. */
  set(transaction: Transaction, value: T | null): Transaction;
  close: Command;
  plugin(): Plugin<T | null>;
}

/**
 * @param follow what becomes of it, open or not, with a change that says nothing about it
 * @param props of the plugin that keeps it
 */
export function opening<T extends object>(
  name: string,
  follow: (value: T | null, transaction: Transaction, state: EditorState) => T | null,
  props: PluginSpec<T | null>['props'] = {},
): Opening<T> {
  const key = new PluginKey<T | null>(name);
  const of = (state: EditorState) => key.getState(state) ?? undefined;
  const set = (transaction: Transaction, value: T | null) => transaction.setMeta(key, value);
  return {
    of,
    set,
    close(state, dispatch) {
      if (!of(state)) return false;
      dispatch?.(set(state.tr, null));
      return true;
    },
    plugin: () =>
      new Plugin<T | null>({
        key,
        state: {
          init: () => null,
          apply(transaction, value, _old, state) {
            const said = transaction.getMeta(key) as T | null | undefined;
            return said === undefined ? follow(value, transaction, state) : said;
          },
        },
        props,
      }),
  };
}
