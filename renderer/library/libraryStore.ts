import { createStore, type StoreApi } from 'zustand/vanilla';
import { sameValue } from '../../shared/article/sameValue.ts';
import type { Failure } from '../../shared/contract/failure.ts';
import type { LibraryEntry, LibraryStatus, TrashedEntry } from '../../shared/contract/library.ts';
import { failureOf, type NewsroomClient } from '../app/connect.ts';
import { whenCalm } from '../ui/whenCalm.ts';
import { arrange, type SortOrder } from './arrange.ts';
import { among, nothing, type Selection } from './selection.ts';

export interface LibraryState {
  /** undefined until the newsroom has answered. */
  status: LibraryStatus | undefined;
  entries: readonly LibraryEntry[] | undefined;
  trashed: readonly TrashedEntry[] | undefined;
  failure: Failure | undefined;
  view: 'articles' | 'trash';
  filter: string;
  sort: SortOrder;
  selection: Selection;
}

export interface Library {
  readonly store: StoreApi<LibraryState>;
  /** Reads status and list again; calls that come while it reads are one more reading. */
  refresh(): Promise<void>;
  statusChanged(status: LibraryStatus): void;
  show(view: LibraryState['view']): void;
  filterBy(text: string): void;
  sortBy(order: SortOrder): void;
  pick(selection: Selection): void;
  /** As they are shown: filtered and in order; empty while the trash is. */
  shown(): readonly LibraryEntry[];
  /** Those of them that are picked. */
  picked(): readonly LibraryEntry[];
  /**
   * The pointer moves over the list: who is about to press an article finds it where it was, whatever is
   * saved meanwhile. Called with each move.
   */
  keepPlaces(): void;
  /** It is elsewhere now. */
  letPlacesGo(): void;
  /** Before the newsroom has said so. */
  forget(files: ReadonlySet<string>): void;
}

/** How long the rows wait for a pointer that has come to rest, in ms. */
const patience = 2_000;

export function createLibrary(newsroom: NewsroomClient['library']): Library {
  const store = createStore<LibraryState>(() => ({
    status: undefined,
    entries: undefined,
    trashed: undefined,
    failure: undefined,
    view: 'articles',
    filter: '',
    sort: 'newest',
    selection: nothing,
  }));
  let reading: Promise<void> | undefined;
  let again = false;
  /** Where each article is while it keeps its place, by its file and by its id, in the list as it was then. */
  let kept: { places: ReadonlyMap<string, number>; of: LibraryState['entries'] } | undefined;
  const rest = whenCalm(patience, () => library.letPlacesGo());

  async function read() {
    try {
      const status = await newsroom.status();
      const there = status.state === 'ready' || status.state === 'read-only';
      const inTrash = store.getState().view === 'trash';
      const [entries, trashed] = await Promise.all([
        there ? newsroom.list() : undefined,
        there && inTrash ? newsroom.trashed() : undefined,
      ]);
      const before = store.getState();
      store.setState({
        status: asBefore(before.status, status),
        entries: listAsBefore(before.entries, entries),
        selection: among(before.selection, new Set(entries?.map(({ file }) => file))),
        failure: undefined,
        ...(inTrash && { trashed }),
      });
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
      store.setState({ view, filter: '', selection: nothing });
      void library.refresh();
    },
    // What is out of sight must not go along unseen.
    filterBy(filter) {
      kept = undefined;
      store.setState({ filter, selection: nothing });
    },
    sortBy(sort) {
      kept = undefined;
      store.setState({ sort });
    },
    pick: (selection) => store.setState({ selection }),
    shown() {
      const { entries, filter, sort, view } = store.getState();
      const shown = entries && view === 'articles' ? arrange(entries, filter, sort) : [];
      // Renamed, it is another file, and the same article.
      const placeOf = ({ file, about }: LibraryEntry) =>
        kept?.places.get(file) ?? kept?.places.get(idOf(about) ?? '') ?? shown.length;
      return kept ? shown.sort((one, other) => placeOf(one) - placeOf(other)) : shown;
    },
    picked() {
      const { picked } = store.getState().selection;
      return picked.size > 0 ? library.shown().filter(({ file }) => picked.has(file)) : [];
    },
    keepPlaces() {
      kept ??= { places: placesOf(library.shown()), of: store.getState().entries };
      rest.soon();
    },
    letPlacesGo() {
      rest.stop();
      const { entries } = store.getState();
      const isOther = kept !== undefined && kept.of !== entries;
      kept = undefined;
      if (isOther) store.setState({ entries: entries?.slice() });
    },
    forget(files) {
      const { entries } = store.getState();
      store.setState({ entries: entries?.filter(({ file }) => !files.has(file)) });
    },
  };
  return library;
}

const idOf = (about: LibraryEntry['about']) => (about.kind === 'article' ? about.id : undefined);

function placesOf(entries: readonly LibraryEntry[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  entries.forEach(({ file, about }, at) => {
    places.set(file, at);
    const id = idOf(about);
    // A copy has that of its original.
    if (id !== undefined && !places.has(id)) places.set(id, at);
  });
  return places;
}

/**
 * What is read again is mostly what was there, and with every save: it stays the same object, so that
 * no more is drawn than what changed, beside somebody who types on.
 */
const asBefore = <T>(before: T, now: T): T => (sameValue(before, now) ? before : now);

function listAsBefore(
  before: readonly LibraryEntry[] | undefined,
  now: readonly LibraryEntry[] | undefined,
): readonly LibraryEntry[] | undefined {
  if (!before || !now) return now;
  const known = new Map(before.map((entry) => [entry.file, entry]));
  const kept = now.map((entry) => asBefore(known.get(entry.file) ?? entry, entry));
  const isSame = kept.length === before.length && kept.every((entry, at) => entry === before[at]);
  return isSame ? before : kept;
}
