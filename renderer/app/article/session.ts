import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Article, Asset, NodeJson } from '../../../shared/article/model.ts';
import type { OpenedArticle, SavedArticle } from '../../../shared/contract/values.ts';
import type { EditorHandle, HeadField } from '../../editor/editorHandle.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';
import { isBlank, usedAssets } from './content.ts';
import { type Path, readAt, writeAt } from './path.ts';
import { createSaver, type WriteOutcome } from './saver.ts';
import type { OpenArticle, SessionState } from './sessionState.ts';
import {
  type ChangeOptions,
  followTimeline,
  type MetadataChange,
  stepsOf,
  type Timeline,
} from './timeline.ts';

export interface SessionSurroundings {
  articles: NewsroomClient['article'];
  /**
   * The article cannot be saved and the person wants to go elsewhere.
   * @returns whether to go: false to stay.
   */
  askToLeave(): Promise<boolean>;
  /** A word on what happened without being asked for. */
  say(message: string): void;
  /** No longer shown: its photos can be freed. */
  forget(file: string): void;
}

/** The one article of this window: what is shown, what is changed, and how it gets to the disk. */
export interface Session {
  readonly store: StoreApi<SessionState>;
  /** Leaves the present article safely first. @returns false when the person stayed, or it failed. */
  openFile(file: string, name?: string): Promise<boolean>;
  /** A fresh article, or the one given, which then counts as changed. */
  openNew(article?: Article): Promise<boolean>;
  /** Shows what a dialog has opened. */
  adopt(open: () => Promise<OpenedArticle>): Promise<boolean>;
  /** Back to no article. */
  close(): Promise<boolean>;
  /** Nothing is unsaved, or it is saved now, or the person lets it go. */
  leave(): Promise<boolean>;

  /** The editor that shows this document has come, or gone. */
  attach(handle: EditorHandle | undefined, documentId: string): void;
  readonly handle: EditorHandle | undefined;
  /** The text changed. Called with every key. */
  textChanged(): void;
  change(path: Path, value: unknown, options?: ChangeOptions): void;
  changeAll(changes: readonly { path: Path; value: unknown }[], options?: ChangeOptions): void;
  /** Text at the caret and metadata, as one undo step. @returns false where it does not fit. */
  insert(
    blocks: readonly NodeJson[],
    also: {
      head?: Partial<Record<HeadField, NodeJson>>;
      changes: readonly { path: Path; value: unknown }[];
    },
  ): boolean;
  changeAsset(id: string, change: Partial<Asset>): void;
  /** A photo was taken in; not a step of its own, its block is. */
  addAsset(id: string, asset: Asset): void;
  /** The whole article as it stands. */
  article(): Article | undefined;

  /** @returns false when it did not get to the disk. */
  save(): Promise<boolean>;
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

  /** From the newsroom: the bytes of that file are no longer those of `revision`. */
  fileChanged(file: string, revision: string): void;
  fileGone(file: string): void;
  /** Looks at the file itself: after a broken line, when the window is in front again. */
  verify(): Promise<void>;
  /** Drops the present article without saving. Only after the person said so. */
  abandon(): void;
}

export function createSession(around: SessionSurroundings): Session {
  const store = createStore<SessionState>(() => ({
    open: undefined,
    opening: undefined,
    failed: undefined,
  }));
  const { articles } = around;

  // What changes with every key stays out of the store, so that nothing renders.
  let version = 0;
  let savedVersion = 0;
  let base: string | undefined;
  let attached: { handle: EditorHandle; documentId: string } | undefined;
  let timeline: Timeline | undefined;
  let replacing = false;
  /** A revision that was reported while a save was under way. */
  let heard: string | undefined;
  let openings = 0;
  /** The version that the person agreed to leave behind. */
  let letGo: number | undefined;
  const takenIn = new Set<string>();
  /** What the newsroom may hold although its answer was lost. */
  let perhapsWritten: Article | undefined;

  const current = () => store.getState().open;
  /** The editor, unless it still shows the document before this one. */
  const editor = () =>
    attached?.documentId === current()?.documentId ? attached?.handle : undefined;
  const isDirty = () => version !== savedVersion;

  function update(change: Partial<OpenArticle>) {
    const open = current();
    if (open) store.setState({ open: { ...open, ...change } });
  }

  const saver = createSaver({
    dirty: isDirty,
    mayAutosave() {
      const open = current();
      return open?.file !== undefined && open.access.mode === 'edit' && !open.outside;
    },
    write,
    show: (save) => update({ save, dirty: isDirty() }),
  });

  function show(open: OpenArticle, revision: string | undefined, changed: boolean) {
    const before = current();
    saver.reset();
    version = changed ? 1 : 0;
    savedVersion = 0;
    base = revision;
    perhapsWritten = undefined;
    letGo = undefined;
    takenIn.clear();
    store.setState({ open, opening: undefined, failed: undefined });
    if (before?.file && before.file !== open.file) around.forget(before.file);
  }

  const fromDisk = ({ article, file, name, access, modified }: OpenedArticle): OpenArticle => {
    const { content, ...metadata } = article;
    return {
      documentId: crypto.randomUUID(),
      content,
      metadata,
      access,
      file,
      name,
      dirty: false,
      save: { kind: 'saved', at: new Date(modified) },
    };
  };

  function article(): Article | undefined {
    const open = current();
    if (!open) return undefined;
    const content = editor()?.getContent() ?? open.content;
    return { ...open.metadata, content } as Article;
  }

  /** Without photos that were taken in and then undone: nobody would ever find them again. */
  function articleToWrite(): Article | undefined {
    const whole = article();
    if (!whole?.assets || takenIn.size === 0) return whole;
    const used = usedAssets(whole.content);
    const kept = Object.entries(whole.assets).filter(([id]) => used.has(id) || !takenIn.has(id));
    return { ...whole, assets: kept.length > 0 ? Object.fromEntries(kept) : undefined };
  }

  async function write(): Promise<WriteOutcome> {
    const open = current();
    const sending = articleToWrite();
    if (!open || !sending) return { at: new Date() };
    const sent = version;
    try {
      const saved =
        open.file !== undefined && base !== undefined
          ? await articles.save({ file: open.file, base, article: sending })
          : await articles.saveNew({ article: sending, where: 'library' });
      // Another article is on the screen by now; this one is on the disk.
      if (current()?.documentId !== open.documentId) return { at: new Date(saved.savedAt) };
      written(saved, sent);
      return { at: new Date(saved.savedAt) };
    } catch (error) {
      const failure = failureOf(error);
      if (current()?.documentId !== open.documentId) return { failure };
      if (failure.detail?.what === 'connection') perhapsWritten = sending;
      if (failure.code === 'conflict') {
        if (await wasOurs(open.file)) return write();
        update({ outside: { kind: 'changed' } });
      }
      if (failure.code === 'not-found') update({ outside: { kind: 'gone' } });
      return { failure };
    }
  }

  function written(saved: SavedArticle, sent: number) {
    base = saved.revision;
    savedVersion = sent;
    perhapsWritten = undefined;
    const open = current();
    if (!open) return;
    const metadata = saved.modified
      ? writeAt(open.metadata, ['dates', 'modified'], saved.modified)
      : open.metadata;
    update({ file: saved.file, name: saved.name, metadata, outside: undefined });
    if (heard !== undefined && heard !== base) setTimeout(verify);
    heard = undefined;
  }

  /** A save whose answer got lost looks like somebody else's: compare before raising an alarm. */
  async function wasOurs(file: string | undefined): Promise<boolean> {
    if (!perhapsWritten || file === undefined) return false;
    try {
      const there = await articles.open({ file });
      if (fingerprint(there.article) !== fingerprint(perhapsWritten)) return false;
      base = there.revision;
      perhapsWritten = undefined;
      return true;
    } catch {
      return false;
    }
  }

  function changed() {
    version++;
    const open = current();
    if (!open) return;
    if (!open.dirty) {
      const save = open.save.kind === 'saved' ? { kind: 'due' as const } : open.save;
      update({ dirty: true, save });
    }
    saver.changed();
  }

  function applyMetadata(changes: readonly MetadataChange[]) {
    const open = current();
    if (!open) return;
    let { metadata } = open;
    for (const { path, after } of changes) metadata = writeAt(metadata, path, after);
    update({ metadata });
    changed();
  }

  function changesToMake(changes: readonly { path: Path; value: unknown }[]): MetadataChange[] {
    const open = current();
    if (open?.access.mode !== 'edit') return [];
    let after = open.metadata;
    const made: MetadataChange[] = [];
    for (const { path, value } of changes) {
      // Whole top fields are exchanged, so that undoing brings back exactly what was there. One
      // photo's fields are apart from the next one's: it may have come since.
      const top = (path[0] === 'assets' ? path.slice(0, 2) : path.slice(0, 1)) as unknown as Path;
      const before = readAt(after, top);
      const wanted = value === '' && !mayBeEmpty(path) ? undefined : value;
      if (readAt(after, path) === wanted) continue;
      after = writeAt(after, path, wanted);
      made.push({ path: top, before, after: readAt(after, top) });
    }
    return made;
  }

  async function leave(): Promise<boolean> {
    const open = current();
    if (!open || !isDirty() || letGo === version) return true;
    const whole = article();
    if (open.file === undefined && whole && isBlank(whole)) return true;
    if (!open.outside && (await saver.saveNow())) return true;
    if (!(await around.askToLeave())) return false;
    letGo = version;
    return true;
  }

  /** Reads, makes sure that nothing is lost by showing it, and shows it. */
  async function enter(
    read: () => Promise<{ open: OpenArticle; revision?: string; changed?: boolean }>,
    opening: { file?: string; name: string },
  ): Promise<boolean> {
    const turn = ++openings;
    if (!(await leave())) return false;
    if (turn !== openings) return false;
    store.setState({ opening: opening.file ?? '' });
    try {
      const next = await read();
      // Somebody may have typed on while it was being read.
      if (turn !== openings || !(await leave())) return false;
      show(next.open, next.revision, next.changed ?? false);
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (turn !== openings || failure.code === 'canceled') return false;
      if (opening.file === undefined) around.say(failure.message);
      else if (await leave()) {
        session.abandon();
        store.setState({ failed: { file: opening.file, name: opening.name, failure } });
      }
      return false;
    } finally {
      if (turn === openings) store.setState({ opening: undefined });
    }
  }

  /** What lies in the file now, with the caret where it was. Nothing of ours is unsaved. */
  function reload(opened: OpenedArticle) {
    const open = current();
    if (!open) return;
    const { content, ...metadata } = opened.article;
    base = opened.revision;
    const handle = editor();
    if (handle) {
      replacing = true;
      handle.replaceContent(content, { keepSelection: true });
      replacing = false;
      update({
        metadata,
        access: opened.access,
        name: opened.name,
        outside: undefined,
        save: { kind: 'saved', at: new Date(opened.modified) },
      });
    } else {
      store.setState({ open: { ...fromDisk(opened), outside: undefined } });
    }
    around.say('This article was changed outside Stet; the new version is shown.');
  }

  async function verify() {
    const open = current();
    if (open?.file === undefined || saver.busy) return;
    let there: OpenedArticle;
    try {
      there = await articles.open({ file: open.file });
    } catch (error) {
      const { code } = failureOf(error);
      if (current()?.file !== open.file || saver.busy) return;
      if (code === 'not-found') update({ outside: { kind: 'gone' } });
      // Half written, or spoilt: never shown in place of what is here.
      if (code === 'damaged') update({ outside: { kind: 'changed' } });
      return;
    }
    if (current()?.documentId !== open.documentId || saver.busy) return;
    if (there.revision === base) {
      update({ outside: undefined, access: there.access });
    } else if (isDirty()) {
      update({ outside: { kind: 'changed' } });
    } else {
      reload(there);
    }
  }

  const session: Session = {
    store,
    openFile: (file, name = '') =>
      current()?.file === file && !current()?.outside
        ? Promise.resolve(true)
        : enter(
            async () => {
              const opened = await articles.open({ file });
              return { open: fromDisk(opened), revision: opened.revision };
            },
            { file, name },
          ),
    adopt: (read) =>
      enter(
        async () => {
          const opened = await read();
          return { open: fromDisk(opened), revision: opened.revision };
        },
        { name: '' },
      ),
    openNew: (given) =>
      enter(
        async () => {
          const { content, ...metadata } = given ?? (await articles.create()).article;
          const open: OpenArticle = {
            documentId: crypto.randomUUID(),
            content,
            metadata,
            access: { mode: 'edit' },
            dirty: given !== undefined,
            save: { kind: 'never' },
          };
          return { open, changed: given !== undefined };
        },
        { name: '' },
      ),
    async close() {
      openings++;
      if (!(await leave())) return false;
      session.abandon();
      return true;
    },
    leave,

    attach(next, documentId) {
      timeline?.stop();
      timeline = undefined;
      // The editor goes before the article does: keep what it held.
      const last = editor();
      if (!next && last && attached?.documentId === documentId && isDirty()) {
        update({ content: last.getContent() });
      }
      attached = next && { handle: next, documentId };
      timeline = next && followTimeline(next.editor, applyMetadata);
    },
    get handle() {
      return editor();
    },
    textChanged() {
      if (!replacing) changed();
    },
    change: (path, value, options) => session.changeAll([{ path, value }], options),
    changeAll(changes, options) {
      const steps = changesToMake(changes);
      if (steps.length === 0) return;
      if (timeline && editor()) timeline.change(steps, options);
      else applyMetadata(steps);
    },
    insert(blocks, { head, changes }) {
      const steps = stepsOf(changesToMake(changes));
      return editor()?.insertBlocks([...blocks], { head, steps }) ?? false;
    },
    changeAsset(id, change) {
      session.changeAll(
        Object.entries(change).map(([key, value]) => ({ path: ['assets', id, key], value })),
        { group: `assets.${id}.${Object.keys(change).join()}` },
      );
    },
    addAsset(id, asset) {
      const open = current();
      if (!open) return;
      takenIn.add(id);
      update({ metadata: writeAt(open.metadata, ['assets', id], asset) });
      changed();
    },
    article,

    async save() {
      const open = current();
      if (!open || open.access.mode !== 'edit' || open.outside) return false;
      // A new article gets its file although nothing changed yet.
      if (open.file === undefined && !isDirty()) version++;
      return saver.saveNow();
    },
    flush: () => saver.flush(),
    async copyTo(where, name) {
      const open = current();
      const whole = articleToWrite();
      if (!open || !whole) throw new Error('No article is open');
      return articles.saveNew({
        article: open.file === undefined ? whole : { ...whole, id: freshId() },
        from: open.file,
        name,
        where,
      });
    },
    async moveToCopy(where, name, identity) {
      const open = current();
      const sent = version;
      const keepsId = open?.file === undefined || identity === 'same';
      const id = keepsId ? open?.metadata.id : freshId();
      const whole = articleToWrite();
      if (!open || !whole || !id) return;
      const saved = await articles.saveNew({
        article: { ...whole, id },
        from: open.file,
        name,
        where,
      });
      if (current()?.documentId !== open.documentId) return;
      saver.reset();
      written(saved, sent);
      const { metadata } = current() ?? open;
      update({
        metadata: { ...metadata, id },
        access: { mode: 'edit' },
        dirty: isDirty(),
        save: isDirty() ? { kind: 'due' } : { kind: 'saved', at: new Date(saved.savedAt) },
      });
      if (isDirty()) saver.changed();
    },
    renamed(file, name) {
      update({ file, name });
    },

    fileChanged(file, revision) {
      if (current()?.file !== file || revision === base) return;
      // Our own write is reported too, often before its answer; the next save sees the truth.
      if (saver.busy) heard = revision;
      else void verify();
    },
    fileGone(file) {
      if (current()?.file === file && !saver.busy) void verify();
    },
    verify,
    abandon() {
      const open = current();
      saver.reset();
      version = 0;
      savedVersion = 0;
      store.setState({ open: undefined, failed: undefined });
      if (open?.file) around.forget(open.file);
    },
  };
  return session;
}

/** The article's model wants these, even before anything is typed into them. */
const mayBeEmpty = (path: Path) =>
  path.length > 1 &&
  typeof path.at(-2) === 'number' &&
  (path.at(-1) === 'name' || path.at(-1) === 'text');

const freshId = () => `urn:uuid:${crypto.randomUUID()}`;

/** What two copies of an article have in common whenever they were written. */
function fingerprint({ dates, ...rest }: Article): string {
  const { modified: _, ...others } = dates ?? {};
  return JSON.stringify([sorted(rest), sorted(others)]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inside]) => [key, sorted(inside)]);
}
