import { writeAt } from '../../../shared/article/metadataPath.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import type { Article } from '../../../shared/article/model.ts';
import { sameValue } from '../../../shared/article/sameValue.ts';
import type { SavedArticle } from '../../../shared/contract/values.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';
import type { Held } from './held.ts';
import type { Journaling } from './journaling.ts';
import { createSaver, type Saver, type WriteOutcome } from './saver.ts';

/** How the open article gets to the disk. */
export interface Writing {
  readonly saver: Saver;
  save(): Promise<boolean>;
  /** See `Session`. */
  moveToCopy(where: 'library' | 'ask', name?: string, identity?: 'same'): Promise<void>;
  copyTo(where: 'library' | 'ask', name?: string): Promise<SavedArticle>;
  /** Another article is shown. */
  reset(): void;
}

export function createWriting(
  held: Held,
  articles: NewsroomClient['article'],
  journaling: Journaling,
  {
    onWritten,
    takeIn,
  }: {
    /** With the revision that now lies in the file. */
    onWritten(revision: string): void;
    /** Somebody else wrote the file. @returns whether the text can be saved over that now. */
    takeIn(): Promise<boolean>;
  },
): Writing {
  /** What the newsroom may hold although its answer was lost. */
  let perhapsWritten: Article | undefined;

  const saver = createSaver({
    dirty: held.isDirty,
    mayAutosave() {
      const open = held.open();
      if (open?.file === undefined || open.access.mode !== 'edit') return false;
      return !open.outside && !open.restored;
    },
    write,
    show: (save) => held.update({ save, dirty: held.isDirty() }),
  });

  async function write(): Promise<WriteOutcome> {
    // The journal first, so that what is being written is safe while it is.
    await journaling.flush();
    const open = held.open();
    const sending = held.articleToWrite();
    if (!open || !sending) return { at: new Date() };
    const sent = held.version;
    const journaled = journaling.covers();
    const { base } = held;
    const stillOpen = () => held.open()?.documentId === open.documentId;
    try {
      const saved =
        open.file !== undefined && base !== undefined
          ? await articles.save({ file: open.file, base, article: sending, journaled })
          : await articles.saveNew({ article: sending, where: 'library', journaled });
      // Another article may be on the screen by now; this one is on the disk all the same.
      if (stillOpen()) written(saved, sent);
      return { at: new Date(saved.savedAt) };
    } catch (error) {
      const failure = failureOf(error);
      if (!stillOpen()) return { failure };
      if (failure.detail?.what === 'connection') perhapsWritten = sending;
      if (failure.code === 'conflict') {
        if ((await wasOurs(open.file)) || (await takeIn())) return write();
      }
      if (failure.code === 'not-found') held.update({ outside: { kind: 'gone' } });
      return { failure };
    }
  }

  function written(saved: SavedArticle, sent: number) {
    held.base = saved.revision;
    held.savedVersion = sent;
    perhapsWritten = undefined;
    const open = held.open();
    if (!open) return;
    const metadata = saved.modified
      ? writeAt(open.metadata, ['dates', 'modified'], saved.modified)
      : open.metadata;
    held.update({
      file: saved.file,
      name: saved.name,
      metadata,
      outside: undefined,
      restored: undefined,
    });
    onWritten(saved.revision);
  }

  /** A save whose answer got lost looks like somebody else's: compare before raising an alarm. */
  async function wasOurs(file: string | undefined): Promise<boolean> {
    if (!perhapsWritten || file === undefined) return false;
    try {
      const there = await articles.open({ file });
      if (!isSame(there.article, perhapsWritten)) return false;
      held.base = there.revision;
      perhapsWritten = undefined;
      return true;
    } catch {
      return false;
    }
  }

  return {
    saver,
    async save() {
      const open = held.open();
      if (open?.access.mode !== 'edit' || open.outside) return false;
      // A new article gets its file although nothing changed yet.
      if (open.file === undefined && !held.isDirty()) held.version++;
      return saver.saveNow();
    },
    async copyTo(where, name) {
      const open = held.open();
      const whole = held.articleToWrite();
      if (!open || !whole) throw new Error('No article is open');
      const article = open.file === undefined ? whole : { ...whole, id: freshId() };
      return articles.saveNew({ article, from: open.file, name, where });
    },
    async moveToCopy(where, name, identity) {
      const open = held.open();
      const whole = held.articleToWrite();
      if (!open || !whole) return;
      const sent = held.version;
      const keepsId = open.file === undefined || identity === 'same';
      const id = keepsId ? open.metadata.id : freshId();
      const saved = await articles.saveNew({
        article: { ...whole, id },
        from: open.file,
        name,
        where,
        journaled: journaling.covers(),
      });
      if (held.open()?.documentId !== open.documentId) return;
      saver.reset();
      written(saved, sent);
      const { metadata } = held.open() ?? open;
      if (id !== metadata.id) {
        journaling.took({ steps: [new MetadataStep(['id'], metadata.id, id)], as: 'aside' });
      }
      const dirty = held.isDirty();
      held.update({
        metadata: { ...metadata, id },
        access: { mode: 'edit' },
        dirty,
        save: dirty ? { kind: 'due' } : { kind: 'saved', at: new Date(saved.savedAt) },
      });
      if (dirty) saver.changed();
    },
    reset() {
      saver.reset();
      perhapsWritten = undefined;
    },
  };
}

const freshId = () => `urn:uuid:${crypto.randomUUID()}`;

/** Whether two copies of an article say the same, whenever they were written. */
const isSame = (one: Article, other: Article) => sameValue(untimed(one), untimed(other));

function untimed({ dates, ...rest }: Article) {
  const { modified: _, ...others } = dates ?? {};
  return { ...rest, dates: others };
}
