import type { EditorView } from '@tiptap/pm/view';
import { type Path, writeAt } from '../../../shared/article/metadataPath.ts';
import type { Asset } from '../../../shared/article/model.ts';
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

interface Surroundings {
  fetch(of: UndoableText): Promise<UndoSession[]>;
  addAsset(id: string, asset: Asset): void;
}

export function createEarlierUndo(
  held: Pick<Held, 'takenIn' | 'open'>,
  { fetch, addAsset }: Surroundings,
): EarlierUndo {
  let wanted: { of: UndoableText | undefined; documentId: string | undefined } | undefined;
  let shown: { view: EditorView | undefined; documentId: string } | undefined;
  /** Done since the text was shown, while what was done before is still to come. */
  let since: Run[] | undefined;
  /** What earlier sessions know of their photos: the file has those alone that the text showed last. */
  let photos: ReadonlyMap<string, Asset> = new Map();
  let turn = 0;
  let stopWaiting = () => {};

  function begin() {
    const mine = ++turn;
    photos = new Map();
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
    photos = photosTakenIn(sessions);
    for (const id of photos.keys()) held.takenIn.add(id);
    view.dispatch(transaction);
  }

  /** Before one goes back to their blocks, or forth; what stays out of sight no save writes. */
  function bringPhotosBack() {
    const known = held.open()?.metadata.assets ?? {};
    for (const [id, photo] of photos) if (!known[id]) addAsset(id, photo);
    photos = new Map();
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
      if (run.as === 'undo' || run.as === 'redo') bringPhotosBack();
      since?.push(run);
    },
  };
}

const whenIdle = () =>
  new Promise<IdleDeadline>((resolve) => {
    requestIdleCallback(resolve, { timeout: 1_000 });
  });

/** Assets that came with a block, as they were last: when that is undone they go too. */
function photosTakenIn(sessions: readonly UndoSession[]): Map<string, Asset> {
  let metadata: { assets?: Record<string, Asset> } = {};
  const ids: string[] = [];
  for (const { as, steps } of sessions.flatMap(({ runs }) => runs)) {
    for (const step of steps) {
      const { path, before, after } = step as { path?: Path; before?: unknown; after?: unknown };
      if (path?.[0] !== 'assets') continue;
      metadata = writeAt(metadata, path, after);
      const isNew = path.length === 2 && before === undefined && after !== undefined;
      if (as === 'aside' && isNew) ids.push(String(path[1]));
    }
  }
  return new Map(
    ids.flatMap((id) => {
      const asset = metadata.assets?.[id];
      return asset ? [[id, asset] as const] : [];
    }),
  );
}
