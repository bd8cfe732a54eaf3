import { useSyncExternalStore } from 'react';
import type { LineState } from './connect.ts';
import { useWorkspace } from './WorkspaceContext.tsx';

export function useLineState(): LineState {
  const { state } = useWorkspace().connection;
  return useSyncExternalStore(state.subscribe, state.get);
}
