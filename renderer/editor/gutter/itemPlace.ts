import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { BlockRange } from '../commands/moveBlocksTo.ts';
import { bodyElement, elementAt } from './blockAt.ts';
import type { DropPlace } from './dropPlace.ts';
import { boxOf, gapInList, type ListAt, levelsAt, listLevel, outermostList } from './listAt.ts';

/** So far below or above a list, in pixels, an item still goes into it. */
const reach = 8;

/**
 * Where dragged items would go among the items of a list. How deep, the way of the pointer to the
 * side says, as in outliners: straight up or down they keep their level where there is one.
 *
 * @param fromX where the pointer took hold of them; it is taken to be a level per indent
 */
export function itemPlace(
  view: EditorView,
  x: number,
  y: number,
  dragged: BlockRange,
  fromX: number,
): DropPlace | undefined {
  const { doc } = view.state;
  const list = listNear(view, x, y);
  const box = boxOf(view, list?.pos);
  const inner = boxOf(view, list && list.pos + 1);
  if (!list || !box || !inner) return undefined;
  const rightToLeft = isRightToLeft(view, list.pos);
  const indent = Math.max(1, rightToLeft ? box.right - inner.right : inner.left - box.left);
  const aside = ((x - fromX) * (rightToLeft ? -1 : 1)) / indent;
  const wanted = listLevel(doc.resolve(dragged.from)) + Math.round(aside);
  const level = (pos: number) => levelOf(doc, pos);
  const away = (pos: number) => Math.abs(level(pos) - wanted);
  const places = levelsAt(doc, gapInList(view, list, y), dragged);
  const gap = places.reduce((best, each) => (away(each) < away(best) ? each : best));
  const top = lineHeight(view, gap);
  if (top === undefined) return undefined;
  const from = indent * (level(gap) - 1);
  const width = inner.width - from;
  return { gap, line: { left: rightToLeft ? inner.left : inner.left + from, width, top } };
}

/** A gap in an item, below its words, is one level deeper than the item. */
function levelOf(doc: Node, gap: number): number {
  const $gap = doc.resolve(gap);
  return listLevel($gap) + ($gap.parent.type.name === 'listItem' ? 1 : 0);
}

function listNear(view: EditorView, x: number, y: number): ListAt | undefined {
  for (const height of [y, y - reach, y + reach]) {
    const element = elementAt(view, x, height);
    if (!element || element === bodyElement(view)) continue;
    const list = outermostList(view.state.doc.resolve(view.posAtDOM(element, 0)), 1);
    if (list) return list;
  }
  return undefined;
}

/** In the middle between what is above a gap and what is below it. */
function lineHeight(view: EditorView, gap: number): number | undefined {
  const $gap = view.state.doc.resolve(gap);
  const { nodeBefore, nodeAfter } = $gap;
  const above = nodeBefore ? boxOf(view, gap - nodeBefore.nodeSize)?.bottom : undefined;
  const below = nodeAfter ? boxOf(view, gap)?.top : undefined;
  if (above !== undefined && below !== undefined) return (above + below) / 2;
  return below === undefined ? above && above + 2 : below - 3;
}

const isRightToLeft = (view: EditorView, pos: number) => {
  const element = view.nodeDOM(pos);
  return element instanceof Element && getComputedStyle(element).direction === 'rtl';
};
