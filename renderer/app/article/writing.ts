import type { Node } from '@tiptap/pm/model';
import { articleOfText } from '../../../shared/article/articleText.ts';
import { changedSince } from '../../../shared/article/changedBlocks.ts';
import { writeAt } from '../../../shared/article/metadataPath.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import type { Article } from '../../../shared/article/model.ts';
import { sameValue } from '../../../shared/article/sameValue.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import type { NotFollowed, SavedArticle } from '../../../shared/contract/articles.ts';
import { CallFailure, failureOf, type NewsroomClient } from '../connect.ts';
import type { Held } from './held.ts';
import type { Journaling } from './journaling.ts';
import { createSaver, type Saver, type WriteOutcome } from './saver.ts';
import type { OpenArticle } from './sessionState.ts';

/** How the open article gets to the disk. */
export interface Writing {
  readonly saver: Saver;
  save(): Promise<boolean>;
  /** See `Session`. */
  moveToCopy(where: 'library' | 'ask', name?: string, identity?: 'same'): Promise<void>;
  copyTo(where: 'library' | 'ask', name?: string): Promise<SavedArticle>;
  /** Another article is shown. */
  reset(): void;
  /** An editor shows what the newsroom has sent, or was sent. */
  shown(doc: Node | undefined): void;
}

/** A save that is under way. */
interface Sending {
  /** A word: the newsroom needs the whole article. */
  answer: Promise<SavedArticle | NotFollowed>;
  version: number;
  article(): Article;
  /** What the newsroom then is known to have; absent while no editor shows it. */
  doc?: Node | undefined;
}

interface SendingWhole extends Sending {
  answer: Promise<SavedArticle>;
}

export function createWriting(
  held: Held,
  articles: NewsroomClient['article'],
  journaling: Journaling,
  {
    answers,
    onWritten,
    takeIn,
  }: {
    /** See `SaverOptions`. */
    answers(): Promise<unknown>;
    /** With the revision that now lies in the file. */
    onWritten(revision: string): void;
    /** Somebody else wrote the file. @returns whether the text can be saved over that now. */
    takeIn(): Promise<boolean>;
  },
): Writing {
  /** What may lie in the file although nobody said so; the newest last. */
  let perhapsWritten: Sending[] = [];
  /** What the file said at that revision: the newsroom follows from there by its journal. */
  let shared: { doc: Node; base: string } | undefined;

  const saver = createSaver({
    dirty: held.isDirty,
    mayAutosave(again) {
      const open = held.open();
      if (open?.access.mode !== 'edit' || open.outside) return false;
      return again || (open.file !== undefined && !open.restored);
    },
    write,
    answers,
    show: (save) => held.update({ save, dirty: held.isDirty() }),
  });

  const isOpen = ({ documentId }: OpenArticle) => held.open()?.documentId === documentId;

  async function write(): Promise<WriteOutcome> {
    const open = held.open();
    if (!open) return { at: new Date() };
    const stillOpen = () => isOpen(open);
    let sending: Sending | undefined;
    try {
      sending = sendJournaled(open) ?? (await sendOnceKept(open));
      let saved = await sending.answer.catch(asWhole);
      if (typeof saved === 'string') {
        // What it would bring back is not what was typed.
        if (saved === 'unlike' && stillOpen()) journaling.goOn();
        await journaling.flush();
        const whole = sendWhole(open);
        sending = whole;
        saved = await whole.answer;
      }
      // Another article may be on the screen by now; this one is on the disk all the same.
      if (stillOpen()) {
        shared = sending.doc && { doc: sending.doc, base: saved.revision };
        written(saved, sending);
      }
      return { at: new Date(saved.savedAt) };
    } catch (error) {
      const failure = failureOf(error);
      if (!stillOpen()) return { failure };
      // The answer was lost, or the disk failed when the file was in its place.
      if (failure.code === 'io' && sending) perhapsWritten = [...perhapsWritten, sending].slice(-3);
      if (failure.code === 'conflict') {
        if ((await wasOurs(open.file)) || (await takeIn())) return write();
      }
      if (failure.code === 'not-found') {
        // It got another name meanwhile.
        if (held.open()?.file !== open.file) return write();
        held.update({ outside: { kind: 'gone' } });
      }
      return { failure };
    }
  }

  /**
   * Of a text that its journal holds only the changes cross, not all of it: with a long one that would
   * take longer than a frame of the screen.
   *
   * @returns undefined where the newsroom needs the whole article
   */
  function sendJournaled({ file }: OpenArticle): Sending | undefined {
    const { base } = held;
    const text = held.textToWrite();
    if (file === undefined || base === undefined || !text || shared?.base !== base) {
      return undefined;
    }
    const { metadata, doc } = text;
    const changes = changedSince(shared.doc, doc);
    const journaled = changes && journaling.handOver();
    if (!journaled) return undefined;
    const request = { file, base, metadata, journaled, text: changes };
    return {
      answer: articles.saveJournaled(request),
      version: held.version,
      article: () => articleOfText(text),
      doc,
    };
  }

  /** The journal first, so that what is being written is safe while it is; it may hold the text then. */
  async function sendOnceKept(open: OpenArticle): Promise<Sending> {
    await journaling.flush();
    const now = held.open();
    // What is open by now must not be written in the stead of what was.
    if (!now || !isOpen(open)) throw letGo();
    return sendJournaled(now) ?? sendWhole(now);
  }

  /** What was changed may be more at once than a call holds. */
  function asWhole(error: unknown): NotFollowed {
    if (failureOf(error).code === 'bad-input') return 'unknown';
    throw error;
  }

  function sendWhole(open: OpenArticle): SendingWhole {
    const { file } = open;
    const article = held.articleToWrite();
    const doc = held.textToWrite()?.doc;
    if (!article || !isOpen(open)) throw letGo();
    const journaled = journaling.covers();
    const { base, version } = held;
    const answer =
      file !== undefined && base !== undefined
        ? articles.save({ file, base, article, journaled })
        : articles.saveNew({
            article,
            where: 'library',
            journaled,
            // A drive that did not answer before may still be writing what comes back.
            again: (perhapsWritten[0] ?? held.open()?.restored) && true,
          });
    return { answer, version, article: () => article, doc };
  }

  function written(
    saved: SavedArticle,
    { version, article }: Pick<Sending, 'version' | 'article'>,
  ) {
    held.goOnFrom(saved.revision, article);
    held.savedVersion = version;
    perhapsWritten = [];
    const open = held.open();
    if (!open) return;
    const metadata = saved.modified
      ? writeAt(open.metadata, ['dates', 'modified'], saved.modified)
      : open.metadata;
    held.update({
      file: saved.file,
      name: saved.name,
      unkeptVersion: saved.unkeptVersion,
      metadata,
      outside: undefined,
      restored: undefined,
    });
    onWritten(saved.revision);
  }

  /** A save whose answer got lost looks like somebody else's: compare before raising an alarm. */
  async function wasOurs(file: string | undefined): Promise<boolean> {
    if (perhapsWritten.length === 0 || file === undefined) return false;
    try {
      const there = await articles.open({ file });
      if (!perhapsWritten.some(({ article }) => isSame(there.article, article()))) return false;
      held.goOnFrom(there.revision, () => there.article);
      perhapsWritten = [];
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
      const { version } = held;
      const journaled = journaling.covers();
      const keepsId = open.file === undefined || identity === 'same';
      const id = keepsId ? open.metadata.id : freshId();
      const saved = await articles.saveNew({
        article: { ...whole, id },
        from: open.file,
        name,
        where,
        journaled,
      });
      if (held.open()?.documentId !== open.documentId) return;
      // It would go on as that of the file before.
      if (!journaled) journaling.goOn();
      saver.reset();
      written(saved, { version, article: () => whole });
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
      perhapsWritten = [];
      shared = undefined;
    },
    shown(doc) {
      const { base } = held;
      const { metadata } = held.open() ?? {};
      shared = doc && base !== undefined && !held.isDirty() ? { doc, base } : undefined;
      // As a document, of which the one that is typed into shares what stays.
      if (shared && metadata) {
        const text = { metadata, doc: shared.doc };
        held.goOnFrom(shared.base, () => articleOfText(text));
      }
    },
  };
}

const letGo = () =>
  new CallFailure({ code: 'canceled', message: 'The article was closed.', retry: false });

const freshId = () => `urn:uuid:${crypto.randomUUID()}`;

/** Whether two copies of an article say the same, whenever they were written. */
function isSame(one: Article, other: Article): boolean {
  const { content, ...metadata } = untimed(one);
  const { content: text, ...fields } = untimed(other);
  // As documents: what a file leaves out because it goes without saying, an editor says.
  const [here, there] = [content, text].map((json) => articleSchema.nodeFromJSON(json));
  return sameValue(metadata, fields) && here?.eq(there as Node) === true;
}

function untimed({ dates, ...rest }: Article) {
  const { modified: _, ...others } = dates ?? {};
  return { ...rest, dates: others };
}
