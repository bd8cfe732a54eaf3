import type { EditorView } from '@tiptap/pm/view';
import type { UndoSession } from '../../../shared/contract/journal.ts';
import type { Run } from '../../editor/history/run.ts';
import { waitForHistory } from '../../editor/history/waiting.ts';
import type { Held } from './held.ts';

/** A text as it was opened from its file, or as its journal had it. */
export type UndoableText = { file: string; revision: string } | { journal: string };

/**
 * Undo beyond the opening of the article: through what was done to it before. It is fetched and built
 * up while the page has nothing else to do; undo that is asked for sooner waits for it.
 */
export interface EarlierUndo {
  /** Another text is shown as this document, or none. */
  start(documentId: string | undefined, of: UndoableText | undefined): void;
  /** The view that shows it has come, or gone. */
  attach(view: EditorView | undefined, documentId: string): void;
  /** Something was done to it. Cheap: called with every key. */
  took(run: Run): void;
}

export function createEarlierUndo(
  held: Pick<Held, 'takenIn'>,
  fetch: (of: UndoableText) => Promise<UndoSession[]>,
): EarlierUndo {
  let wanted: { of: UndoableText | undefined; documentId: string | undefined } | undefined;
  let shown: { view: EditorView | undefined; documentId: string } | undefined;
  /** Done since the text was shown, while what was done before is still to come. */
  let since: Run[] | undefined;
  let turn = 0;
  let stopWaiting = () => {};

  function begin() {
    const mine = ++turn;
    stopWaiting();
    const of = wanted?.of;
    const view = wanted?.documentId === shown?.documentId ? shown?.view : undefined;
    if (!of || !view) return;
    const arrived = waitForHistory(view);
    stopWaiting = arrived;
    const isStill = () => mine === turn && !view.isDestroyed;
    void bring(of, view, isStill)
      .catch(() => undefined)
      .finally(() => {
        // Nobody misses what was done here; a text without its past is still whole.
        if (mine === turn) since = undefined;
        arrived();
      });
  }

  async function bring(of: UndoableText, view: EditorView, isStill: () => boolean) {
    const idle = await whenIdle();
    if (!isStill()) return;
    const sessions = await fetch(of);
    if (sessions.length === 0 || !isStill()) return;
    const { Replay } = await import('../../editor/history/replay.ts');
    const replay = new Replay(view.state.schema);
    let until = idle;
    for (const pieces of [replay.sessions(sessions), replay.comesTo(view.state.doc)]) {
      for (const _ of pieces) {
        if (until.timeRemaining() > 1) continue;
        until = await whenIdle();
        if (!isStill()) return;
      }
    }
    // An input method's letters may not be disturbed.
    while (view.composing) {
      await whenIdle();
      if (!isStill()) return;
    }
    if (!isStill()) return;
    replay.since(since ?? []);
    const transaction = replay.into(view.state);
    if (!transaction) return;
    for (const id of photosTakenIn(sessions)) held.takenIn.add(id);
    view.dispatch(transaction);
  }

  return {
    start(documentId, of) {
      wanted = { documentId, of };
      since = of && [];
      begin();
    },
    attach(view, documentId) {
      shown = { view, documentId };
      begin();
    },
    took(run) {
      since?.push(run);
    },
  };
}

const whenIdle = () =>
  new Promise<IdleDeadline>((resolve) => {
    requestIdleCallback(resolve, { timeout: 1_000 });
  });

/** Assets that came with a block: when that is undone they go too. */
function photosTakenIn(sessions: readonly UndoSession[]): string[] {
  const steps = sessions.flatMap(({ runs }) =>
    runs.flatMap((run) => (run.as === 'aside' ? run.steps : [])),
  );
  return steps.flatMap((step) => {
    const { path, before, after } = step as { path?: unknown[]; before?: unknown; after?: unknown };
    const [top, id, ...deeper] = path ?? [];
    const isAsset = top === 'assets' && typeof id === 'string' && deeper.length === 0;
    return isAsset && before === undefined && after !== undefined ? [id] : [];
  });
}
