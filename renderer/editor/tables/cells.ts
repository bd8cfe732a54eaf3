import type { Node } from '@tiptap/pm/model';
import { Plugin, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { CellSelection, TableMap, tableEditing } from '@tiptap/pm/tables';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { isPlainTyping } from '../ids/blockIds.ts';
import { caretToComposed } from '../keyboard/caretToComposed.ts';
import { clearCells } from './clearCells.ts';
import { readGrid } from './grid.ts';
import { cellDepth, inCell, putGrid } from './inTable.ts';

/**
 * Selecting cells, by the library's own plugin; what keys and pastes do in a table is ours. It also
 * keeps tables whole: a change that would leave one with holes or cells on each other is mended in
 * the same undo step.
 */
export function cells(): Plugin {
  const { spec } = tableEditing({ allowTableNodeSelection: true });
  const { decorations, handleDOMEvents, createSelectionBetween, handleTripleClick } =
    spec.props ?? {};
  return new Plugin({
    ...spec,
    props: {
      ...(decorations && { decorations }),
      ...(createSelectionBetween && { createSelectionBetween }),
      ...(handleTripleClick && { handleTripleClick }),
      handleDOMEvents: { ...handleDOMEvents, compositionstart: composeOverCells },
      handleTextInput: typeOverCells,
    },
    appendTransaction(transactions, _old, state) {
      // A letter in a line, as with most keys, leaves every table as it is.
      if (state.selection.empty && transactions.every(putsInWords)) return null;
      const transaction = state.tr;
      if (transactions.some(({ docChanged }) => docChanged)) {
        // Undo and redo bring back a table that was whole.
        const isHistory = transactions.some((each) => each.getMeta('history$'));
        if (!isHistory) mendTables(transactions, transaction);
      }
      const wanted = acrossCells(transaction.selection);
      if (wanted) transaction.setSelection(wanted);
      return transaction.docChanged || wanted ? transaction : null;
    },
  });
}

/** A selection from one cell to another is one of whole cells. */
function acrossCells(selection: Selection): CellSelection | undefined {
  if (!(selection instanceof TextSelection) || selection.empty) return undefined;
  const { $anchor, $head } = selection;
  const from = cellDepth($anchor);
  const to = cellDepth($head);
  if (from === undefined || to === undefined) return undefined;
  const anchor = $anchor.before(from);
  const head = $head.before(to);
  if (anchor === head || $anchor.before(from - 2) !== $head.before(to - 2)) return undefined;
  return CellSelection.create($anchor.doc, anchor, head);
}

const putsInWords = (change: Transaction) =>
  isPlainTyping(change) &&
  change.steps.every((step) => step instanceof ReplaceStep && step.from === step.to);

function mendTables(changes: readonly Transaction[], transaction: Transaction) {
  const broken = new Map<number, Node>();
  const maps = changes.flatMap((change) => change.mapping.maps);
  maps.forEach((map, index) => {
    map.forEach((_from, _to, newFrom, newTo) => {
      let [from, to] = [newFrom, newTo];
      for (const later of maps.slice(index + 1))
        [from, to] = [later.map(from, -1), later.map(to, 1)];
      const { doc } = transaction;
      // Words inside one line change no table, and are what comes with every key.
      const $from = doc.resolve(from);
      if ($from.parent.isTextblock && to <= $from.end()) return;
      doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, pos) => {
        if (node.isTextblock) return false;
        if (node.type.name !== 'table') return true;
        if (isBroken(node)) broken.set(pos, node);
        return false;
      });
    });
  });
  for (const [pos, table] of [...broken].sort(([one], [other]) => other - one)) {
    putGrid(transaction, pos, readGrid(table));
  }
}

const isBroken = (table: Node): boolean =>
  TableMap.get(table).problems?.some(({ type }) => type !== 'colwidth mismatch') ?? false;

/** Typing over selected cells empties them, and goes into the first. */
function typeOverCells(view: EditorView, _from: number, _to: number, text: string): boolean {
  const { selection } = view.state;
  if (!(selection instanceof CellSelection)) return false;
  view.dispatch(writeInFirst(view.state.tr, selection).insertText(text).scrollIntoView());
  return true;
}

function composeOverCells(view: EditorView): boolean {
  const { selection, tr } = view.state;
  if (view.editable && selection instanceof CellSelection) {
    view.dispatch(writeInFirst(tr, selection));
    caretToComposed(view);
  }
  return false;
}

/** Empties the selected cells, and puts the caret into the first. */
export function writeInFirst(transaction: Transaction, selection: CellSelection): Transaction {
  clearCells(transaction, selection);
  const { $anchorCell, $headCell } = transaction.selection as CellSelection;
  const first = Math.min($anchorCell.pos, $headCell.pos);
  return transaction.setSelection(inCell(transaction.doc, first, 'start'));
}
