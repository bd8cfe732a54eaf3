import { isHistoryTransaction } from '@tiptap/pm/history';
import { NodeSelection, type Selection, type Transaction } from '@tiptap/pm/state';
import { useEffect } from 'react';
import { commandTitle } from '../../desk/commandTitle.ts';
import { announce } from '../../ui/announce.ts';
import { named } from '../commands/blocksAround.ts';
import { commandIn } from '../commands/outwardCommands.ts';
import { selectedBlocks, selectedThings } from '../commands/selectedBlocks.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorCommandId } from '../editorHandle.ts';
import { labels } from '../labels.ts';
import { passageName } from '../passageName.ts';
import { useSnapshot } from './useSnapshot.ts';

/** What the text shows and its caret does not tell: where an arrow came to, and what a command did. */
export function useSaid(instance: ArticleEditorInstance) {
  const { editor, isActive } = instance;
  // A screen reader passes in silence what has no words.
  const selected = useSnapshot(instance, ({ selection }) => {
    const node = selection instanceof NodeSelection ? selection.node : undefined;
    if (named(node, 'divider')) return commandTitle('divider');
    return named(node, 'unknown') ? labels.unknown : undefined;
  });
  useEffect(() => {
    if (selected === undefined) return undefined;
    announce(`${selected}, selected`);
    return () => announce('');
  }, [selected]);

  useEffect(() => {
    const hear = ({ transaction }: { transaction: Transaction }) => {
      const command = commandIn(transaction);
      const words =
        command && !isHistoryTransaction(transaction) && wordsOf(command, transaction, isActive);
      if (words) announce(words);
    };
    editor.on('transaction', hear);
    return () => {
      editor.off('transaction', hear);
    };
  }, [editor, isActive]);
}

/** By one of the commands; what is undone is told by useUndone. */
function wordsOf(
  command: EditorCommandId,
  { docChanged, selection }: Transaction,
  isActive: (command: EditorCommandId) => boolean,
): string | undefined {
  if (switches.has(command)) return `${commandTitle(command)} ${isActive(command) ? 'on' : 'off'}`;
  if (!docChanged) return undefined;
  if (command === 'moveBlockUp') return `Moved up${placeOf(selection)}`;
  if (command === 'moveBlockDown') return `Moved down${placeOf(selection)}`;
  const words = done[command];
  if (words) return words;
  const { $head } = selection;
  return $head.parent.isTextblock ? passageName($head) : undefined;
}

const switches: ReadonlySet<EditorCommandId> = new Set([
  'bold',
  'italic',
  'underline',
  'strike',
  'inlineNote',
  'headerRow',
  'headerColumn',
]);

/** Of all others one hears what the caret is in now. */
const done: Partial<Record<EditorCommandId, string>> = {
  duplicateBlock: 'Duplicated',
  deleteBlock: 'Deleted',
  divider: 'Divider',
  addRowBefore: 'Row added',
  addRowAfter: 'Row added',
  addColumnBefore: 'Column added',
  addColumnAfter: 'Column added',
  deleteRow: 'Row deleted',
  deleteColumn: 'Column deleted',
  deleteTable: 'Table deleted',
  mergeCells: 'Cells merged',
  splitCell: 'Cell split',
  makeGallery: 'Gallery',
  photoOutOfGallery: 'Taken out of the gallery',
};

/** ": 3 of 12", among its likes. */
function placeOf(selection: Selection): string {
  const things = selectedThings(selection);
  // The only item of a list moves with it.
  const moved = things?.container.childCount === 1 ? selectedBlocks(selection) : things;
  const [first] = moved?.nodes ?? [];
  if (!moved || !first) return '';
  const { content } = moved.container.content;
  return `: ${content.indexOf(first) + 1} of ${content.length}`;
}
