import { useStore } from 'zustand';
import { foundAgain } from '../../library/conflictCopies.ts';
import { useLineState } from '../useLineState.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import type { Facts } from './stateOf.ts';

/** How things stand with the open article; undefined without one. */
export function useFacts(): Facts | undefined {
  const { session, library, panes } = useWorkspace();
  const open = useStore(session.store, (state) => state.open);
  const unkept = useStore(session.store, (state) => state.unkept);
  const inBrowser = useStore(session.store, (state) => state.inBrowser);
  const away = useStore(library.store, ({ status }) => status?.state === 'missing');
  const elsewhere = useStore(library.store, ({ entries }) =>
    open?.outside?.kind === 'gone' ? foundAgain(open, entries) : undefined,
  );
  const [one, two = one] = useStore(panes.store, ({ writers }) => writers);
  const other = session === one.session ? two.session : one.session;
  const beside = useStore(
    other.store,
    ({ open: there }) =>
      other !== session && there?.lock?.kind === 'mine' && there.file === open?.file,
  );
  const line = useLineState();
  return open && { open, line, away, elsewhere, beside, unkept, inBrowser, now: new Date() };
}
