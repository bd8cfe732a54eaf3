import { Columns2, Copy, FolderOpen, GitMerge, PackageOpen, Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { LibraryEntry } from '../../shared/contract/values.ts';
import type { Beside } from '../app/beside/beside.ts';
import type { FileActions } from '../app/fileActions.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { ArticleRow } from './ArticleRow.tsx';
import { titleOf } from './arrange.ts';
import { conflictCopies } from './conflictCopies.ts';
import { useMinute } from './relativeTime.ts';

/** One stop of the Tab key; arrows, Home, End and Page keys walk it. */
export function ArticleList({ entries }: { entries: readonly LibraryEntry[] }) {
  const { session, files, layout, desk, beside } = useWorkspace();
  const openFile = useStore(session.store, ({ open, failed }) => open?.file ?? failed?.file);
  const opening = useStore(session.store, (state) => state.opening);
  const [focused, setFocused] = useState<string>();
  const [menu, setMenu] = useState<{ entry: LibraryEntry; at: { x: number; y: number } }>();
  const copies = useMemo(() => conflictCopies(entries), [entries]);
  const list = useRef<HTMLUListElement>(null);
  const minute = useMinute();

  const stop =
    [focused, openFile].find((file) => entries.some((entry) => entry.file === file)) ??
    entries[0]?.file;

  function focusRow(index: number) {
    const entry = entries[Math.max(0, Math.min(index, entries.length - 1))];
    if (!entry) return;
    setFocused(entry.file);
    const row = list.current?.querySelector<HTMLElement>(`[data-file="${entry.file}"] .row-main`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }

  const act = useMemo(
    () => ({
      async open(entry: LibraryEntry) {
        if (await files.open(entry.file, entry.name)) layout.closeDrawers();
      },
      more(entry: LibraryEntry, at: { x: number; y: number }) {
        setMenu({ entry, at });
      },
      focus: setFocused,
    }),
    [files, layout],
  );

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = entries.findIndex((entry) => entry.file === stop);
    const entry = entries[index];
    const to: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: entries.length - 1,
    };
    const target = to[event.key];
    if (target !== undefined) focusRow(target);
    else if (event.key === 'F2' && entry) files.rename(entry.file, entry.name);
    else if (event.key === 'Delete' && entry) {
      void files.trash(entry.file, titleOf(entry));
      focusRow(index + 1 < entries.length ? index + 1 : index - 1);
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = document.activeElement?.getBoundingClientRect();
      if (entry && box) setMenu({ entry, at: { x: box.left + 24, y: box.bottom } });
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <ul ref={list} className="library-list" aria-label="Articles" onKeyDown={onKeyDown}>
        {entries.map((entry) => (
          <ArticleRow
            key={entry.file}
            entry={entry}
            copyOf={copies.get(entry.file)?.name}
            current={entry.file === openFile}
            opening={entry.file === opening}
            stop={entry.file === stop}
            minute={minute}
            act={act}
          />
        ))}
      </ul>
      {menu && (
        <Menu
          label={`Actions for ${titleOf(menu.entry)}`}
          at={menu.at}
          items={menuItems(menu.entry, copies.get(menu.entry.file), files, desk.can.reveal, beside)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </>
  );
}

function menuItems(
  entry: LibraryEntry,
  original: LibraryEntry | undefined,
  files: FileActions,
  canReveal: boolean,
  beside: Beside,
): MenuItem[] {
  const { file, name } = entry;
  const items: MenuItem[] = [
    { label: 'Rename…', icon: Pencil, shortcut: 'F2', run: () => files.rename(file, name) },
  ];
  if (original) {
    items.unshift({
      label: `Put together with ${original.name}`,
      icon: GitMerge,
      run: () => void files.mergeCopy(entry, original),
    });
  }
  if (entry.about.kind === 'article') {
    items.unshift({
      label: 'Open beside',
      icon: Columns2,
      run: () => void beside.openArticle(file, name),
    });
  }
  if (entry.about.kind === 'article' && !entry.about.newer) {
    items.push({ label: 'Duplicate', icon: Copy, run: () => void files.duplicate(file) });
  }
  if (entry.about.kind === 'article') {
    const title = titleOf(entry);
    items.push({ label: 'Hand over…', icon: PackageOpen, run: () => files.handOver(file, title) });
  }
  if (canReveal) {
    items.push({ label: 'Show in folder', icon: FolderOpen, run: () => void files.reveal(file) });
  }
  items.push({
    label: 'Move to trash',
    icon: Trash2,
    shortcut: 'Delete',
    danger: true,
    run: () => void files.trash(file, titleOf(entry)),
  });
  return items;
}
