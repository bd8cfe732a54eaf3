import type { OpenedArticle } from '../../../shared/contract/values.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';
import { fromDisk, type Held } from './held.ts';
import type { Outside } from './sessionState.ts';

/** What happens to the file of the open article behind our back. Reports are hints; we look. */
export interface Watching {
  /** From the newsroom: that file now has that revision. */
  fileChanged(file: string, revision: string): void;
  fileGone(file: string): void;
  /** Looks at the file itself: after a broken line, when the window is in front again. */
  verify(): Promise<void>;
  /** Our own save has ended with that revision. */
  written(revision: string): void;
}

export interface WatchingNeeds {
  articles: NewsroomClient['article'];
  /** A save is under way. */
  busy(): boolean;
  say(message: string): void;
  /** The file is as we left it after all: what is unsaved can be saved. */
  resume(): void;
  /** What lies in the file is shown now. */
  readAgain(): void;
}

export function createWatching(
  held: Held,
  { articles, busy, say, resume, readAgain }: WatchingNeeds,
): Watching {
  /** A revision that was reported while a save was under way. */
  let heard: string | undefined;

  /** What lies in the file now, with the caret where it was. Nothing of ours is unsaved. */
  function reload(opened: OpenedArticle) {
    const { content, ...metadata } = opened.article;
    held.base = opened.revision;
    readAgain();
    const editor = held.editor();
    if (editor) {
      held.replacing = true;
      editor.replaceContent(content, { keepSelection: true });
      held.replacing = false;
      held.update({
        metadata,
        access: opened.access,
        name: opened.name,
        outside: undefined,
        save: { kind: 'saved', at: new Date(opened.modified) },
      });
    } else {
      const { open } = fromDisk(opened);
      held.content = content;
      held.store.setState({ open });
    }
    say('This article was changed outside Stet; the new version is shown.');
  }

  /** What is here counts as unsaved, whether or not a key was pressed. */
  function onlyHere(outside: Outside) {
    if (!held.isDirty()) held.version++;
    held.update({ outside, dirty: true });
  }

  async function verify() {
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
    if (there.revision === held.base) {
      held.update({ outside: undefined, access: there.access });
      if (held.isDirty()) resume();
    } else if (held.isDirty()) {
      held.update({ outside: { kind: 'changed' } });
    } else {
      reload(there);
    }
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
    written(revision) {
      // After the save has ended: until then it is busy.
      if (heard !== undefined && heard !== revision) setTimeout(verify);
      heard = undefined;
    },
  };
}
