import {
  Columns2,
  Copy,
  FileUp,
  FolderOpen,
  GitMerge,
  ListChecks,
  PackageOpen,
  Pencil,
  Trash2,
  X,
} from 'lucide-react';
import type { LibraryEntry } from '../../shared/contract/library.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import type { Workspace } from '../app/workspace.ts';
import { Menu, type MenuItem, type MenuProps } from '../ui/Menu.tsx';
import { titleOf } from './arrange.ts';
import { nothing, toggled } from './selection.ts';

type Needs = Pick<Workspace, 'desk' | 'files' | 'library' | 'panes' | 'run'>;

interface ArticleMenuProps extends Pick<MenuProps, 'at' | 'onClose'> {
  entry: LibraryEntry;
  /** The article that this one is a conflict copy of. */
  original: LibraryEntry | undefined;
  /** So many articles are picked, and this one is among them. */
  picked: number | undefined;
}

export function ArticleMenu({ entry, original, picked, at, onClose }: ArticleMenuProps) {
  const workspace = useWorkspace();
  return (
    <Menu
      label={picked ? `Actions for ${picked} articles` : `Actions for ${titleOf(entry)}`}
      at={at}
      items={picked ? pickedItems(picked, workspace) : articleItems(entry, original, workspace)}
      onClose={onClose}
    />
  );
}

/** What can be done with the articles that are picked. */
function pickedItems(count: number, { files, library, run }: Needs): MenuItem[] {
  return [
    { label: `Export ${count} articles…`, icon: FileUp, run: () => run('exportSelection') },
    { label: 'Clear the selection', icon: X, run: () => library.pick(nothing) },
    {
      label: `Move ${count} articles to trash…`,
      icon: Trash2,
      shortcut: 'Delete',
      danger: true,
      run: () => void files.trash(library.picked()),
    },
  ];
}

function articleItems(
  entry: LibraryEntry,
  original: LibraryEntry | undefined,
  { desk, files, library, panes }: Needs,
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
      run: () => void panes.openBeside(file, name),
    });
  }
  if (entry.about.kind === 'article' && !entry.about.newer) {
    items.push({ label: 'Duplicate', icon: Copy, run: () => void files.duplicate(file) });
  }
  if (entry.about.kind === 'article') {
    const title = titleOf(entry);
    items.push(
      { label: 'Export…', icon: FileUp, run: () => files.exportSeveral([entry]) },
      { label: 'Hand over…', icon: PackageOpen, run: () => files.handOver(file, title) },
    );
  }
  items.push({
    label: 'Select',
    icon: ListChecks,
    run: () => library.pick(toggled(library.store.getState().selection, file)),
  });
  if (desk.can.reveal) {
    items.push({ label: 'Show in folder', icon: FolderOpen, run: () => void files.reveal(file) });
  }
  items.push({
    label: 'Move to trash',
    icon: Trash2,
    shortcut: 'Delete',
    danger: true,
    run: () => void files.trash([entry]),
  });
  return items;
}
