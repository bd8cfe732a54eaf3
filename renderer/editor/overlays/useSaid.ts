import { isHistoryTransaction } from '@tiptap/pm/history';
import {
  type EditorState,
  NodeSelection,
  type Selection,
  type Transaction,
} from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { useEffect } from 'react';
import { commandTitle } from '../../desk/commandTitle.ts';
import { announce } from '../../ui/announce.ts';
import { isPart, named } from '../commands/blocksAround.ts';
import { commandIn } from '../commands/outwardCommands.ts';
import { selectedBlocks, selectedThings } from '../commands/selectedBlocks.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorCommandId } from '../editorHandle.ts';
import { labels } from '../labels.ts';
import { passageName } from '../passageName.ts';
import { useSnapshot } from './useSnapshot.ts';

/** What the text shows and its caret does not tell: where an arrow came to, and what a command did. */
export function useSaid(instance: ArticleEditorInstance) {
  const { editor, eachChange, isActive } = instance;
  const { words, at } = useSnapshot(instance, cameTo);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another field may have the same name
  useEffect(() => {
    // An article that opens has a caret, too, to which nobody came.
    return words && editor.view.hasFocus() ? announce(words) : undefined;
  }, [words, at]);

  useEffect(() => {
    return eachChange(({ transaction }) => {
      const command = commandIn(transaction);
      const words = command
        ? !isHistoryTransaction(transaction) && wordsOf(command, transaction, isActive)
        : cellsOf(transaction);
      if (words) announce(words);
    });
  }, [eachChange, isActive]);
}

/**
 * A screen reader passes in silence what has no words, and of a field within the text, where the
 * arrows lead on from another, it says the words and not which field it is.
 */
function cameTo({ selection }: EditorState): { words?: string | undefined; at?: number } {
  const { $head, from } = selection;
  if (selection instanceof NodeSelection) {
    const { node } = selection;
    if (named(node, 'divider')) return { words: `${commandTitle('divider')}, selected`, at: from };
    return named(node, 'unknown') ? { words: `${labels.unknown}, selected`, at: from } : {};
  }
  return isPart($head.parent) ? { words: passageName($head), at: $head.start() } : {};
}

/** To the browser, and so to a screen reader, no cell is ever selected. */
function cellsOf({ docChanged, selectionSet, selection }: Transaction): string | undefined {
  if (docChanged || !selectionSet || !(selection instanceof CellSelection)) return undefined;
  const { length } = selection.ranges;
  return length === 1 ? 'One cell selected' : `${length} cells selected`;
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
  'superscript',
  'subscript',
  'inlineNote',
  'headerRow',
  'headerColumn',
]);

/** Of all others one hears what the caret is in now. */
const done: Partial<Record<EditorCommandId, string>> = {
  duplicateBlock: 'Duplicated',
  deleteBlock: 'Deleted',
  clearFormatting: 'Formatting cleared',
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
