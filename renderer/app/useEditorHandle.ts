import { createContext, useContext } from 'react';
import type { EditorHandle } from '../editor/editorHandle.ts';

const HandleContext = createContext<EditorHandle | undefined>(undefined);

export const EditorHandleProvider = HandleContext.Provider;

/** The editor of the open article, once it shows its document. */
export const useEditorHandle = () => useContext(HandleContext);
