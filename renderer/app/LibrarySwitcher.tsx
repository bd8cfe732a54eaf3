import { Folder } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { failureOf } from './connect.ts';
import { useWorkspace } from './WorkspaceContext.tsx';
import './LibrarySwitcher.css';

interface Recent {
  id: string;
  name: string;
  place: string;
}

export function LibrarySwitcher({ close }: { close(): void }) {
  const { connection, files, library } = useWorkspace();
  const status = useStore(library.store, (state) => state.status);
  const here = status && status.state !== 'none' ? status.id : undefined;
  const [recent, setRecent] = useState<Recent[]>([]);
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    connection.newsroom.library.recent().then(setRecent, (error) => {
      setProblem(failureOf(error).message);
    });
  }, [connection]);

  return (
    <Dialog
      title="Libraries"
      size="s"
      onClose={close}
      footer={
        <Button
          look="primary"
          onClick={() => {
            close();
            void files.chooseLibrary();
          }}
        >
          Choose a folder…
        </Button>
      }
    >
      {problem && <p role="alert">{problem}</p>}
      <ul className="libraries" aria-label="Recent libraries">
        {recent.map(({ id, name, place }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === here ? 'true' : undefined}
              onClick={() => {
                close();
                if (id !== here) void files.openRecentLibrary(id);
              }}
            >
              <Folder aria-hidden size={18} />
              <span>
                <span className="libraries-name">{name}</span>
                <small>{place}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
