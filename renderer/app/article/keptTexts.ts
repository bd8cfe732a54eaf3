import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeptText, RestoredText } from '../../../shared/contract/journal.ts';
import type { NewsroomClient } from '../connect.ts';

/** Texts that are in no file yet and in no window any more: a crash, a power cut, a closed tab. */
export interface KeptTexts {
  /** Newest first. */
  readonly store: StoreApi<{ texts: readonly KeptText[] }>;
  refresh(): Promise<void>;
  /** The journal of this file's unsaved text. */
  of(file: string): string | undefined;
  /** For that window to go on with. It is listed until it is shown, or nobody would find it again. */
  takeOver(window: string, journal: string): Promise<RestoredText>;
  /** It is shown now. */
  tookOver(journal: string): void;
  /** Lets it go. `takeOver` still brings it back, for a fortnight. */
  discard(journal: string): Promise<void>;
}

export function createKeptTexts(journal: NewsroomClient['journal']): KeptTexts {
  const store = createStore<{ texts: readonly KeptText[] }>(() => ({ texts: [] }));
  /** This window's own by now, and not shown yet. */
  const coming = new Set<string>();
  const drop = (id: string) => {
    coming.delete(id);
    store.setState(({ texts }) => ({ texts: texts.filter((text) => text.journal !== id) }));
  };
  return {
    store,
    async refresh() {
      const found = await journal.kept();
      const ids = new Set(found.map((text) => text.journal));
      const { texts } = store.getState();
      const own = texts.filter((text) => coming.has(text.journal) && !ids.has(text.journal));
      store.setState({ texts: [...own, ...found] });
    },
    of: (file) => store.getState().texts.find((text) => text.file === file)?.journal,
    takeOver(window, id) {
      coming.add(id);
      return journal.restore({ window, journal: id });
    },
    tookOver: drop,
    async discard(id) {
      await journal.discard({ journal: id });
      drop(id);
    },
  };
}
