import { useEffect } from 'react';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import { isUndoneFirst, wordsOfWayBack } from '../history/wayBack.ts';
import { labels } from '../labels.ts';

/**
 * Says what a change did beyond what one sees of it, and takes it back: a question beforehand would
 * stand in the way of whoever means it. The words go once Undo would take back something else.
 */
export function useWayBack({ eachChange, run }: ArticleEditorInstance) {
  const { toasts } = useWorkspace();
  useEffect(() => {
    let said = 0;
    const stop = eachChange(({ transaction }) => {
      if (!isUndoneFirst(transaction)) return;
      if (said) toasts.dismiss(said);
      const words = wordsOfWayBack(transaction);
      const action = { label: labels.undo, run: () => void run('undo') };
      said = words ? toasts.say(words, { action }) : 0;
    });
    return () => {
      stop();
      toasts.dismiss(said);
    };
  }, [eachChange, run, toasts]);
}
