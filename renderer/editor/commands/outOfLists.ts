import type { Node } from '@tiptap/pm/model';
import { type Command, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { isList, named } from './blocksAround.ts';

/**
 * The items whose lines are selected leave their lists, however deep they are. Those around them stay
 * items, of lists before and behind, as deep below each other as they were.
 */
export const outOfLists: Command = ({ selection, doc, tr }, dispatch) => {
  const { from, to, anchor, head } = selection;
  if (selection.ranges.length > 1) return false;
  const lists: Found[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (isList(node)) lists.push({ node, pos });
    return !isList(node);
  });
  if (lists.length === 0) return false;
  if (!dispatch) return true;
  for (const { node, pos } of lists.toReversed()) {
    tr.replaceWith(pos, pos + node.nodeSize, parts(linesOf(node, pos, { from, to })));
  }
  const place = (pos: number) => samePlace(tr, lists, pos);
  tr.setSelection(
    selection instanceof TextSelection
      ? TextSelection.create(tr.doc, place(anchor), place(head))
      : Selection.near(tr.doc.resolve(tr.mapping.map(from, -1))),
  );
  dispatch(tr.scrollIntoView());
  return true;
};

interface Found {
  node: Node;
  pos: number;
}

interface Line {
  block: Node;
  item: Node;
  /** The first of its item. */
  begins: boolean;
  list: Node;
  depth: number;
  leaves: boolean;
}

function linesOf(list: Node, pos: number, range: { from: number; to: number }, depth = 1): Line[] {
  const lines: Line[] = [];
  list.forEach((item, offset) => {
    const start = pos + 2 + offset;
    let leaves = false;
    item.forEach((block, at) => {
      const place = start + at;
      const isIn = place + block.nodeSize > range.from && place < range.to;
      if (!isList(block)) leaves ||= isIn;
    });
    item.forEach((block, at) => {
      if (isList(block)) lines.push(...linesOf(block, start + at, range, depth + 1));
      else lines.push({ block, item, begins: at === 0, list, depth, leaves });
    });
  });
  return lines;
}

interface OpenList {
  list: Node;
  depth: number;
  items: { item: Node; blocks: Node[] }[];
}

/** What leaves, between the lists of what stays. */
function parts(lines: readonly Line[]): Node[] {
  const made: Node[] = [];
  const open: OpenList[] = [];
  const used = new Set<Node>();
  /** So many lists around are gone. */
  let gone = 0;

  function closeTo(level: number) {
    while (open.length > level) {
      const last = open.pop() as OpenList;
      const list = listOf(last, used.has(last.list));
      used.add(last.list);
      (open.at(-1)?.items.at(-1)?.blocks ?? made).push(list);
    }
  }

  for (const { block, item, begins, list, depth, leaves } of lines) {
    const isAlone = open.length === 0;
    // Items begin with a paragraph: what else is left of one leaves too.
    if (leaves || (isAlone && !named(block, 'paragraph'))) {
      closeTo(0);
      made.push(block);
      continue;
    }
    gone = isAlone ? depth - 1 : Math.min(gone, depth - 1);
    const level = depth - gone;
    closeTo(level);
    const around = open[level - 1];
    const last = around?.items.at(-1);
    if (last && !begins && last.item === item) {
      last.blocks.push(block);
      continue;
    }
    // Two that lay side by side stay two.
    const isOther = around && around.list !== list && around.depth === depth;
    if (around && (isOther || around.list.type !== list.type)) closeTo(level - 1);
    if (!open[level - 1]) open.push({ list, depth, items: [] });
    open[level - 1]?.items.push({ item, blocks: [block] });
  }
  closeTo(0);
  return made;
}

/** @param isSecond of the lists that are made of one: it is named and numbered anew */
function listOf({ list, items }: OpenList, isSecond: boolean): Node {
  const content = items.map(({ item, blocks }) => {
    const isWhole =
      blocks.length === item.childCount && blocks.every((b, i) => b === item.child(i));
    return isWhole ? item : item.type.create(item.attrs, blocks);
  });
  const isWhole =
    content.length === list.childCount && content.every((c, i) => c === list.child(i));
  return isWhole ? list : list.type.create(isSecond ? null : list.attrs, content);
}

/** Lines keep their order. */
function samePlace({ before, doc, mapping }: Transaction, lists: readonly Found[], pos: number) {
  const list = lists.find((each) => pos > each.pos && pos < each.pos + each.node.nodeSize);
  if (!list) return mapping.map(pos);
  const $pos = before.resolve(pos);
  let line = 0;
  before.nodesBetween(list.pos, $pos.start(), (node, at) => {
    if (node.isTextblock && at < $pos.before()) line++;
  });
  let found = pos;
  doc.nodesBetween(mapping.map(list.pos, -1), doc.content.size, (node, at) => {
    if (node.isTextblock && line-- === 0) found = at + 1 + $pos.parentOffset;
    return line >= 0;
  });
  return found;
}
