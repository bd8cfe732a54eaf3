import { isHistoryTransaction } from '@tiptap/pm/history';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect } from 'react';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import { afterFrame } from '../../ui/afterFrame.ts';
import { announce } from '../../ui/announce.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import { changesNothing } from '../history/ledThere.ts';
import { focusBeside } from '../keyboard/focusBeside.ts';
import { reveal } from '../reveal.ts';
import { changesText, undoneOutOfSight, wordsOfUndone } from './undone.ts';

/**
 * Says what an undo or redo changed where one does not look, and leads there: a field shows nothing in
 * the text, and the text nothing in a field. The keyboard stays, or the next letters would go astray.
 * All else is said to a screen reader only, whose caret need not have moved.
 */
export function useUndone({ editor, eachChange }: ArticleEditorInstance) {
  const { toasts, layout, panes, session } = useWorkspace();
  useEffect(() => {
    let said = 0;
    const stop = eachChange(({ transaction }) => {
      if (!isHistoryTransaction(transaction) || changesNothing(transaction)) return;
      const beside = focusBeside();
      if (beside) keepIn(beside);
      if (changesText(transaction)) showChanged(editor.view);
      const undone = undoneOutOfSight(transaction, beside);
      if (!undone) {
        announce(wordsOfUndone(transaction, beside));
        return;
      }
      const { words, field } = undone;
      const show = () => {
        // Since then the person may have gone to the other article.
        const writer = panes.writers().find((one) => one.session === session);
        if (writer) panes.activate(writer);
        if (field) layout.focusField(field[0] === 'assets' ? 'photos' : 'story', field);
        else session.handle?.focus();
      };
      toasts.dismiss(said);
      said = toasts.say(words, { action: { label: 'Show', run: show } });
    });
    return () => {
      stop();
      // Of a text that is not there any more.
      toasts.dismiss(said);
    };
  }, [editor, eachChange, toasts, layout, panes, session]);
}

/** Where the keyboard is elsewhere, ProseMirror need not have scrolled: it goes by the page's selection. */
function showChanged(view: EditorView) {
  const { selection } = view.state;
  if (view.hasFocus()) return;
  if (selection instanceof NodeSelection) reveal(view, selection.from, selection.to);
  else reveal(view, selection.head);
}

/** Where what had the keyboard goes with what is undone, its panel has it: keys would go nowhere. */
function keepIn(beside: HTMLElement) {
  const panel = beside.closest('.inspector');
  afterFrame(() => {
    const tab = panel?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
    if (!beside.isConnected && document.activeElement === document.body) tab?.focus();
  });
}
