import { useStore } from 'zustand';
import { useWorkspace } from './WorkspaceContext.tsx';

/** The editor of the open article, once it shows its document. */
export const useEditorHandle = () => useStore(useWorkspace().session.store, ({ handle }) => handle);
