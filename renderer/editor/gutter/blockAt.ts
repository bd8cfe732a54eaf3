import type { EditorView } from '@tiptap/pm/view';
import { blockContainers, blockDepth, named } from '../commands/blocksAround.ts';
import { itemAt, outermostList } from './listAt.ts';

/** Deep enough to be inside the frame of a box, in pixels from the column's edge. */
const inside = 40;

/** The element of the body, in which all blocks stand. */
export const bodyElement = (view: EditorView): HTMLElement | undefined =>
  view.dom.lastElementChild instanceof HTMLElement ? view.dom.lastElementChild : undefined;

/** What is drawn at a height of the column, where the pointer is or, beside the column, level with it. */
export function elementAt(view: EditorView, x: number, y: number): Element | undefined {
  const body = bodyElement(view);
  if (!body) return undefined;
  const { left, right, top, bottom } = body.getBoundingClientRect();
  if (y < top || y > bottom) return undefined;
  const isInside = x > left && x < right;
  const probe = isInside ? x : x <= left ? left + inside : right - inside;
  const found = view.dom.ownerDocument.elementFromPoint(probe, y);
  return found && body.contains(found) ? found : undefined;
}

/** Position of the block or item there: of the innermost that can be moved by itself. */
export function blockAt(view: EditorView, x: number, y: number): number | undefined {
  const element = elementAt(view, x, y);
  const body = bodyElement(view);
  if (!element || !body || element === body) return undefined;
  const pos = view.posAtDOM(element, 0);
  if (pos < 0 || pos > view.state.doc.content.size) return undefined;
  const $pos = view.state.doc.resolve(pos);
  const depth = blockDepth($pos);
  if (depth !== undefined) {
    const { left, right } = body.getBoundingClientRect();
    // Beside the column the table is meant, over it the list that is in a cell.
    const isBeside = x <= left || x >= right;
    const isTable = named($pos.node(depth), 'table');
    const list = isTable && isBeside ? undefined : outermostList($pos, depth);
    return (list && itemAt(view, list, y)) ?? $pos.before(depth);
  }
  // What has no inside, such as a divider, has no position in it either.
  const isLeaf = named($pos.parent, ...blockContainers) && $pos.nodeAfter?.isAtom;
  return isLeaf && view.nodeDOM(pos)?.contains(element) ? pos : undefined;
}
