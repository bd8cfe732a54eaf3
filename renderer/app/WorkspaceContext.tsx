import { createContext, useContext } from 'react';
import type { Workspace } from './workspace.ts';

const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export const WorkspaceProvider = WorkspaceContext.Provider;

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('Only inside the workspace');
  return workspace;
}
