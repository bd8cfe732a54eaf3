import type { EditorView } from '@tiptap/pm/view';

/** Kept free at the edges of the pane, in pixels; above more, for the bar that lies over the text. */
const room = { top: 120, bottom: 64 };

/**
 * Scrolls so that a place can be seen, also while the focus is elsewhere. A place that cannot be seen
 * yet comes to a third of the pane's height: what follows is what one goes there for.
 */
export function reveal(view: EditorView, pos: number, end = pos): void {
  const pane = scrollerOf(view.dom);
  if (!pane) return;
  scrollTo(view, pane, pos, end);
  // What was never laid out has guessed heights; now that it has real ones, once more.
  requestAnimationFrame(() => {
    if (!view.isDestroyed && end <= view.state.doc.content.size) scrollTo(view, pane, pos, end);
  });
}

function scrollTo(view: EditorView, pane: Element, pos: number, end: number) {
  const from = placeOf(view, pos);
  const to = placeOf(view, end);
  if (!from || !to) return;
  const box = pane.getBoundingClientRect();
  const isSeen = from.top >= box.top + room.top && to.bottom <= box.bottom - room.bottom;
  if (!isSeen) pane.scrollTop += from.top - box.top - box.height / 3;
}

function placeOf(view: EditorView, pos: number): { top: number; bottom: number } | undefined {
  const after = view.state.doc.resolve(pos).nodeAfter;
  const dom = after && !after.isInline ? view.nodeDOM(pos) : undefined;
  if (dom instanceof Element) {
    const { top } = dom.getBoundingClientRect();
    return { top, bottom: top };
  }
  try {
    return view.coordsAtPos(pos);
  } catch {
    return undefined;
  }
}

function scrollerOf(element: HTMLElement): Element | undefined {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return undefined;
}
