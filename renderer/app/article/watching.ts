import { articleOfText } from '../../../shared/article/articleText.ts';
import type { Article } from '../../../shared/article/model.ts';
import type { Access, OpenedArticle } from '../../../shared/contract/articles.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';
import type { Editing } from './editing.ts';
import { assetChanges, fieldChanges } from './fieldChanges.ts';
import type { Held } from './held.ts';
import type { Outside } from './sessionState.ts';

/** What happens to the file of the open article behind our back. Reports are hints; we look. */
export interface Watching {
  /** From the newsroom: that file now has that revision. */
  fileChanged(file: string, revision: string): void;
  fileGone(file: string): void;
  /** Looks at the file itself: after a broken line, when the window is in front again. */
  verify(): Promise<void>;
  /** The editor has come. */
  attached(): void;
  /** Goes on with the file of this article that was found elsewhere. */
  follow(file: string): Promise<void>;
  /** What is here, put together with what lies in the file. @returns whether it can be saved now. */
  takeIn(): Promise<boolean>;
  /** Our own save has ended with that revision. */
  written(revision: string): void;
}

export interface WatchingNeeds {
  articles: NewsroomClient['article'];
  editing: Editing;
  /** A save is under way. */
  busy(): boolean;
  say(message: string): void;
  /** The file is as we left it after all: what is unsaved can be saved. */
  resume(): void;
  /** See Reconciling. */
  reconcile(there: OpenedArticle): Promise<boolean>;
  /** What lies in the file is shown now. */
  readAgain(): void;
  /** The text is the same, its file another. */
  movedOn(): void;
}

/**
 * Network drives do not tell of changes that others make, and a drive or folder that was taken away
 * or exchanged not of being back: they are asked, this often, in ms.
 */
const askEvery = 5_000;

/** Something else lies in the place of the article, or nothing. */
const isAway = (outside: Outside | undefined) => outside !== undefined && outside.kind !== 'both';

export function createWatching(held: Held, needs: WatchingNeeds): Watching {
  const { articles, editing, busy, say, resume, reconcile, readAgain, movedOn } = needs;
  /** A revision that was reported while a save was under way. */
  let heard: string | undefined;
  let asking: ReturnType<typeof setInterval> | undefined;
  /** Something else lies in the file, and no editor is there yet to take it in. */
  let isUnseen = false;

  held.store.subscribe(({ open }) => {
    const tellsNothing = open?.network === true || isAway(open?.outside);
    if (tellsNothing === (asking !== undefined)) return;
    clearInterval(asking);
    asking = tellsNothing ? setInterval(() => void ask(), askEvery) : undefined;
  });

  /** What lies in the file now, as one step that undo takes back. Nothing of ours is unsaved. */
  function reload({ article, ...opened }: OpenedArticle, editor: EditorHandle) {
    const { content, ...metadata } = article;
    const steps = stepsTo(article);
    const mayEdit = held.open()?.access.mode === 'edit';
    held.replacing = true;
    try {
      editor.replaceContent(content, mayEdit ? { undoable: true, steps } : { keepSelection: true });
    } finally {
      held.replacing = false;
    }
    // In place of all of it a second time.
    const text = { metadata, doc: editor.doc };
    held.goOnFrom(opened.revision, () => articleOfText(text));
    held.update({
      metadata,
      access: opened.access,
      name: opened.name,
      outside: undefined,
      save: { kind: 'saved', at: new Date(opened.modified) },
      // It may have been told since it was read.
      ...(opened.unkeptVersion && { unkeptVersion: opened.unkeptVersion }),
    });
    readAgain();
    // Whoever looks on while another window of theirs writes it knows that it changes.
    const lock = held.open()?.lock;
    if (lock?.kind === 'held' && lock.by.here) return;
    say('This article was changed outside Stet; the new version is shown.');
  }

  function stepsTo(theirs: Article) {
    const mine = held.article();
    return mine && editing.steps([...fieldChanges(mine, theirs), ...assetChanges(mine, theirs)]);
  }

  /** What is here counts as unsaved, whether or not a key was pressed. */
  function onlyHere(outside: Outside) {
    if (!held.isDirty()) held.version++;
    const save = held.open()?.save;
    held.update({ outside, dirty: true, ...(save?.kind === 'saved' && { save: { kind: 'due' } }) });
  }

  /** Mostly nothing happened, and then the text need not be read again. */
  async function verify() {
    const { file, documentId, outside } = held.open() ?? {};
    if (file === undefined || busy()) return;
    if (!outside) {
      const there = await articles.revision({ file }).catch(() => undefined);
      const open = held.open();
      if (busy() || open?.documentId !== documentId || open?.file !== file) return;
      if (there && there.revision === held.base && !open.outside) {
        // Only reading all of it tells that a newer Stet wrote it; so it did before.
        const newer = open.access.mode === 'read' && open.access.why === 'newer-version';
        asWeLeftIt(newer ? { mode: 'read', why: 'newer-version' } : there.access);
        return;
      }
    }
    await readThere();
  }

  async function readThere() {
    const open = held.open();
    if (open?.file === undefined || busy()) return;
    const stale = () => held.open()?.documentId !== open.documentId || busy();
    let there: OpenedArticle;
    try {
      there = await articles.open({ file: open.file });
    } catch (error) {
      const { code } = failureOf(error);
      if (stale() || held.open()?.file !== open.file) return;
      if (code === 'not-found') onlyHere({ kind: 'gone' });
      if (code === 'damaged') onlyHere({ kind: 'spoilt' });
      return;
    }
    if (stale() || held.open()?.file !== open.file) return;
    await look(there);
  }

  function asWeLeftIt(access: Access, outside?: Outside) {
    held.update({ outside, access });
    if (held.isDirty()) resume();
  }

  async function look(there: OpenedArticle) {
    const { documentId } = held.open() ?? {};
    if (there.revision !== held.base) {
      await held.editor()?.whenStill();
      if (busy() || held.open()?.documentId !== documentId) return;
    }
    if (there.revision === held.base) {
      const { outside } = held.open() ?? {};
      // What came from a conflict copy is still to be decided.
      const decided = outside?.kind === 'both' && outside.copy ? outside : undefined;
      asWeLeftIt(there.access, decided);
    } else if (held.isDirty()) {
      // Whoever may only read, because somebody else writes, keeps all of it until that is over.
      if (held.open()?.access.mode === 'edit') await reconcile(there);
    } else {
      const editor = held.editor();
      if (editor) reload(there, editor);
      else isUnseen = true;
    }
  }

  /** A look that costs little: has anybody written since? */
  async function ask() {
    const { file, outside, network } = held.open() ?? {};
    if (file === undefined || busy()) return;
    const known = outside?.kind === 'both' && !outside.copy ? outside.revision : held.base;
    const revision = await articles.revision({ file }).then(
      (answer) => answer.revision,
      // Reading it tells what is wrong.
      () => undefined,
    );
    const isBack = outside?.kind === 'gone' ? revision !== undefined : revision === held.base;
    const isNews = network === true && outside?.kind !== 'gone' && revision !== known;
    if ((isAway(outside) && isBack) || isNews) await readThere();
  }

  return {
    fileChanged(file, revision) {
      const open = held.open();
      if (open?.file !== file) return;
      // What we know already; but a file that was spoilt or changed may be as it was again.
      if (revision === held.base && !open.outside) return;
      // Our own write is reported too, often before its answer.
      if (busy()) heard = revision;
      else void verify();
    },
    fileGone(file) {
      if (held.open()?.file === file && !busy()) void verify();
    },
    verify,
    attached() {
      // A text that was kept, and a file that was changed since, can be put together now, too.
      if (!isUnseen && held.open()?.outside?.kind !== 'changed') return;
      isUnseen = false;
      void verify();
    },
    async follow(file) {
      const { documentId, metadata } = held.open() ?? {};
      try {
        const there = await articles.open({ file });
        if (held.open()?.documentId !== documentId) return;
        if (there.article.id !== metadata?.id) {
          say('Another article lies there by now.');
          return;
        }
        const { access, name } = there;
        held.update({ file: there.file, name, access, outside: undefined });
        movedOn();
        await look(there);
      } catch (error) {
        say(failureOf(error).message);
      }
    },
    async takeIn() {
      const { file } = held.open() ?? {};
      if (file === undefined) return false;
      const there = await articles.open({ file }).catch(() => undefined);
      return there !== undefined && held.open()?.file === file && reconcile(there);
    },
    written(revision) {
      // After the save has ended: until then it is busy.
      if (heard !== undefined && heard !== revision) setTimeout(verify);
      heard = undefined;
    },
  };
}
