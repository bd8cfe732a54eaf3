import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { StetWindow, Workspace } from './workspace.ts';

const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export const WorkspaceProvider = WorkspaceContext.Provider;

/** All that is about the article in which the person is. */
export function ActiveWorkspace({ stet, children }: { stet: StetWindow; children: ReactNode }) {
  const active = useStore(stet.panes.store, (state) => state.active);
  return <WorkspaceProvider value={stet.of(active)}>{children}</WorkspaceProvider>;
}

/** The window, and the article of the pane around; outside the panes, of the active one. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('Only inside the workspace');
  return workspace;
}
