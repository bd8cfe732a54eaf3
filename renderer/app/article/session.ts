import type { StoreApi } from 'zustand/vanilla';
import type { Article } from '../../../shared/article/model.ts';
import type { TextInParts } from '../../../shared/article/textInParts.ts';
import type {
  OpenedArticle,
  OpenedInParts,
  SavedArticle,
} from '../../../shared/contract/articles.ts';
import { draftFile } from '../../../shared/contract/bytes.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { RestoredText, UndoSession } from '../../../shared/contract/journal.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import type { NewsroomClient } from '../connect.ts';
import { createEarlierUndo, type UndoableText } from './earlierUndo.ts';
import { createEditing, type Editing } from './editing.ts';
import { createEntering, type Entry } from './entering.ts';
import { createFollowing } from './following.ts';
import { createHeld, fromDisk, fromParts, type Held, type Shown } from './held.ts';
import type { Journaling } from './journaling.ts';
import { createLeaving, type Leaving, type LeavingNeeds } from './leaving.ts';
import { createLocking, type Locking, type LockingNeeds } from './locking.ts';
import { leavePlace } from './places.ts';
import { createReadAhead } from './readAhead.ts';
import { createReconciling, type Reconciling } from './reconciling.ts';
import { restoring } from './restoring.ts';
import type { SessionState } from './sessionState.ts';
import { createWatching, type Watching } from './watching.ts';
import { createWriting } from './writing.ts';

export interface SessionSurroundings extends LeavingNeeds {
  articles: NewsroomClient['article'];
  history: NewsroomClient['history'];
  /** See `SaverOptions`. */
  answers(): Promise<unknown>;
  locks: Pick<LockingNeeds, 'locks' | 'window' | 'tellFree'>;
  /** A word on what happened without being asked for. */
  say(message: string): void;
  /** Will perhaps be shown in a moment. @returns that it will not. */
  drawAhead(shown: Shown): () => void;
  /** No longer shown: its photos can be freed. */
  forget(file: string): void;
  journaling: Journaling;
  /** Takes over a text that was kept from a window that is gone. */
  takeOver(journal: string): Promise<RestoredText>;
  /** It is shown now. */
  tookOver(journal: string): void;
  /** The journal with a text of this file that never got into it. */
  keptOf(file: string): string | undefined;
  /** What was done to a text before it was opened, for undo. */
  undoable(of: UndoableText): Promise<UndoSession[]>;
}

/** The one article of a pane: what is shown, what is changed, and how it gets to the disk. */
export interface Session
  extends Editing,
    Leaving,
    Pick<Watching, 'fileChanged' | 'verify' | 'follow'>,
    Pick<Reconciling, 'takeInCopy' | 'settle' | 'forgetArrivals'> {
  readonly store: StoreApi<SessionState>;
  readonly metadata: Held['metadata'];
  readonly handle: EditorHandle | undefined;
  readonly locking: Locking;
  /** This file will perhaps be opened in a moment: it is read meanwhile. */
  expectFile(file: string): void;
  /** Leaves the present article safely first. @returns false when the person stayed, or it failed. */
  openFile(file: string, name?: string): Promise<boolean>;
  /** A fresh article, or the one given, which then counts as changed. */
  openNew(article?: Article): Promise<boolean>;
  /** A text that was kept from a window that is gone, with a word on that. */
  restore(journal: string): Promise<boolean>;
  /** Shows what a dialog has opened. */
  adopt(open: () => Promise<OpenedArticle>): Promise<boolean>;
  /** Another article is on its way here. */
  isOpening(): boolean;
  /** Back to no article. @returns false where the person stayed, or asked for another one since. */
  close(): Promise<boolean>;
  /**
   * Drops the present article without saving. Only after the person said so.
   * @returns the journal that `restore` brings it back from; undefined where nothing was typed.
   */
  abandon(): Promise<string | undefined>;
  /** Counts what is changed: the same number, the same text. */
  changes(): number;
  /** The article as it stands; without the photos that are on their way. */
  article(): Article | undefined;
  /** The same once they are in it: what goes anywhere, or a photo that was just put in stays behind. */
  wholeArticle(): Promise<Article | undefined>;
  /** Of the text that is shown. */
  hasPhotosOnTheirWay(): boolean;
  /** The text that an editor is to show; undefined while one does. */
  text(): TextInParts | undefined;

  /** @returns false when it did not get to the disk. */
  save(): Promise<boolean>;
  /** Writes and keeps at once what timers still hold back, and where the caret is. */
  flush(): void;
  /**
   * Writes what is here to a file of its own and goes on with that file.
   * @param identity `same`: there is no other file of this article
   * @throws what `saveNew` throws
   */
  moveToCopy(where: 'library' | 'ask', name?: string, identity?: 'same'): Promise<void>;
  /** The same without going on with it. */
  copyTo(where: 'library' | 'ask', name?: string): Promise<SavedArticle>;
  /** The file has another name now. */
  renamed(file: string, name: string): void;
  /** From the newsroom. @param now another window gave it that name */
  fileGone(file: string, now?: { file: string; name: string }): void;
  /** From the newsroom: what that file said before is a version by now, or why it is none. */
  versionsChanged(file: string, unkept: Failure | undefined): void;
}

export function createSession(around: SessionSurroundings): Session {
  const { articles, journaling } = around;
  const { window } = around.locks;
  const held = createHeld();
  const { store } = held;
  const writing = createWriting(held, articles, journaling, {
    answers: around.answers,
    onWritten: (revision) => watching.written(revision),
    takeIn: () => watching.takeIn(),
  });
  const { saver } = writing;
  const earlier = createEarlierUndo(held, {
    fetch: around.undoable,
    addAsset: (id, asset) => editing.addAsset(id, asset),
  });
  const following = createFollowing(held, journaling, earlier);
  const editing = createEditing(held, saver.changed, {
    took(run) {
      earlier.took(run);
      journaling.took(run);
    },
  });
  const reconciling = createReconciling(held, {
    articles,
    history: around.history,
    editing,
    journaling,
    say: around.say,
    resume: saver.changed,
    save: saver.saveNow,
  });
  const watching: Watching = createWatching(held, {
    articles,
    editing,
    busy: () => saver.busy,
    say: around.say,
    resume: saver.changed,
    reconcile: reconciling.takeIn,
    readAgain() {
      // What undo goes back through stays the same: the new version is one more step of it.
      following.startJournal();
    },
    movedOn: journaling.goOn,
  });
  const locking = createLocking(held, {
    ...around.locks,
    async keepUnsaved() {
      await journaling.flush();
      const { file } = held.open() ?? {};
      const article = held.article();
      if (file === undefined || !article) return false;
      return around.history.keep({ file, reason: 'conflict-loser', article }).then(
        () => true,
        () => false,
      );
    },
    verify: () => watching.verify(),
  });
  const leaving = createLeaving(held, saver, journaling, around);

  function show(entry: Entry | undefined) {
    leaving.left();
    leavePlace(held);
    const before = held.open()?.file;
    writing.reset();
    held.show(entry);
    following.follow(entry ?? {});
    if (before !== undefined && before !== entry?.open.file) around.forget(before);
    // What was shown while it had no file yet.
    around.forget(draftFile);
  }

  const entering = createEntering(held, { ...leaving, show, locking, say: around.say });
  const { enter } = entering;
  const ahead = createReadAhead<OpenedInParts>({
    read: (file, ahead) => articles.openInParts({ file, window, ahead }),
    stays: ({ taken }) => !taken,
    make: (there) => around.drawAhead(fromParts(there)),
    // Where that is not heard, its first save reads it once more.
    used: ({ file, revision }) =>
      void articles.shown({ window, file, revision }).catch(() => undefined),
  });

  /** What was read of that file, and is not shown yet, may be true no more. */
  function tell(file: string, what: () => void) {
    ahead.forget(file);
    entering.told(file, what);
    what();
  }

  const session: Session = {
    ...editing,
    ...leaving,
    attach(handle, documentId) {
      editing.attach(handle, documentId);
      earlier.attach(handle?.editor.view, documentId);
      writing.shown(held.editor()?.doc);
      if (!handle) return;
      reconciling.attached();
      watching.attached();
    },
    store,
    metadata: held.metadata,
    locking,
    get handle() {
      return held.editor();
    },
    expectFile(file) {
      if (held.open()?.file !== file && around.keptOf(file) === undefined) ahead.expect(file);
    },
    openFile(file, name = '') {
      if (held.open()?.file === file && !held.open()?.outside) return Promise.resolve(true);
      const journal = around.keptOf(file);
      if (journal !== undefined) return session.restore(journal);
      return enter(async () => fromParts(await ahead.take(file)), { file, name });
    },
    async restore(journal) {
      let isUnseen = false;
      const read = async () => {
        const entry = await restoring(journal, around);
        isUnseen = entry.unseen;
        return entry;
      };
      const isShown = await enter(read, { name: '' });
      if (isShown) around.tookOver(journal);
      // Whenever its drive answers.
      if (isShown && isUnseen) void watching.verify();
      return isShown;
    },
    adopt: (read) => enter(async () => fromDisk(await read()), { name: '' }),
    openNew: (given) =>
      enter(
        async () => {
          const { content, ...metadata } = given ?? (await articles.create()).article;
          const open: Entry['open'] = {
            documentId: crypto.randomUUID(),
            metadata,
            access: { mode: 'edit' },
            dirty: given !== undefined,
            save: { kind: 'never' },
          };
          return { open, text: { first: content }, changed: given !== undefined };
        },
        { name: '' },
      ),
    isOpening: () => entering.busy,
    async close() {
      const isLast = entering.giveUp();
      if (!(await leaving.leave()) || !isLast()) return false;
      show(undefined);
      return true;
    },
    async abandon() {
      const journal = await journaling.discard();
      show(undefined);
      return journal;
    },
    changes: () => held.version,
    article: held.article,
    async wholeArticle() {
      await leaving.photosArrived();
      return held.article();
    },
    hasPhotosOnTheirWay: () => held.editor()?.photosArrived() !== undefined,
    text: () => held.text,

    save: writing.save,
    flush() {
      leavePlace(held);
      saver.flush();
      void journaling.flush();
    },
    moveToCopy: writing.moveToCopy,
    copyTo: writing.copyTo,
    renamed(file, name) {
      held.update({ file, name });
      // A save may not have found it under the old one.
      void watching.verify();
    },

    versionsChanged: (file, unkeptVersion) =>
      tell(file, () => {
        const { file: shown, versionsCame = 0 } = held.open() ?? {};
        if (shown === file) held.update({ unkeptVersion, versionsCame: versionsCame + 1 });
      }),
    fileChanged: (file, revision) => tell(file, () => watching.fileChanged(file, revision)),
    fileGone: (file, now) =>
      tell(file, () => {
        if (now && held.open()?.file === file) session.renamed(now.file, now.name);
        else watching.fileGone(file);
      }),
    verify: watching.verify,
    follow: watching.follow,
    takeInCopy: reconciling.takeInCopy,
    settle: reconciling.settle,
    forgetArrivals: reconciling.forgetArrivals,
  };
  return session;
}
