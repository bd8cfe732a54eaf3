import { closeHistory } from '@tiptap/pm/history';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Of which composition of an input method a change is, as ProseMirror numbers them; or it makes room. */
type Of = number | 'room' | undefined;
/** The last change: of a composition of words, which one chooses, or of one letter, as of a key. */
type Last = [words?: Of, letter?: Of];
const key = new PluginKey<Last>('compositionSteps');

const compositionOf = (transaction: Transaction): Of =>
  transaction.getMeta(key) ?? transaction.getMeta('composition');

/**
 * One composition is one undo step: what is typed or composed right before and after it is not in it.
 * Where each letter is a composition, as in Korean and behind an accent's own key, it counts as typed:
 * a sentence would have an undo step for each.
 * Must come before the history, which groups a change when its turn to look at it comes.
 */
export const compositionSteps = () =>
  new Plugin<Last>({
    key,
    state: {
      init: () => [],
      apply(transaction, last) {
        if (!transaction.docChanged || transaction.getMeta('appendedTransaction')) return last;
        const [words, letter] = last;
        const now = compositionOf(transaction);
        const begins = now !== words && now !== 'room';
        const isLetter = now === letter || (begins && isBehindLetter(transaction));
        const is: Last = isLetter ? [undefined, now] : [now];
        if (is[0] !== words && words !== 'room') closeHistory(transaction);
        return is;
      },
    },
  });

/** Of Hangul, or an accent that waits for its own, as the key shows it: some have ' and ". */
const letters = /[\p{Script=Hangul}\p{Sk}\p{Lm}~'"]$/u;

const isBehindLetter = ({ selection }: Transaction) =>
  letters.test(selection.$head.nodeBefore?.text ?? '');

/** A change that makes room for the composition which is about to start, and goes with it. */
export function beforeComposition(view: EditorView, transaction: Transaction): Transaction {
  // The number that the next one will have (prosemirror-view 1.42): they are joined however long the
  // input method takes.
  const { input } = view as unknown as { input?: { compositionID?: number } };
  return transaction.setMeta(key, 'room').setMeta('composition', input?.compositionID);
}
