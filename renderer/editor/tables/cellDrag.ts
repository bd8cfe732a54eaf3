import { Selection } from '@tiptap/pm/state';
import { tableEditingKey } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import type { EditorContext } from '../editorContext.ts';
import { isCopy } from '../gutter/blockDrag.ts';
import { type DropPlace, dropPlace } from '../gutter/dropPlace.ts';
import { type MarkBox, showMark } from '../gutter/showMark.ts';
import { oneStep } from '../history/oneStep.ts';
import { isMac } from '../keyboard/articleKeys.ts';
import { cellsType } from '../paste/flavours.ts';
import { putOutDragged } from '../paste/own/copying.ts';
import { cellElement } from './cellElement.ts';
import { readGrid, writeGrid } from './grid.ts';
import { cellAt } from './inTable.ts';
import {
  type CellPlace,
  type DraggedCells,
  draggedCells,
  firstPlace,
  moveCells,
  moveCellsOut,
  placeOfCell,
  staysThere,
} from './moveCells.ts';
import { wordsOfCell } from './pasteCells.ts';
import { shownPart } from './useFollowedPointer.ts';
import './cellDrag.css';

type Place = { cell: CellPlace } | { gap: DropPlace };

/**
 * Dragging selected cells. The browser drags what it has selected itself, which cells are not, and
 * never what can be edited: so while one of them is pressed nobody can, and the frame around the text
 * is what is dragged. ProseMirror's own drag would take the table, or one cell's words.
 */
export class CellDrag {
  private dragged: DraggedCells | undefined;
  private pressed: HTMLElement | undefined;
  private isUnderWay = false;
  private place: Place | undefined;
  private readonly mark = document.createElement('div');
  private readonly listeners = new AbortController();
  private readonly view: EditorView;
  private readonly frame: HTMLElement;
  private readonly context: EditorContext;

  constructor(view: EditorView, frame: HTMLElement, context: EditorContext) {
    this.view = view;
    this.frame = frame;
    this.context = context;
    this.mark.hidden = true;
    frame.append(this.mark);
    const { signal } = this.listeners;
    const before = { capture: true, signal };
    view.dom.addEventListener('mousedown', (event) => this.press(event), before);
    addEventListener('mouseup', (event) => this.letGo(event), before);
    addEventListener('blur', () => this.isUnderWay || this.end(), { signal });
    frame.addEventListener('dragstart', (event) => this.start(event), before);
    frame.addEventListener('dragenter', (event) => this.over(event), before);
    frame.addEventListener('dragover', (event) => this.over(event), before);
    frame.addEventListener('dragleave', () => this.show(undefined), before);
    frame.addEventListener('drop', (event) => this.drop(event), before);
    document.addEventListener('dragend', () => this.end(), before);
  }

  destroy() {
    this.end();
    this.listeners.abort();
    this.mark.remove();
  }

  private press(event: MouseEvent) {
    const { button, detail, shiftKey, ctrlKey, target } = event;
    const cell = target instanceof Element && target.closest<HTMLElement>('.selectedCell');
    if (!cell) return;
    const { view } = this;
    if (button === 2 || (isMac && ctrlKey)) {
      // A menu is about what is selected; the browser would put the caret there.
      event.preventDefault();
      event.stopPropagation();
      view.focus();
      return;
    }
    if (button !== 0 || detail > 1 || shiftKey) return;
    this.dragged = draggedCells(view.state, view.posAtDOM(cell, 0));
    if (!this.dragged) return;
    // No other cells are selected by this press, and none that the browser thinks of while it drags.
    event.stopPropagation();
    const { selection, tr } = view.state;
    view.dispatch(tr.setMeta(tableEditingKey, selection.$anchor.pos));
    this.pressed = cell;
    cell.contentEditable = 'false';
    this.frame.draggable = true;
  }

  /** A press without a drag: the caret goes there after all. */
  private letGo(event: MouseEvent) {
    const { dragged, view } = this;
    if (!dragged || this.isUnderWay) return;
    this.end();
    countClick(view, event);
    const { clientX: left, clientY: top } = event;
    const found = view.posAtCoords({ left, top });
    if (!found) return;
    const caret = Selection.near(view.state.doc.resolve(found.pos));
    view.dispatch(view.state.tr.setSelection(caret));
    view.focus();
  }

  private start(event: DragEvent) {
    const { dragged, view } = this;
    const { dataTransfer, clientX, clientY } = event;
    if (!dragged || !dataTransfer) return;
    event.stopPropagation();
    this.isUnderWay = true;
    const cells = dragged.selection.content();
    putOutDragged(dataTransfer, cells, view, this.context);
    if (!wordsOfCell(dragged.grid)) dataTransfer.setData(cellsType, 'yes');
    dataTransfer.effectAllowed = 'copyMove';
    view.dragging = { slice: wordsOfCell(dragged.grid) ?? cells, move: true };
    const image = this.picture();
    const first = view.dom.querySelector('.selectedCell')?.getBoundingClientRect();
    dataTransfer.setDragImage(image, clientX - (first?.left ?? 0), clientY - (first?.top ?? 0));
    requestAnimationFrame(() => image.remove());
  }

  /** The cells as the pointer carries them. Beside the text: ProseMirror would take them out at once. */
  private picture(): HTMLElement {
    const image = document.createElement('div');
    image.className = 'article-editor cells-dragged';
    image.dir = getComputedStyle(this.view.dom).direction;
    const rows = new Map<Element | null, HTMLElement>();
    const table = document.createElement('table');
    for (const cell of this.view.dom.querySelectorAll('.selectedCell')) {
      const row = rows.get(cell.parentElement) ?? table.appendChild(document.createElement('tr'));
      rows.set(cell.parentElement, row);
      row.append(cell.cloneNode(true));
    }
    image.append(table);
    this.frame.append(image);
    return image;
  }

  private over(event: DragEvent) {
    const { dragged, view } = this;
    if (!this.isUnderWay || !dragged) return this.overFromElsewhere(event);
    if (!view.editable || dragged.doc !== view.state.doc) return this.show(undefined);
    const place = this.placeAt(event, dragged);
    this.show(place);
    if (isForWords(place, dragged)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.dataTransfer) event.dataTransfer.dropEffect = isCopy(event) ? 'copy' : 'move';
  }

  /** Of another article; how many there are only the drop tells. */
  private overFromElsewhere(event: DragEvent) {
    const { view } = this;
    const { dataTransfer } = event;
    const cell = cellElement(event.target);
    if (!view.editable || !cell || !dataTransfer?.types.includes(cellsType)) {
      return this.draw(undefined);
    }
    this.draw(cell.getBoundingClientRect(), 'cell-drop');
    event.preventDefault();
    event.stopPropagation();
    dataTransfer.dropEffect = 'copy';
  }

  private placeAt(event: DragEvent, dragged: DraggedCells): Place | undefined {
    const { view } = this;
    const { target, clientX, clientY } = event;
    const cell = cellElement(target);
    if (cell && view.dom.contains(cell)) {
      const under = placeOfCell(view.state.doc, view.posAtDOM(cell, 0));
      const to = under && firstPlace(dragged, under);
      return to && !staysThere(dragged, to) ? { cell: to } : undefined;
    }
    const gap = dropPlace(view, clientX, clientY, undefined, [writeGrid(dragged.grid)]);
    return gap && { gap };
  }

  private drop(event: DragEvent) {
    const { dragged, place, view, isUnderWay } = this;
    if (!isUnderWay) this.show(undefined);
    if (!isUnderWay || !dragged || isForWords(place, dragged)) return;
    event.preventDefault();
    event.stopPropagation();
    this.end();
    if (!place || dragged.doc !== view.state.doc || !view.editable) return;
    const copy = isCopy(event);
    const moved =
      'cell' in place
        ? moveCells(view.state, dragged, place.cell, copy)
        : moveCellsOut(view.state, dragged, place.gap.gap, copy);
    if (moved) view.dispatch(oneStep(moved).scrollIntoView().setMeta('uiEvent', 'drop'));
    view.focus();
  }

  private end() {
    const { view, dragged } = this;
    this.show(undefined);
    if (!dragged) return;
    this.dragged = undefined;
    this.frame.removeAttribute('draggable');
    this.pressed?.removeAttribute('contenteditable');
    if (this.isUnderWay) view.dragging = null;
    this.isUnderWay = false;
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(tableEditingKey, -1));
  }

  private show(place: Place | undefined) {
    this.place = place;
    if (!place || isForWords(place, this.dragged)) this.draw(undefined);
    else if ('gap' in place) this.draw(place.gap.line, 'drop-line block-drop-line');
    else this.draw(this.boxOf(place.cell), 'cell-drop');
  }

  private draw(box: MarkBox | undefined, look = '') {
    if (box) this.mark.className = look;
    showMark(this.mark, this.frame, box);
  }

  /** All cells that would be filled, as far as there are any yet and they are seen. */
  private boxOf({ table, top, left }: CellPlace) {
    const { view, dragged } = this;
    const node = view.state.doc.nodeAt(table);
    const frame = view.nodeDOM(table);
    if (!node || !dragged || !(frame instanceof Element)) return undefined;
    const { rows, width } = readGrid(node);
    const { grid } = dragged;
    const corner = (row: number, column: number) => {
      const last = [Math.min(row, rows.length - 1), Math.min(column, width - 1)] as const;
      const cell = view.nodeDOM(cellAt(node, table, ...last) ?? -1);
      return cell instanceof Element ? cell.getBoundingClientRect() : undefined;
    };
    const first = corner(top, left);
    const last = corner(top + grid.rows.length - 1, left + grid.width - 1);
    if (!first || !last) return undefined;
    const shown = shownPart(frame);
    const start = Math.max(shown.left, Math.min(first.left, last.left));
    const end = Math.min(shown.right, Math.max(first.right, last.right));
    return { left: start, top: first.top, width: end - start, height: last.bottom - first.top };
  }
}

/** The editor counts clicks itself (prosemirror-view 1.42), and has not heard of this one. */
function countClick(view: EditorView, { clientX: x, clientY: y, button }: MouseEvent) {
  const { input } = view as unknown as { input?: { lastClick: object } };
  if (input) input.lastClick = { time: Date.now(), x, y, type: 'singleClick', button };
}

/** One cell alone is its words, which go into others as any that are dragged. */
const isForWords = (place: Place | undefined, dragged: DraggedCells | undefined) =>
  place !== undefined && 'gap' in place && dragged !== undefined && !!wordsOfCell(dragged.grid);
