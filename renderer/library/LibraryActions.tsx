import { Archive, FileUp, PackageOpen, Settings } from 'lucide-react';
import { commands } from '../../shared/contract/commands.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { Menu, type MenuProps } from '../ui/Menu.tsx';

const offered = [
  ['exportShown', FileUp],
  ['backUpLibrary', Archive],
  ['importPack', PackageOpen],
  ['deskSettings', Settings],
] as const;

/** What can be done with the library as a whole. */
export function LibraryActions({ at, onClose }: Pick<MenuProps, 'at' | 'onClose'>) {
  const { can, run, shortcut } = useWorkspace();
  return (
    <Menu
      label="Actions for the library"
      at={at}
      items={offered
        .filter(([command]) => can(command))
        .map(([command, icon]) => ({
          label: commands[command].title,
          icon,
          shortcut: shortcut(command),
          run: () => run(command),
        }))}
      onClose={onClose}
    />
  );
}
