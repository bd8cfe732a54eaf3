import type { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { wholeLetter } from './wholeLetter.ts';

/** Going up and down from text to text, straight, also past lines that are shorter. */

const wanted = new WeakMap<EditorView, { head: number; left: number }>();

/** Where the caret wants to be from the left, in CSS pixels of the window. */
function columnOf(view: EditorView, head: number): number {
  const last = wanted.get(view);
  return last?.head === head ? last.left : view.coordsAtPos(head).left;
}

/** The place in the next text that is straight below (or above) the caret. */
export function straight(
  view: EditorView,
  head: number,
  next: Selection,
  way: 1 | -1,
): number | undefined {
  const block = view.nodeDOM(next.$head.before());
  if (!(block instanceof HTMLElement)) return undefined;
  const { bottom, top } = view.coordsAtPos(head);
  const left = columnOf(view, head);
  const box = block.getBoundingClientRect();
  const halfLine = Math.min((bottom - top) / 2, box.height / 2);
  const found = view.posAtCoords({
    left: Math.min(Math.max(left, box.left + 1), box.right - 1),
    top: way === 1 ? box.top + halfLine : box.bottom - halfLine,
  });
  if (!found || found.pos < next.$head.start() || found.pos > next.$head.end()) return undefined;
  const place = wholeLetter(view.state.doc, found.pos);
  wanted.set(view, { head: place, left });
  return place;
}

/** Whether there is no further line of the head's own text in that direction. */
export function isOutermostLine(view: EditorView, { $head }: Selection, way: 1 | -1): boolean {
  if (!$head.parent.isTextblock) return false;
  const edge = way === 1 ? $head.end() : $head.start();
  const here = view.coordsAtPos($head.pos);
  const there = view.coordsAtPos(edge, way === 1 ? -1 : 1);
  return way === 1 ? there.top < here.bottom : there.bottom > here.top;
}
