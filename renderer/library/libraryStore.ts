import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../shared/contract/failure.ts';
import type { LibraryEntry, LibraryStatus, TrashedEntry } from '../../shared/contract/values.ts';
import { failureOf, type NewsroomClient } from '../app/connect.ts';
import type { SortOrder } from './arrange.ts';

export interface LibraryState {
  /** undefined until the newsroom has answered. */
  status: LibraryStatus | undefined;
  entries: readonly LibraryEntry[] | undefined;
  trashed: readonly TrashedEntry[] | undefined;
  failure: Failure | undefined;
  view: 'articles' | 'trash';
  filter: string;
  sort: SortOrder;
}

export interface Library {
  readonly store: StoreApi<LibraryState>;
  /** Reads status and list again; calls that come while it reads are one more reading. */
  refresh(): Promise<void>;
  statusChanged(status: LibraryStatus): void;
  show(view: LibraryState['view']): void;
  filterBy(text: string): void;
  sortBy(order: SortOrder): void;
  /** Before the newsroom has said so. */
  forget(file: string): void;
}

export function createLibrary(newsroom: NewsroomClient['library']): Library {
  const store = createStore<LibraryState>(() => ({
    status: undefined,
    entries: undefined,
    trashed: undefined,
    failure: undefined,
    view: 'articles',
    filter: '',
    sort: 'newest',
  }));
  let reading: Promise<void> | undefined;
  let again = false;

  async function read() {
    try {
      const status = await newsroom.status();
      const there = status.state === 'ready' || status.state === 'read-only';
      const inTrash = store.getState().view === 'trash';
      const [entries, trashed] = await Promise.all([
        there ? newsroom.list() : undefined,
        there && inTrash ? newsroom.trashed() : undefined,
      ]);
      store.setState({ status, entries, failure: undefined, ...(inTrash && { trashed }) });
    } catch (error) {
      store.setState({ failure: failureOf(error) });
    }
  }

  const library: Library = {
    store,
    refresh() {
      if (reading) {
        again = true;
        return reading;
      }
      reading = read().finally(() => {
        reading = undefined;
        if (!again) return;
        again = false;
        return library.refresh();
      });
      return reading;
    },
    statusChanged(status) {
      store.setState({ status });
      void library.refresh();
    },
    show(view) {
      store.setState({ view, filter: '' });
      void library.refresh();
    },
    filterBy: (filter) => store.setState({ filter }),
    sortBy: (sort) => store.setState({ sort }),
    forget(file) {
      const { entries } = store.getState();
      store.setState({ entries: entries?.filter((entry) => entry.file !== file) });
    },
  };
  return library;
}
