import { isHistoryTransaction, undoDepth } from '@tiptap/pm/history';
import type { Transaction } from '@tiptap/pm/state';
import type { Path } from '../../../shared/article/metadataPath.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import type { Change } from '../../editor/changes.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import type { Run } from '../../editor/history/run.ts';

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

/**
 * @param apply carries a change out, when it is made and whenever it is undone or redone.
 * @param took sees every step that was made, of whatever kind, and where undo has it.
 */
export function followTimeline(
  { editor, eachChange }: Pick<EditorHandle, 'editor' | 'eachChange'>,
  apply: (changes: readonly MetadataChange[]) => void,
  took: (run: Run) => void,
  now: () => number = Date.now,
): Timeline {
  let last: Transaction | undefined;
  let group: string | undefined;
  let changedAt = 0;

  const stop = eachChange((change) => {
    const { transaction } = change;
    for (const run of runsOf(change)) took(run);
    if (!transaction.docChanged) return;
    last = transaction;
    group = undefined;
    const steps = transaction.steps.filter((step) => step instanceof MetadataStep);
    if (steps.length > 0) apply(steps);
  });

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
    stop,
  };
}

/** A transaction, and those appended to it, as the editor's history has taken them. */
function runsOf({ transaction: root, appended, before, after }: Change): Run[] {
  const caret = () => ({ selection: before.selection.toJSON() });
  const ofHistory = isHistoryTransaction(root);
  let begins = undoDepth(before) !== undoDepth(after);
  const runs: Run[] = [];
  for (const transaction of [root, ...appended]) {
    const { steps } = transaction;
    if (steps.length === 0) continue;
    if (ofHistory) {
      const back = undoDepth(before) > undoDepth(after);
      if (transaction !== root) runs.push({ steps, as: 'follows' });
      else runs.push({ steps, as: back ? 'undo' : 'redo', ...caret() });
    } else if (isAside(transaction) || isAside(root)) runs.push({ steps, as: 'aside' });
    else if (begins) {
      begins = false;
      runs.push({ steps, as: 'event', ...caret() });
    } else runs.push({ steps, as: 'more' });
  }
  return runs;
}

const isAside = (transaction: Transaction) => transaction.getMeta('addToHistory') === false;
