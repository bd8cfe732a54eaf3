import type { EditorView } from '@tiptap/pm/view';

/**
 * The part of the document that can be seen, and `margin` screens around it, in whole blocks. Asks the
 * layout about a few boxes only: their tops are in order, so the ends are searched by halves; and
 * never about what is inside a group that is not laid out, which would lay it out.
 */
export function visibleRange(view: EditorView, margin: number): { from: number; to: number } {
  const screen = view.dom.ownerDocument.defaultView?.innerHeight ?? 0;
  const first = edge(view.dom, (box) => box.bottom >= -margin * screen, 'first');
  const last = edge(view.dom, (box) => box.top > (1 + margin) * screen, 'last');
  if (!first || !last) return { from: 0, to: 0 };
  return {
    from: view.posAtDOM(first, 0),
    to: view.posAtDOM(last, last.childNodes.length),
  };
}

/** What only holds other blocks: see blocks/bodyGroups.ts. */
const holders = '.body, .body-group';

/** The first block that is past a line, or the last one that is not. */
function edge(
  parent: Element,
  isPast: (box: DOMRect) => boolean,
  side: 'first' | 'last',
): Element | undefined {
  const { children } = parent;
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const child = children[middle];
    if (child && isPast(child.getBoundingClientRect())) high = middle;
    else low = middle + 1;
  }
  const found = children[side === 'first' ? low : low - 1];
  return found?.matches(holders) ? (edge(found, isPast, side) ?? found) : found;
}
