import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model';
import {
  EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { dropPoint } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { blockContainers, isPart, named, typeOf } from '../commands/blocksAround.ts';
import { crossesFields, deleteSelected } from '../commands/deleteSelection.ts';
import { oneStep } from '../history/oneStep.ts';
import { withWayBack, wordsOfWayBack } from '../history/wayBack.ts';
import { clearCells } from '../tables/clearCells.ts';
import type { Grid } from '../tables/grid.ts';
import { cellDepth } from '../tables/inTable.ts';
import { cellsOfSlice, fillCells, wordsOfCell } from '../tables/pasteCells.ts';
import { withTable } from '../tables/pasteTable.ts';
import { withoutHead } from './adaptSlice.ts';
import type { Flavours } from './flavours.ts';
import { endOfChange, putIn } from './pasteSlice.ts';
import { readers } from './readers.ts';
import { wholeBlocks } from './whole.ts';

export type Dragging = EditorView['dragging'] & { node?: NodeSelection };
export type Read = (view: EditorView, flavours: Flavours) => Slice;
export type Settle = (view: EditorView, slice: Slice, put: (slice: Slice) => boolean) => boolean;

/**
 * Puts what is dropped where the drop line was, as one undo step. What was dragged inside the article
 * leaves its old place, and no empty line stays behind; out of the window it only ever is a copy.
 *
 * @param isWords whole words, which mind the spaces around them
 */
export function dropSlice(
  view: EditorView,
  whole: Slice,
  pos: number,
  moved: boolean,
  dragging: EditorView['dragging'],
  isWords = false,
): boolean {
  const text = withoutHead(whole);
  const slice = withTable(text);
  if (slice.size === 0) return false;
  const { state } = view;
  const $mouse = state.doc.resolve(inText(state.doc, pos));
  const cells = forCells($mouse, text);
  const at =
    cells ||
    (isPart($mouse.parent) && !(isWholeLinks(slice) && named($mouse.parent, 'relatedLink')))
      ? $mouse.pos
      : (dropPoint(state.doc, $mouse.pos, slice) ?? $mouse.pos);
  const source = (dragging as Dragging | null)?.node ?? state.selection;
  if (moved && at >= source.from && at <= source.to) return true;
  const transaction = moved ? withoutSource(view, dragging as Dragging, isWords) : state.tr;
  const target = transaction.mapping.map(at);
  const $target = transaction.doc.resolve(target);
  if (cells) dropCells(transaction, target, cells);
  else if ($target.parent.inlineContent) {
    transaction.setSelection(TextSelection.create(transaction.doc, target));
    putIn(transaction, slice);
    selectDropped(transaction, target, slice);
    if (isWords) readers()?.giveSpaces(transaction);
  } else dropBetween(transaction, $target, slice);
  if (transaction.doc.eq(state.doc)) return moved;
  // A line of words takes in the words alone, and of a photo or a related link these are not all.
  if (moved && beyondWords(transaction.doc) < beyondWords(state.doc)) return true;
  view.focus();
  view.dispatch(oneStep(transaction).scrollIntoView().setMeta('uiEvent', 'drop'));
  return true;
}

/** How many blocks are more than their words. */
function beyondWords(doc: Node): number {
  let count = 0;
  doc.descendants((node) => {
    if (named(node, 'photo', 'embed', 'relatedLink', 'unknown')) count++;
  });
  return count;
}

/** Between the fields of the head, and behind the body, nothing can stand: next to it in the body it can. */
function inText(doc: Node, pos: number): number {
  const end = doc.content.size;
  const top = end - (doc.lastChild?.nodeSize ?? 0) + 1;
  if (pos < end && doc.resolve(pos).depth > 0) return pos;
  return pos <= top ? top : end - 1;
}

/** A link dragged by its handle is one among the others, and not words in one of them. */
const isWholeLinks = ({ content, openStart, openEnd }: Slice) =>
  openStart === 0 && openEnd === 0 && content.content.every((node) => named(node, 'relatedLink'));

/** Cells that are dropped on a cell; one alone is its words. */
function forCells($mouse: ResolvedPos, slice: Slice): Grid | undefined {
  const cells = cellDepth($mouse) === undefined ? undefined : cellsOfSlice(slice);
  return cells && !wordsOfCell(cells) ? cells : undefined;
}

/** Into the cells from that one on, as a paste there fills them. */
function dropCells(transaction: Transaction, target: number, cells: Grid) {
  const { doc } = transaction;
  const selection = Selection.near(doc.resolve(target));
  const filled = fillCells(EditorState.create({ doc, selection }), cells);
  if (!filled) return;
  for (const step of filled.steps) transaction.step(step);
  withWayBack(transaction, wordsOfWayBack(filled));
  transaction.setSelection(Selection.fromJSON(transaction.doc, filled.selection.toJSON()));
}

/** Between blocks: as blocks of their own. */
function dropBetween(transaction: Transaction, $at: ResolvedPos, slice: Slice) {
  const { pos } = $at;
  const { content } = slice;
  const blocks = content.content.every(({ isInline }) => isInline)
    ? Fragment.from(typeOf($at.doc.type.schema, 'paragraph').create(null, content))
    : Fragment.from(wholeBlocks(slice));
  transaction.replaceRange(pos, pos, new Slice(blocks, 0, 0));
  const added = transaction.doc.nodeAt(pos);
  if (blocks.childCount === 1 && added && NodeSelection.isSelectable(added) && !added.isTextblock) {
    transaction.setSelection(NodeSelection.create(transaction.doc, pos));
    return;
  }
  const end = endOfChange(transaction, pos);
  transaction.setSelection(Selection.near(transaction.doc.resolve(end), -1));
}

/** Words that were dropped stay selected, as everywhere. */
function selectDropped(transaction: Transaction, from: number, slice: Slice) {
  const { to, $to } = transaction.selection;
  const isWords = slice.content.childCount === 1 && to > from;
  if (isWords && transaction.doc.resolve(from).sameParent($to)) {
    transaction.setSelection(TextSelection.create(transaction.doc, from, to));
  }
}

function withoutSource(view: EditorView, { node }: Dragging, isWords: boolean): Transaction {
  const { state } = view;
  const { selection } = state;
  if (node) {
    const transaction = state.tr;
    node.replace(transaction);
    return transaction;
  }
  if (selection instanceof CellSelection) return clearCells(state.tr, selection);
  if (crossesFields(selection)) return deleteSelected(state);
  const transaction = state.tr.deleteSelection();
  if (isWords) readers()?.closeUp(transaction, selection.from);
  removeShell(transaction, transaction.mapping.map(selection.from), selection);
  return transaction;
}

/** The line that all words were dragged out of goes with them, if it is a block among others. */
function removeShell(transaction: Transaction, pos: number, { empty, $from }: Selection) {
  const $at = transaction.doc.resolve(pos);
  const { parent, depth } = $at;
  if (empty || depth < 2 || parent.content.size > 0 || $from.parentOffset > 0) return;
  const container = $at.node(depth - 1);
  if (!named(parent, 'paragraph', 'heading')) return;
  if (named(container, ...blockContainers) && container.childCount > 1) {
    transaction.delete($at.before(), $at.after());
  } else if (named(container, 'listItem') && container.childCount === 1) {
    const list = $at.node(depth - 2);
    const level = list.childCount > 1 ? depth - 1 : depth - 2;
    if ($at.node(level - 1).childCount > 1) {
      transaction.delete($at.before(level), $at.after(level));
    }
  }
}

/** Blocks of another window: what they are is secret until the drop, but not that they are blocks. */
export function showDropLine(view: EditorView, event: DragEvent): boolean {
  const data = event.dataTransfer;
  if (!data || !view.editable || view.dragging) return false;
  data.dropEffect = 'copy';
  return false;
}
