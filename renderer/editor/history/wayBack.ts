import type { Transaction } from '@tiptap/pm/state';

const key = 'wayBack';

/** Says what a change did, with an Undo beside the words as long as that takes back this very change. */
export const withWayBack = (transaction: Transaction, words: string): Transaction =>
  words === '' ? transaction : transaction.setMeta(key, words);

/** What is said of a change; '' where nothing is. */
export const wordsOfWayBack = (transaction: Transaction): string => transaction.getMeta(key) ?? '';

/** Whether undo takes back something else from here on. */
export const isUndoneFirst = (transaction: Transaction): boolean =>
  transaction.docChanged && transaction.getMeta('addToHistory') !== false;
