import type { EditorState } from '@tiptap/pm/state';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';

/**
 * A small view of the editor that renders only when it differs. It is taken at most once a frame,
 * and should be the same value over plain typing.
 *
 * @param select a primitive, or an object of primitives
 */
export function useSnapshot<T>(
  instance: ArticleEditorInstance,
  select: (state: EditorState) => T,
): T {
  const last = useRef<T>(undefined);
  const subscribe = useCallback((listener: () => void) => instance.subscribe(listener), [instance]);
  return useSyncExternalStore(subscribe, () => {
    const next = select(instance.editor.state);
    if (!isSame(last.current, next)) last.current = next;
    return last.current as T;
  });
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) =>
    Object.is((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}
