import { useStore } from 'zustand';
import type { SessionState } from '../article/sessionState.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';

/** Of every pane of the window, one or two, whichever is active. @param select as of `useStore` */
export function useEachArticle<T>(select: (state: SessionState) => T): T[] {
  const { panes } = useWorkspace();
  const [one, other] = useStore(panes.store, ({ writers }) => writers);
  const here = useStore(one.session.store, select);
  const there = useStore((other ?? one).session.store, select);
  return other ? [here, there] : [here];
}
