import { useCallback, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { NodeJson } from '../../shared/article/model.ts';
import { headlineOf, textOf } from '../../shared/article/text.ts';
import type { EditorHandle } from '../editor/editorHandle.ts';
import { whenCalm } from '../ui/whenCalm.ts';
import type { Session } from './article/session.ts';
import { useEditorHandle } from './useEditorHandle.ts';
import { useWorkspace } from './WorkspaceContext.tsx';

/** After the last key, in ms: nothing on the page may render with every key. */
const idle = 300;

/** The headline of the open article as plain text, a moment after it was typed. */
export function useHeadline(): string {
  const { session } = useWorkspace();
  const handle = useEditorHandle();
  // Another document is another headline.
  useStore(session.store, ({ open }) => open?.documentId);
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!handle) return () => {};
      const calm = whenCalm(idle, changed);
      const stop = handle.subscribe(() => calm.soon());
      return () => {
        calm.stop();
        stop();
      };
    },
    [handle],
  );
  return useSyncExternalStore(subscribe, () => headlineIn(session));
}

function headlineIn(session: Session): string {
  const content = session.text()?.first;
  if (content) return headlineOf(content);
  return session.handle ? headlineShown(session.handle) : '';
}

function headlineShown({ doc }: EditorHandle): string {
  for (const node of doc.children) {
    if (node.type.name === 'headline') return textOf(node.toJSON() as NodeJson).trim();
  }
  return '';
}
