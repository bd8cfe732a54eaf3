import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { LibraryEntry } from '../../shared/contract/library.ts';
import { useEachArticle } from '../app/beside/useEachArticle.ts';
import { later } from '../app/later.tsx';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { afterFrame } from '../ui/afterFrame.ts';
import { RowsInSight } from '../ui/RowsInSight.tsx';
import { ArticleRow } from './ArticleRow.tsx';
import { conflictCopies } from './conflictCopies.ts';
import { useMinute } from './relativeTime.ts';
import { all, nothing, toggled, upTo } from './selection.ts';

const ArticleMenu = later(async () => (await import('./ArticleMenu.tsx')).ArticleMenu);

/** One stop of the Tab key; arrows, Home, End and Page keys walk it. */
export function ArticleList({ entries }: { entries: readonly LibraryEntry[] }) {
  const { session, files, library, panes } = useWorkspace();
  const openFile = useStore(session.store, ({ open, failed }) => open?.file ?? failed?.file);
  const shown = useEachArticle(({ open }) => open?.file);
  const opening = useStore(session.store, (state) => state.opening);
  const picked = useStore(library.store, ({ selection }) => selection.picked);
  const asked = useStore(library.store, ({ filter, sort }) => `${sort} ${filter}`);
  const [focused, setFocused] = useState<string>();
  const [menu, setMenu] = useState<{ entry: LibraryEntry; at: { x: number; y: number } }>();
  const copies = useMemo(() => conflictCopies(entries), [entries]);
  const list = useRef<HTMLUListElement>(null);
  const minute = useMinute();

  const stop =
    [focused, openFile].find((file) => entries.some((entry) => entry.file === file)) ??
    entries[0]?.file;

  // React would hear of every edge that the pointer crosses on the page.
  useEffect(() => {
    const { current } = list;
    current?.addEventListener('pointermove', library.keepPlaces);
    current?.addEventListener('pointerleave', library.letPlacesGo);
    return library.letPlacesGo;
  }, [library]);

  // What is found is read from its first on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that something else is asked for
  useLayoutEffect(() => {
    list.current?.scrollTo(0, 0);
  }, [asked]);

  const order = useMemo(() => entries.map(({ file }) => file), [entries]);

  function focusFile(file: string) {
    // So that it is there, however far away.
    flushSync(() => setFocused(file));
    const row = list.current?.querySelector<HTMLElement>(`[data-file="${file}"] .row-main`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }

  function focusRow(index: number) {
    const entry = entries[Math.max(0, Math.min(index, entries.length - 1))];
    if (entry) focusFile(entry.file);
    return entry?.file;
  }

  /** All that are picked if it is one of them; the keyboard goes to what comes next. */
  async function trash(entry: LibraryEntry, index: number) {
    if (!ofPicked(entry)) {
      void files.trash([entry]);
      focusRow(index + 1 < entries.length ? index + 1 : index - 1);
      return;
    }
    const gone = library.picked();
    const stays = ({ file }: LibraryEntry) => !picked.has(file);
    const next = entries.slice(index).find(stays) ?? entries.slice(0, index).findLast(stays);
    await files.trash(gone);
    if (next && isNowhere()) focusFile(next.file);
  }

  const act = useMemo(
    () => ({
      expect: ({ file }: LibraryEntry) => panes.expect(file),
      async open(entry: LibraryEntry) {
        library.pick({ ...nothing, anchor: entry.file });
        await files.open(entry.file, entry.name);
      },
      async write(entry: LibraryEntry) {
        library.pick({ ...nothing, anchor: entry.file });
        await files.write(entry.file, entry.name);
      },
      pick({ file }: LibraryEntry, how: 'more' | 'run') {
        const { selection } = library.store.getState();
        if (how === 'more') return library.pick(toggled(selection, file));
        const order = library.shown().map((shown) => shown.file);
        library.pick(upTo(selection, order, file, session.store.getState().open?.file));
      },
      more(entry: LibraryEntry, at: { x: number; y: number }) {
        setMenu({ entry, at });
      },
      focus: setFocused,
    }),
    [files, library, panes, session],
  );

  const ofPicked = ({ file }: LibraryEntry) => picked.size > 1 && picked.has(file);

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const index = entries.findIndex((entry) => entry.file === stop);
    const entry = entries[index];
    const { selection } = library.store.getState();
    const to: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: entries.length - 1,
    };
    const target = to[event.key];
    if (target !== undefined) {
      const file = focusRow(target);
      if (event.shiftKey && file) library.pick(upTo(selection, order, file, stop));
      else if (!command && selection.anchor !== undefined) library.pick(nothing);
    } else if (command && event.key === ' ' && entry) {
      library.pick(toggled(selection, entry.file));
    } else if (command && event.key.toLowerCase() === 'a' && !event.shiftKey) {
      library.pick(all(selection, order));
    } else if (event.key === 'Escape' && picked.size > 0) {
      library.pick(nothing);
    } else if (command) return;
    else if (event.key === 'Enter' && !event.shiftKey && entry && isRow(event.target)) {
      void act.write(entry);
    } else if (/^(Process|\S)$/u.test(event.key)) {
      // As in a file manager: what is typed here looks for an article. The field has the letter too,
      // and an input method (“Process”) composes there.
      const filter = list.current?.closest('nav')?.querySelector<HTMLInputElement>('[type=search]');
      filter?.setSelectionRange(filter.value.length, filter.value.length);
      filter?.focus();
      return;
    } else if (event.key === 'F2' && entry) {
      // The row is another one then, and the dialog would lead back to nowhere.
      const goOn = (file: string) => afterFrame(() => focusFile(file));
      files.rename(entry.file, entry.name, goOn);
    } else if (event.key === 'Delete' && entry) void trash(entry, index);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = document.activeElement?.getBoundingClientRect();
      if (entry && box) setMenu({ entry, at: { x: box.left + 24, y: box.bottom } });
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <ul ref={list} className="library-list" aria-label="Articles" onKeyDown={onKeyDown}>
        <RowsInSight
          list={list}
          rows={entries}
          keyOf={fileOf}
          keep={[0, entries.findIndex(({ file }) => file === stop)]}
          draw={(entry, index) => (
            <ArticleRow
              entry={entry}
              place={index + 1}
              of={entries.length}
              copyOf={copies.get(entry.file)?.name}
              current={entry.file === openFile || shown.includes(entry.file)}
              opening={entry.file === opening}
              picked={picked.has(entry.file)}
              stop={entry.file === stop}
              minute={minute}
              act={act}
            />
          )}
        />
      </ul>
      {menu && (
        <ArticleMenu
          entry={menu.entry}
          original={copies.get(menu.entry.file)}
          picked={ofPicked(menu.entry) ? picked.size : undefined}
          at={menu.at}
          onClose={() => setMenu(undefined)}
        />
      )}
    </>
  );
}

const fileOf = ({ file }: LibraryEntry) => file;

const isNowhere = () => document.activeElement === document.body;

const isRow = (target: EventTarget) => target instanceof Element && target.matches('.row-main');
