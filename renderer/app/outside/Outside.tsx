import { useMemo } from 'react';
import { useStore } from 'zustand';
import { conflictCopies } from '../../library/conflictCopies.ts';
import { later } from '../later.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';

const Disputes = later(async () => (await import('./Disputes.tsx')).Disputes);
const Arrivals = later(async () => (await import('./Arrivals.tsx')).Arrivals);
const Copies = later(async () => (await import('./Copies.tsx')).Copies);

/** What others wrote into the open article, above its text; never over it, never modal. */
export function Outside() {
  const { session, library } = useWorkspace();
  const file = useStore(session.store, ({ open }) => open?.file);
  const outside = useStore(session.store, ({ open }) => open?.outside);
  const arrived = useStore(session.store, ({ open }) => open?.arrived);
  const mayEdit = useStore(session.store, ({ open }) => open?.access.mode === 'edit');
  const entries = useStore(library.store, (state) => state.entries);
  const copies = useMemo(() => {
    // Of an article without a file there is no copy, and every file would look like one.
    if (file === undefined) return [];
    const all = conflictCopies(entries ?? []);
    return (entries ?? []).filter((entry) => all.get(entry.file)?.file === file);
  }, [entries, file]);

  return (
    <div className="outsides">
      {outside?.kind === 'both' && <Disputes outside={outside} />}
      {arrived && <Arrivals arrived={arrived} />}
      {mayEdit && !outside && copies.length > 0 && <Copies copies={copies} />}
    </div>
  );
}
