import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { isList, named } from '../commands/blocksAround.ts';
import type { BlockRange } from '../commands/moveBlocksTo.ts';

/** A list and where it begins. */
export interface ListAt {
  node: Node;
  pos: number;
}

/** The outermost list around a position, in the block of that depth; in a table, that of its cell. */
export function outermostList($pos: ResolvedPos, from: number): ListAt | undefined {
  for (let depth = from; depth <= $pos.depth; depth++) {
    const node = $pos.node(depth);
    if (isList(node)) return { node, pos: $pos.before(depth) };
  }
  return undefined;
}

/** In how many lists a position is. */
export function listLevel($pos: ResolvedPos): number {
  let level = 0;
  for (let depth = $pos.depth; depth > 0; depth--) if (isList($pos.node(depth))) level++;
  return level;
}

export function boxOf(view: EditorView, pos: number | undefined): DOMRect | undefined {
  const element = pos === undefined ? null : view.nodeDOM(pos);
  return element instanceof HTMLElement ? element.getBoundingClientRect() : undefined;
}

/** Which of some boxes that stand below each other is the first to end below that height. */
function firstEndingBelow(
  view: EditorView,
  positions: readonly number[],
  y: number,
): { index: number; box: DOMRect } | undefined {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = boxOf(view, positions[middle]);
    if (!box) return undefined;
    if (box.bottom <= y) low = middle + 1;
    else high = middle;
  }
  const box = boxOf(view, positions[low]);
  return box && { index: low, box };
}

const childrenOf = ({ node, pos }: ListAt): number[] => {
  const positions: number[] = [];
  node.forEach((_child, offset) => {
    positions.push(pos + 1 + offset);
  });
  return positions;
};

/** The innermost item level with that height, and where it begins; the next one between two. */
export function itemAt(view: EditorView, list: ListAt, y: number): number | undefined {
  const items = childrenOf(list);
  const found = firstEndingBelow(view, items, y);
  const pos = items[found?.index ?? items.length - 1];
  if (pos === undefined) return undefined;
  const inner = nestedListAt(view, pos, y);
  return inner ? itemAt(view, inner, y) : pos;
}

/** The list in an item that reaches to that height, or ends above it as the last thing in the item. */
function nestedListAt(view: EditorView, pos: number, y: number): ListAt | undefined {
  const item = view.state.doc.nodeAt(pos);
  if (!item) return undefined;
  const children = childrenOf({ node: item, pos });
  const index = firstEndingBelow(view, children, y)?.index ?? children.length - 1;
  const node = item.child(index);
  const at = children[index];
  const top = boxOf(view, at)?.top ?? Number.POSITIVE_INFINITY;
  return isList(node) && at !== undefined && top <= y ? { node, pos: at } : undefined;
}

/** The gap between items next to that height, as deep as what is drawn there. */
export function gapInList(view: EditorView, list: ListAt, y: number): number {
  const items = childrenOf(list);
  const found = firstEndingBelow(view, items, y);
  if (!found) return list.pos + list.node.nodeSize - 1;
  const pos = items[found.index] as number;
  const item = list.node.child(found.index);
  const inner = nestedListAt(view, pos, y);
  if (inner) return gapInList(view, inner, y);
  // Its own words, above what is nested in it.
  const nested = item.content.content.findIndex(isList);
  const first = nested === -1 ? undefined : childrenOf({ node: item, pos })[nested];
  const bottom = boxOf(view, first)?.top ?? found.box.bottom;
  if (y < (found.box.top + bottom) / 2) return pos;
  return first === undefined ? pos + item.nodeSize : first + 1;
}

/**
 * Every place that lies at one height, from the innermost list to the outermost: as the first item
 * below the words above, among that item's likes, behind the item that holds those… What is dragged
 * counts as gone.
 *
 * @param gap a position between two items
 */
export function levelsAt(doc: Node, gap: number, dragged: BlockRange): number[] {
  const outOfDragged = (pos: number) =>
    pos > dragged.from && pos <= dragged.to ? dragged.from : pos;
  let at = outOfDragged(gap);
  const places: number[] = [];
  for (;;) {
    const above = doc.resolve(at).nodeBefore;
    if (!above) break;
    const inside = at - 1;
    if (!above.lastChild || !isList(above.lastChild)) {
      places.push(inside);
      break;
    }
    at = outOfDragged(inside - 1);
  }
  places.push(at);
  for (;;) {
    const $at = doc.resolve(at);
    const isLast = at === $at.end() || (at === dragged.from && dragged.to === $at.end());
    const holder = $at.node(-1);
    if (!isLast || !named(holder, 'listItem') || $at.indexAfter(-1) < holder.childCount) break;
    at = $at.after(-1);
    places.push(at);
  }
  return places;
}
