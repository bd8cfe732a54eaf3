import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Article } from '../../../shared/article/model.ts';
import type { Session } from '../article/session.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';

/** What is read beside the text that is written. */
export type BesideContent =
  | { kind: 'article'; file: string; name: string; article: Article; revision: string }
  | { kind: 'text'; name: string; text: string }
  | { kind: 'photo'; name: string; url: string }
  | { kind: 'loading'; name: string }
  | { kind: 'failed'; name: string; problem: string };

export interface BesideState {
  shown: BesideContent | undefined;
  /** Of the width, that the text which is written has, in per cent. */
  share: number;
}

export interface Beside {
  readonly store: StoreApi<BesideState>;
  openArticle(file: string, name: string): Promise<void>;
  /** A text or a picture from the disk: wire copy as it came, a photo to describe. */
  openFile(file: File): Promise<void>;
  /** The two articles change places; what is unsaved is saved first. */
  swap(): Promise<void>;
  resize(share: number): void;
  close(): void;
  fileChanged(file: string): void;
  fileGone(file: string): void;
}

export const shareLimits = { least: 25, most: 75 } as const;
/** Where the session of this window keeps it, so that loading the page again keeps it too. */
const kept = 'stet-beside';

/** @param makeRoom what lies over the text goes away: something opens that is to be seen. */
export function createBeside(
  articles: NewsroomClient['article'],
  session: Session,
  makeRoom: () => void,
): Beside {
  const store = createStore<BesideState>(() => ({ shown: undefined, share: 50 }));
  let turn = 0;

  const show = (shown: BesideContent | undefined) => {
    const before = store.getState().shown;
    if (before?.kind === 'photo') URL.revokeObjectURL(before.url);
    store.setState({ shown });
    if (shown?.kind === 'article') {
      sessionStorage.setItem(kept, JSON.stringify({ file: shown.file, name: shown.name }));
    } else sessionStorage.removeItem(kept);
  };

  const read = async (file: string, name: string) => {
    const mine = ++turn;
    const { shown } = store.getState();
    // The same article read again stays where it is until it is there.
    if (shown?.kind !== 'article' || shown.file !== file) show({ kind: 'loading', name });
    try {
      const { article, revision } = await articles.open({ file });
      if (mine === turn) show({ kind: 'article', file, name, article, revision });
    } catch (error) {
      if (mine === turn) show({ kind: 'failed', name, problem: failureOf(error).message });
    }
  };

  const beside: Beside = {
    store,
    openArticle(file, name) {
      makeRoom();
      return read(file, name);
    },
    async openFile(file) {
      makeRoom();
      turn++;
      const { name } = file;
      if (file.type.startsWith('image/')) {
        show({ kind: 'photo', name, url: URL.createObjectURL(file) });
        return;
      }
      show({ kind: 'text', name, text: decode(await file.arrayBuffer()) });
    },
    async swap() {
      const { shown } = store.getState();
      if (shown?.kind !== 'article') return;
      const hadText = session.store.getState().open !== undefined;
      if (hadText && !(await session.leave())) return;
      const before = session.store.getState().open;
      if (!(await session.openFile(shown.file, shown.name))) return;
      if (before?.file === undefined) beside.close();
      else await read(before.file, before.name ?? '');
      session.handle?.focus();
    },
    resize(share) {
      store.setState({ share: Math.max(shareLimits.least, Math.min(shareLimits.most, share)) });
    },
    close() {
      turn++;
      show(undefined);
    },
    fileChanged(file) {
      const { shown } = store.getState();
      if (shown?.kind === 'article' && shown.file === file) void read(file, shown.name);
    },
    fileGone(file) {
      const { shown } = store.getState();
      if (shown?.kind !== 'article' || shown.file !== file) return;
      show({ kind: 'failed', name: shown.name, problem: 'The file is no longer there.' });
    },
  };

  const last = sessionStorage.getItem(kept);
  if (last) {
    const { file, name } = JSON.parse(last) as { file: string; name: string };
    void read(file, name);
  }
  return beside;
}

/** Old wires come in the letters of Windows. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
