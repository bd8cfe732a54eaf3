import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Kept free at the edges of the pane, in pixels. */
const room = 48;

const sought = 'sought';

/** Whether its selection is a place that was looked for, rather than words somebody chose. */
export const isSought = (transaction: Transaction): boolean => transaction.getMeta(sought) === true;

/** Selects what was looked for, and scrolls to it. */
export function selectSought(view: EditorView, from: number, to: number): void {
  const { state } = view;
  const selection = TextSelection.create(state.doc, from, to);
  view.dispatch(state.tr.setSelection(selection).setMeta(sought, true));
  reveal(view, from, to);
}

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
  const isInside = from.top >= box.top + (pane.scrollTop > 0 ? room : 0);
  const isSeen = isInside && to.bottom <= box.bottom - room && !isUnderFindBar(pane, from, to);
  if (!isSeen) pane.scrollTop += from.top - box.top - box.height / 3;
}

/** The find bar lies over the text, and is not always as wide. */
function isUnderFindBar(pane: Element, from: Place, to: Place): boolean {
  const bar = pane.querySelector('.find-bar')?.getBoundingClientRect();
  if (!bar || from.top >= bar.bottom) return false;
  const isOneLine = to.top - from.top < 1;
  return !isOneLine || (to.right > bar.left && from.left < bar.right);
}

type Place = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>;

function placeOf(view: EditorView, pos: number): Place | undefined {
  const after = view.state.doc.resolve(pos).nodeAfter;
  const dom = after && !after.isInline ? view.nodeDOM(pos) : undefined;
  if (dom instanceof Element) {
    const { top, left, right } = dom.getBoundingClientRect();
    return { top, bottom: top, left, right };
  }
  try {
    return view.coordsAtPos(pos);
  } catch {
    return undefined;
  }
}

/** The pane that an element scrolls in. */
export function scrollerOf(element: HTMLElement): HTMLElement | undefined {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return undefined;
}
