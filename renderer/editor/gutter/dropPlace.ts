import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { named, typeOf } from '../commands/blocksAround.ts';
import { type BlockRange, fitted } from '../commands/moveBlocksTo.ts';
import { bodyElement, elementAt } from './blockAt.ts';
import { itemPlace } from './itemPlace.ts';
import { boxOf } from './listAt.ts';

/** A gap between blocks, and the line that shows it, in pixels of the window. */
export interface DropPlace {
  gap: number;
  line: { left: number; width: number; top: number };
}

/** So near to the edge of a box, in pixels, blocks go before or behind the box. */
const edge = 10;

/** What is dragged, and where across the window the pointer took hold of it. */
export interface Dragged extends BlockRange {
  x: number;
}

/** Where blocks or items of a list that are dragged would go if they were dropped there. */
export function dropPlace(
  view: EditorView,
  x: number,
  y: number,
  dragged: Dragged | undefined,
  blocks: readonly Node[],
): DropPlace | undefined {
  const { doc } = view.state;
  const body = doc.lastChild;
  const bodyBox = bodyElement(view)?.getBoundingClientRect();
  if (!body || !bodyBox) return undefined;
  const start = doc.content.size - body.nodeSize + 1;
  if (dragged && blocks.every((block) => named(block, 'listItem'))) {
    const place = itemPlace(view, x, y, dragged, dragged.x);
    if (place) return place;
  }
  const place = inBox(view, x, y, dragged, blocks) ?? gapAmong(view, body, start, y, bodyBox);
  return place && fitted(doc, place.gap, blocks, dragged) ? place : undefined;
}

/** Where blocks that come from elsewhere go; some of running text, as long as nobody knows which. */
export function gapForBlocks(
  view: EditorView,
  x: number,
  y: number,
  blocks?: readonly Node[],
): DropPlace | undefined {
  const line = [typeOf(view.state.schema, 'paragraph').create()];
  return dropPlace(view, x, y, undefined, blocks ?? line);
}

function inBox(
  view: EditorView,
  x: number,
  y: number,
  dragged: BlockRange | undefined,
  blocks: readonly Node[],
): DropPlace | undefined {
  const element = elementAt(view, x, y)?.closest('[data-block="factbox"]');
  if (!element) return undefined;
  const box = element.getBoundingClientRect();
  if (y < box.top + edge || y > box.bottom - edge) return undefined;
  const $inside = view.state.doc.resolve(view.posAtDOM(element, 0));
  const start = $inside.start();
  const { parent } = $inside;
  const isItself = dragged && dragged.from < start && dragged.to > start;
  if (!named(parent, 'factbox') || isItself) return undefined;
  const place = gapAmong(view, parent, start, y, box);
  return place && fitted(view.state.doc, place.gap, blocks, dragged) ? place : undefined;
}

/** The gap next to that height. Blocks stand below each other, so it is found by halving. */
function gapAmong(
  view: EditorView,
  container: Node,
  start: number,
  y: number,
  { left, width }: DOMRect,
): DropPlace | undefined {
  const positions: number[] = [];
  container.forEach((child, offset) => {
    if (!named(child, 'title')) positions.push(start + offset);
  });
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = boxOf(view, positions[middle]);
    if (!box) return undefined;
    if ((box.top + box.bottom) / 2 < y) low = middle + 1;
    else high = middle;
  }
  const above = boxOf(view, positions[low - 1]);
  const below = boxOf(view, positions[low]);
  const end = start + container.content.size;
  const top = above && below ? (above.bottom + below.top) / 2 : (above?.bottom ?? 0) + 6;
  return {
    gap: positions[low] ?? end,
    line: { left, width, top: above || !below ? top : below.top - 6 },
  };
}
