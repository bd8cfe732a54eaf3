import { useCallback } from 'react';
import { useStore } from 'zustand';
import { type Path, readAt } from '../../../shared/article/metadataPath.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';

/**
 * A value of the article's metadata and how to change it; '' and undefined take it away. Letters
 * typed one after the other are one step of the undo history.
 */
export function useMetadata<T>(...path: Path): [T | undefined, (value: T | undefined) => void] {
  const { session } = useWorkspace();
  const name = JSON.stringify(path);
  const value = useStore(session.metadata, (metadata) => metadata && readAt(metadata, path));
  const change = useCallback(
    (next: T | undefined) => {
      session.change(JSON.parse(name) as Path, next, { group: name });
    },
    [session, name],
  );
  return [value as T | undefined, change];
}
