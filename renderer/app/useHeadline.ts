import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { NodeJson } from '../../shared/article/model.ts';
import { headlineOf, textOf } from '../../shared/article/text.ts';
import { whenCalm } from '../ui/whenCalm.ts';
import { useEditorHandle } from './useEditorHandle.ts';
import { useWorkspace } from './WorkspaceContext.tsx';

/** After the last key, in ms: nothing on the page may render with every key. */
const idle = 300;

/** The headline of the open article as plain text, a moment after it was typed. */
export function useHeadline(): string {
  const { session } = useWorkspace();
  const handle = useEditorHandle();
  const documentId = useStore(session.store, ({ open }) => open?.documentId);
  const [headline, setHeadline] = useState('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document is another headline
  useEffect(() => {
    const read = () => {
      const content = session.text()?.first;
      const live = handle?.editor.state.doc.firstChild ? headlineIn(handle) : undefined;
      setHeadline(live ?? (content ? headlineOf(content) : ''));
    };
    read();
    if (!handle) return;
    const calm = whenCalm(idle, read);
    const stop = handle.subscribe(() => calm.soon());
    return () => {
      calm.stop();
      stop();
    };
  }, [session, handle, documentId]);

  return headline;
}

function headlineIn(handle: NonNullable<ReturnType<typeof useEditorHandle>>): string | undefined {
  let found: string | undefined;
  handle.editor.state.doc.forEach((node) => {
    if (node.type.name === 'headline') found = textOf(node.toJSON() as NodeJson).trim();
  });
  return found;
}
