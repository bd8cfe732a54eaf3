import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { commands } from '../../shared/contract/commands.ts';
import { later } from '../app/later.tsx';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { IconButton } from '../ui/Button.tsx';

const Menu = later(async () => (await import('../ui/Menu.tsx')).Menu);

const offered = ['exportShown', 'backUpLibrary', 'importPack', 'deskSettings'] as const;

/** What can be done with the library as a whole. */
export function LibraryMenu() {
  const { can, run } = useWorkspace();
  const [at, setAt] = useState<{ x: number; y: number }>();
  return (
    <>
      <IconButton
        label="More for the library"
        icon={Ellipsis}
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setAt({ x: box.left, y: box.bottom + 4 });
        }}
      />
      {at && (
        <Menu
          label="Actions for the library"
          at={at}
          items={offered
            .filter((command) => can(command))
            .map((command) => ({ label: commands[command].title, run: () => run(command) }))}
          onClose={() => setAt(undefined)}
        />
      )}
    </>
  );
}
