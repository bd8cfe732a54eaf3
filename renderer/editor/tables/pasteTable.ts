import { Fragment, Slice } from '@tiptap/pm/model';
import { CellSelection } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { named } from '../commands/blocksAround.ts';
import { oneStep } from '../history/oneStep.ts';
import { type Grid, writeGrid } from './grid.ts';
import { isInTable } from './inTable.ts';
import { asCell, cellsOfSlice, cellsOfText, fillCells, wordsOfCell } from './pasteCells.ts';

/**
 * What a paste means where it is tabular or goes into a table: cells are filled from the caret's
 * on. Elsewhere the slice is given back as what is to be pasted there.
 *
 * @param text the clipboard's plain text where there is no HTML beside it, else ''
 * @returns true where it was pasted
 */
export function pasteTable(view: EditorView, slice: Slice, text: string): true | Slice {
  const { state } = view;
  const inside = isInTable(state);
  const grid = cellsOfSlice(slice) ?? cellsOfText(text, state.schema, inside);
  const words = grid && wordsOfCell(grid);
  const overCells = state.selection instanceof CellSelection;
  if (words && !overCells) return words;
  const cells = grid ?? (overCells ? asCell(slice, state.schema) : undefined);
  const filled = inside && cells ? fillCells(state, cells) : undefined;
  if (filled) {
    view.dispatch(
      oneStep(filled).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'),
    );
    return true;
  }
  return grid ? tableOf(grid) : slice;
}

const tableOf = (grid: Grid) => new Slice(Fragment.from(writeGrid(grid)), 0, 0);

/** Cells without their table, in a place for words and blocks: a table of their own, or one's words. */
export function withTable(slice: Slice): Slice {
  const grid = named(slice.content.firstChild, 'table') ? undefined : cellsOfSlice(slice);
  return grid ? (wordsOfCell(grid) ?? tableOf(grid)) : slice;
}
