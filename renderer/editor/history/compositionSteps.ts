import { closeHistory } from '@tiptap/pm/history';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** The composition of the last change, or that the last change made room for one. */
type Last = number | 'room' | undefined;
const key = new PluginKey<Last>('compositionSteps');

/** Which composition of an input method a change is of, as ProseMirror says it. */
const compositionOf = (transaction: Transaction): Last =>
  transaction.getMeta(key) ?? transaction.getMeta('composition');

/**
 * One composition is one undo step: what is typed or composed right before and after it is not in it.
 * Must come before the history, which groups a change when its turn to look at it comes.
 */
export const compositionSteps = () =>
  new Plugin<Last>({
    key,
    state: {
      init: () => undefined,
      apply(transaction, last) {
        if (!transaction.docChanged || transaction.getMeta('appendedTransaction')) return last;
        const now = compositionOf(transaction);
        const goesOn = now === last || (last === 'room' && now !== undefined);
        if (!goesOn) closeHistory(transaction);
        return now;
      },
    },
  });

/** A change that makes room for the composition which is about to start, and goes with it. */
export function beforeComposition(view: EditorView, transaction: Transaction): Transaction {
  // The number that the next one will have (prosemirror-view 1.42): the history then joins them however
  // long the input method takes. Without it they are joined if it is quick.
  const { input } = view as unknown as { input?: { compositionID?: number } };
  return transaction.setMeta(key, 'room').setMeta('composition', input?.compositionID);
}
