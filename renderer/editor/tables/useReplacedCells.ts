import { useEffect } from 'react';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import { labels } from '../labels.ts';
import { replacedIn } from './replacedCells.ts';

/**
 * Says which words others were put in the place of, by a drop or a paste over more cells than one had
 * selected, and takes it back: a question beforehand would stand in the way of whoever means it.
 */
export function useReplacedCells({ eachChange, run }: ArticleEditorInstance) {
  const { toasts } = useWorkspace();
  useEffect(() => {
    let said = 0;
    const stop = eachChange(({ transaction }) => {
      if (!transaction.docChanged) return;
      // Undo would take back something else by now.
      if (said) toasts.dismiss(said);
      const words = replacedIn(transaction);
      const action = { label: labels.undo, run: () => void run('undo') };
      said = words.length > 0 ? toasts.say(labels.replacedCells(words), { action }) : 0;
    });
    return () => {
      stop();
      toasts.dismiss(said);
    };
  }, [eachChange, run, toasts]);
}
