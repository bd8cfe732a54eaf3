import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ArticleText, Metadata } from '../../../shared/article/articleText.ts';
import type { Article } from '../../../shared/article/model.ts';
import { joined, type TextInParts } from '../../../shared/article/textInParts.ts';
import { usedAssets } from '../../../shared/article/usedAssets.ts';
import type { Access, OpenedArticle, OpenedInParts } from '../../../shared/contract/articles.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import { accessWith } from './lock.ts';
import type { OpenArticle, SessionState } from './sessionState.ts';

/**
 * What this window holds of the open article. `store` has what is drawn; the counters beside it
 * change with every key, and so are kept where nothing renders.
 */
export interface Held {
  readonly store: StoreApi<SessionState>;
  /** Of the article in `store`. Many fields are drawn from it, and what is typed changes none. */
  readonly metadata: StoreApi<Metadata | undefined>;
  /**
   * Counts changes, also that another text is shown; equal to `savedVersion` while everything is on
   * the disk.
   */
  version: number;
  savedVersion: number;
  /** Revision of the file that the article was read from or written to last. */
  readonly base: string | undefined;
  /** The text while no editor shows it; beside one it would lie in the memory twice. */
  text: TextInParts | undefined;
  /** The editor that was attached last; use `editor()`. */
  attached: { handle: EditorHandle; documentId: string } | undefined;
  /** Photos taken in since it was opened: only their blocks can be undone. */
  readonly takenIn: Set<string>;
  /** Our own doing: what the editor reports meanwhile is no change. */
  replacing: boolean;

  open(): OpenArticle | undefined;
  /** `access` is here what the disk allows; the lock is reckoned in by itself. */
  update(change: Partial<Omit<OpenArticle, 'access'>> & { access?: Access }): void;
  isDirty(): boolean;
  /** The editor, unless it still shows the document before this one. */
  editor(): EditorHandle | undefined;
  /** The whole article as it stands. */
  article(): Article | undefined;
  /** The same without photos that were taken in and then undone: nobody would find them again. */
  articleToWrite(): Article | undefined;
  /** The same as a document, while an editor shows it. */
  textToWrite(): ArticleText | undefined;
  /** The text goes on from what lies in the file now. @param says what that is */
  goOnFrom(revision: string, says: () => Article): void;
  /**
   * What the file says at `base`, where this window knows it: nobody else may know it any more when
   * both sides are to be put together.
   */
  saysAtBase(): Article | undefined;
  /** Another article, or the same one afresh. */
  show(shown: Shown | undefined): void;
}

export interface Shown {
  open: OpenArticle & { access: Access };
  text: TextInParts;
  revision?: string | undefined;
  /** It is not what lies in the file. */
  changed?: boolean;
  /** Somebody else may be writing it. False: it can be shown before its lock is taken. */
  taken?: boolean;
}

export function createHeld(): Held {
  const store = createStore<SessionState>(() => ({
    open: undefined,
    handle: undefined,
    opening: undefined,
    failed: undefined,
  }));
  const metadata = createStore<Metadata | undefined>(() => undefined);
  store.subscribe(({ open }) => metadata.setState(open?.metadata, true));
  /** By file, folder and release, whoever else writes it. */
  let allowed: Access = { mode: 'edit' };
  let base: { revision: string; says?: (() => Article) | undefined } | undefined;
  const held: Held = {
    store,
    metadata,
    version: 0,
    savedVersion: 0,
    get base() {
      return base?.revision;
    },
    text: undefined,
    attached: undefined,
    takenIn: new Set(),
    replacing: false,
    open: () => store.getState().open,
    update(change) {
      const open = held.open();
      if (!open) return;
      if (change.access) allowed = change.access;
      const next = { ...open, ...change };
      // Another file has a lock of its own.
      if (next.file !== open.file && !change.lock) next.lock = undefined;
      store.setState({ open: { ...next, access: accessWith(allowed, next.lock) } });
    },
    isDirty: () => held.version !== held.savedVersion,
    editor: () =>
      held.attached?.documentId === held.open()?.documentId ? held.attached?.handle : undefined,
    article() {
      const open = held.open();
      if (!open) return undefined;
      const content = held.editor()?.getContent() ?? (held.text && joined(held.text));
      return { ...open.metadata, content } as Article;
    },
    articleToWrite() {
      const whole = held.article();
      const { takenIn } = held;
      if (!whole?.assets || takenIn.size === 0) return whole;
      const used = usedAssets(whole.content);
      const kept = Object.entries(whole.assets).filter(([id]) => used.has(id) || !takenIn.has(id));
      return { ...whole, assets: kept.length > 0 ? Object.fromEntries(kept) : undefined };
    },
    textToWrite() {
      const open = held.open();
      const doc = held.editor()?.doc;
      if (!open || !doc) return undefined;
      if (held.takenIn.size === 0) return { metadata: open.metadata, doc };
      const { content: _, ...metadata } = held.articleToWrite() ?? {};
      return { metadata: metadata as Metadata, doc };
    },
    goOnFrom(revision, says) {
      base = { revision, says };
    },
    saysAtBase: () => base?.says?.(),
    show(shown) {
      if (shown) allowed = shown.open.access;
      const open = shown && {
        ...shown.open,
        access: accessWith(allowed, shown.open.lock),
      };
      held.savedVersion = ++held.version;
      if (shown?.changed) held.version++;
      base = shown?.revision === undefined ? undefined : { revision: shown.revision };
      held.text = shown?.text;
      held.takenIn.clear();
      store.setState({ open, opening: undefined, coming: undefined, failed: undefined });
    },
  };
  return held;
}

/** As it was read, with a document of its own. */
export const fromDisk = ({ article, ...opened }: OpenedArticle): Shown =>
  fromParts({ ...opened, first: article, taken: true });

export function fromParts(opened: OpenedInParts): Shown {
  const { first: article, rest, taken, file, name, access, modified, network, revision } = opened;
  const { unkeptVersion } = opened;
  const { content, ...metadata } = article;
  const open: Shown['open'] = {
    documentId: crypto.randomUUID(),
    metadata,
    access,
    file,
    name,
    network,
    unkeptVersion,
    dirty: false,
    save: { kind: 'saved', at: new Date(modified) },
  };
  return { open, text: { first: content, rest }, revision, taken };
}
