import { FileUp, X } from 'lucide-react';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { nothing } from './selection.ts';

/** What can be done with the articles that are picked. */
export function PickedBar({ count }: { count: number }) {
  const { library, run } = useWorkspace();
  return (
    <section className="library-picked" aria-label="Selected articles">
      <Button icon={FileUp} onClick={() => run('exportSelection')}>
        {count === 1 ? 'Export 1 article…' : `Export ${count} articles…`}
      </Button>
      <IconButton label="Clear the selection" icon={X} onClick={() => library.pick(nothing)} />
    </section>
  );
}
