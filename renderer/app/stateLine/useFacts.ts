import { useStore } from 'zustand';
import { useLineState } from '../useLineState.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import type { Facts } from './stateOf.ts';

/** How things stand with the open article; undefined without one. */
export function useFacts(): Facts | undefined {
  const { session, library } = useWorkspace();
  const open = useStore(session.store, (state) => state.open);
  const unkept = useStore(session.store, (state) => state.unkept);
  const away = useStore(library.store, ({ status }) => status?.state === 'missing');
  const line = useLineState();
  return open && { open, line, away, unkept, now: new Date() };
}
