import { ChevronsUpDown, FilePlus2, FileText, Search, Trash2, X } from 'lucide-react';
import { memo, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { keyboardStore } from '../app/commands/keyBindings.ts';
import { later } from '../app/later.tsx';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { IconButton } from '../ui/Button.tsx';
import { ArticleList } from './ArticleList.tsx';
import type { SortOrder } from './arrange.ts';
import { sortNames, sortOrders } from './arrange.ts';
import { LibraryMenu } from './LibraryMenu.tsx';
import './LibraryPane.css';

const KeptTextList = later(
  async () => (await import('./KeptTextList.tsx')).KeptTextList,
  undefined,
  'at once',
);
const states = () => import('./LibraryStates.tsx');
const EmptyLibrary = later(async () => (await states()).EmptyLibrary, undefined, 'at once');
const LibraryTrouble = later(async () => (await states()).LibraryTrouble, undefined, 'at once');
const NothingFound = later(async () => (await states()).NothingFound, undefined, 'at once');
const PickedBar = later(async () => (await import('./PickedBar.tsx')).PickedBar);
const PackDrop = later(async () => (await import('./PackDrop.tsx')).PackDrop);
const TrashList = later(async () => (await import('./TrashList.tsx')).TrashList);

/** Drawn when something in the library changes, and not with everything else in the window. */
export const LibraryPane = memo(function LibraryPane() {
  const { library } = useWorkspace();
  const pane = useRef<HTMLElement>(null);
  const status = useStore(library.store, (state) => state.status);
  const failure = useStore(library.store, (state) => state.failure);
  const view = useStore(library.store, (state) => state.view);
  const there = status?.state === 'ready' || status?.state === 'read-only';

  return (
    <nav className="library" aria-label="Library" data-library ref={pane}>
      <PackDrop pane={pane} />
      <LibraryHead />
      <KeptTextList />
      {status && !there ? (
        <LibraryTrouble status={status} />
      ) : failure && !status ? (
        <LibraryTrouble failure={failure} />
      ) : view === 'trash' ? (
        <TrashList />
      ) : (
        <Articles readOnly={status?.state === 'read-only'} />
      )}
    </nav>
  );
});

function LibraryHead() {
  const { library, layout, dialogs, run, shortcut, desk } = useWorkspace();
  useStore(keyboardStore);
  const status = useStore(library.store, (state) => state.status);
  const view = useStore(library.store, (state) => state.view);
  const narrow = useStore(layout.store, (state) => state.narrow);
  const name = !status || status.state === 'none' ? 'No library' : status.name;
  const place = status && status.state !== 'none' ? status.place : undefined;
  const writable = status?.state === 'ready';
  const inTrash = view === 'trash';

  return (
    <header className="library-head">
      {desk.can.chooseLibrary ? (
        <h2 className="library-name">
          <button
            type="button"
            aria-label={`Library: ${name}. Switch library`}
            title={place}
            onClick={() => dialogs.open({ kind: 'library' })}
          >
            <span>{name}</span>
            <ChevronsUpDown aria-hidden size={14} />
          </button>
        </h2>
      ) : (
        <h2 className="library-name" title={place}>
          <span>{name}</span>
        </h2>
      )}
      <IconButton
        label={inTrash ? 'Back to the articles' : 'Trash'}
        icon={inTrash ? FileText : Trash2}
        onClick={() => library.show(inTrash ? 'articles' : 'trash')}
      />
      <LibraryMenu />
      <IconButton
        label="New article"
        shortcut={shortcut('newArticle')}
        icon={FilePlus2}
        disabled={!writable && status?.state !== 'none'}
        onClick={() => run('newArticle')}
      />
      {narrow && (
        <IconButton
          label="Close the library"
          icon={X}
          onClick={() => layout.toggle('libraryOpen', false)}
        />
      )}
    </header>
  );
}

function Articles({ readOnly }: { readOnly: boolean }) {
  const { library } = useWorkspace();
  const entries = useStore(library.store, (state) => state.entries);
  const filter = useStore(library.store, (state) => state.filter);
  const sort = useStore(library.store, (state) => state.sort);
  const picked = useStore(library.store, ({ selection }) => selection.picked.size);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what decides which are shown, and where
  const shown = useMemo(() => library.shown(), [library, entries, filter, sort]);

  if (!entries) return <p className="library-note">Reading the library…</p>;
  if (entries.length === 0) return <EmptyLibrary readOnly={readOnly} />;
  const several = entries.length === 1 ? '1 article' : `${entries.length} articles`;
  const count = filter ? `${shown.length} of ${several}` : several;

  return (
    <>
      {readOnly && (
        <p className="library-note" role="status">
          This folder is read-only: you can read and export, but nothing can be saved here.
        </p>
      )}
      <div className="library-tools">
        <search className="library-filter">
          <Search aria-hidden size={15} />
          <input
            type="search"
            aria-label="Filter articles"
            placeholder="Filter"
            value={filter}
            onChange={(event) => library.filterBy(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && filter) {
                event.preventDefault();
                library.filterBy('');
              }
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              document.querySelector<HTMLElement>('[data-library] .row-main')?.focus();
            }}
          />
        </search>
        <select
          className="library-sort"
          aria-label="Sort by"
          title="Sort by"
          value={sort}
          onChange={(event) => library.sortBy(event.currentTarget.value as SortOrder)}
        >
          {sortOrders.map((order) => (
            <option key={order} value={order}>
              {sortNames[order]}
            </option>
          ))}
        </select>
      </div>
      {shown.length === 0 ? <NothingFound filter={filter} /> : <ArticleList entries={shown} />}
      {picked > 0 && <PickedBar count={picked} />}
      <p className="library-count" role="status">
        {picked > 0 ? `${picked} of ${several} selected` : count}
      </p>
    </>
  );
}
