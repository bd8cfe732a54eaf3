import { TextSelection } from '@tiptap/pm/state';
import { CellSelection, tableEditingKey } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect } from 'react';
import { cellElement } from './cellElement.ts';
import { cellDepth } from './inTable.ts';

/**
 * Cells are selected by the library, which looks where the pointer moves, and only there: of a table
 * that scrolls by itself, under a pointer that keeps still or is beside it, would be selected only
 * what was seen at first.
 */
export function useFollowedPointer(view: EditorView): void {
  useEffect(() => {
    const text = view.dom;
    const onPress = (press: MouseEvent) => follow(view, press);
    text.addEventListener('mousedown', onPress);
    return () => text.removeEventListener('mousedown', onPress);
  }, [view]);
}

function follow(view: EditorView, press: MouseEvent) {
  const table = press.target instanceof Element && press.target.closest('.table');
  if (press.button !== 0 || press.ctrlKey || press.metaKey || !table) return;
  const cell = cellElement(press.target);
  const letGo = new AbortController();
  const { signal } = letGo;
  let pointer = press;
  const { selection } = view.state;
  const { empty, from, to } = selection;
  const pressed = view.posAtCoords({ left: press.clientX, top: press.clientY })?.pos ?? 0;
  const isSelected = !empty && from <= pressed && pressed <= to;

  const look = () => {
    if (tableEditingKey.getState(view.state) == null) return;
    const { left, right, top, bottom } = shownPart(table);
    const nearest = new MouseEvent('mousemove', {
      bubbles: true,
      buttons: 1,
      clientX: Math.min(Math.max(pointer.clientX, left + 2), right - 2),
      clientY: Math.min(Math.max(pointer.clientY, top + 2), bottom - 2),
    });
    view.dom.dispatchEvent(nearest);
  };
  // The cell that was pressed: the library takes the one that is there when the pointer has left it,
  // which on a busy machine is another one, scrolled there meanwhile, or none.
  const begin = (event: MouseEvent) => {
    if (!cell || event.buttons === 0 || cellElement(event.target) === cell) return;
    if (tableEditingKey.getState(view.state) != null) return;
    // Selected words are dragged, also by a pointer that is out of their cell before that begins.
    if (isSelected && selection instanceof TextSelection) return event.stopPropagation();
    const $pressed = view.state.doc.resolve(view.posAtDOM(cell, 0));
    const depth = cellDepth($pressed);
    if (depth === undefined) return;
    const pos = $pressed.before(depth);
    const chosen = CellSelection.create($pressed.doc, pos);
    view.dispatch(view.state.tr.setSelection(chosen).setMeta(tableEditingKey, pos));
  };
  const onMove = (event: MouseEvent) => {
    if (!event.isTrusted) return;
    if (event.buttons === 0) return letGo.abort();
    pointer = event;
    if (!(event.target instanceof Node && table.contains(event.target))) look();
  };
  addEventListener('mousemove', begin, { signal, capture: true });
  // Behind the library's own, which has found no cell there.
  addEventListener('mousemove', onMove, { signal });
  addEventListener('scroll', look, { signal, capture: true });
  // The cell is selected by then, and the browser would drag it: at the press it was not.
  const onDragStart = (event: DragEvent) => {
    if (isSelected) return letGo.abort();
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('dragstart', onDragStart, { signal, capture: true });
  for (const end of ['mouseup', 'blur']) {
    addEventListener(end, () => letGo.abort(), { signal, capture: true });
  }
}

/** A table scrolls sideways in its own frame, and down with the article. */
export function shownPart(table: Element) {
  const own = table.getBoundingClientRect();
  const room = table.closest('.article-pane-text')?.getBoundingClientRect() ?? own;
  return {
    left: Math.max(own.left, room.left),
    right: Math.min(own.right, room.right),
    top: Math.max(own.top, room.top),
    bottom: Math.min(own.bottom, room.bottom),
  };
}
