import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import type { Step } from '@tiptap/pm/transform';
import type { Path } from '../../../shared/article/metadataPath.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';

export interface MetadataChange {
  path: Path;
  before: unknown;
  after: unknown;
}

export interface ChangeOptions {
  /** Changes one after the other with the same name, close in time, are undone together. */
  group?: string | undefined;
}

/** A pause after which typing goes into a step of its own, in ms; the editor's history takes 500. */
const pause = 1_500;

/** One history for text and metadata: the editor's. See MetadataStep. */
export interface Timeline {
  change(changes: readonly MetadataChange[], options?: ChangeOptions): void;
  stop(): void;
}

export const stepsOf = (changes: readonly MetadataChange[]): MetadataStep[] =>
  changes.map(({ path, before, after }) => new MetadataStep(path, before, after));

interface Seen {
  transaction: Transaction;
  appendedTransactions?: Transaction[];
}

/**
 * @param apply carries a change out, when it is made and whenever it is undone or redone.
 * @param took sees every step that was made, of whatever kind.
 */
export function followTimeline(
  editor: Editor,
  apply: (changes: readonly MetadataChange[]) => void,
  took: (steps: readonly Step[]) => void,
  now: () => number = Date.now,
): Timeline {
  let last: Transaction | undefined;
  let group: string | undefined;
  let changedAt = 0;

  function see({ transaction, appendedTransactions = [] }: Seen) {
    for (const { steps } of [transaction, ...appendedTransactions]) {
      if (steps.length > 0) took(steps);
    }
    if (!transaction.docChanged) return;
    last = transaction;
    group = undefined;
    const steps = transaction.steps.filter((step) => step instanceof MetadataStep);
    if (steps.length > 0) apply(steps);
  }
  editor.on('transaction', see);

  return {
    change(changes, options = {}) {
      const transaction = editor.state.tr;
      for (const step of stepsOf(changes)) transaction.step(step);
      const goesOn =
        options.group !== undefined && options.group === group && now() - changedAt < pause;
      // The history takes what is appended to a transaction into the same event.
      if (goesOn && last) transaction.setMeta('appendedTransaction', last);
      editor.view.dispatch(transaction);
      group = options.group;
      changedAt = now();
    },
    stop() {
      editor.off('transaction', see);
    },
  };
}
