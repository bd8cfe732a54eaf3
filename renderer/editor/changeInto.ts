import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { longestRise } from '../../shared/article/blockPairs.ts';

/**
 * Has the document become another one by the fewest and smallest steps, block by block and letter by
 * letter, so that the caret stays with its words, and undo and the journal hold what differs only.
 */
export function changeInto(transaction: Transaction, doc: Node): Transaction {
  const { doc: before } = transaction;
  changeChildren(transaction, before, doc, 0);
  for (const [name, value] of Object.entries(doc.attrs)) {
    if (before.attrs[name] !== value) transaction.setDocAttribute(name, value);
  }
  return transaction;
}

/** @param pos in front of the node. Changes nothing in front of that. */
function changeNode(transaction: Transaction, before: Node, after: Node, pos: number) {
  if (before.eq(after)) return;
  const end = pos + before.nodeSize;
  if (before.type !== after.type || before.isLeaf) {
    transaction.replaceWith(pos, end, after);
    return;
  }
  if (before.inlineContent) changeText(transaction, before, after, pos + 1);
  else changeChildren(transaction, before, after, pos + 1);
  if (!before.hasMarkup(after.type, after.attrs, after.marks)) {
    transaction.setNodeMarkup(pos, undefined, after.attrs, after.marks);
  }
}

function changeText(transaction: Transaction, before: Node, after: Node, start: number) {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || !ends) return;
  // A letter that is there once more was found from both sides.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  const [to, end] = [ends.a + overlap, ends.b + overlap];
  transaction.replace(start + from, start + to, after.slice(from, end));
}

/** @param start in front of the first child. From the end on, so that what is in front stays there. */
function changeChildren(transaction: Transaction, before: Node, after: Node, start: number) {
  const starts: number[] = [];
  before.forEach((_, offset) => {
    starts.push(start + offset);
  });
  const startOf = (index: number) => starts[index] ?? start + before.content.size;
  let [oneEnd, otherEnd] = [before.childCount, after.childCount];
  for (const [one, other] of [...stayed(before, after), [-1, -1] as const]) {
    const gone = before.children.slice(one + 1, oneEnd);
    const came = after.children.slice(other + 1, otherEnd);
    if (areRewritten(gone, came)) {
      for (let at = gone.length - 1; at >= 0; at--) {
        changeNode(transaction, gone[at] as Node, came[at] as Node, startOf(one + 1 + at));
      }
    } else {
      transaction.replaceWith(startOf(one + 1), startOf(oneEnd), came);
    }
    if (one >= 0) changeNode(transaction, before.child(one), after.child(other), startOf(one));
    [oneEnd, otherEnd] = [one, other];
  }
}

/** As many of the same kinds: what stands in their places is them with other words. */
const areRewritten = (gone: readonly Node[], came: readonly Node[]) =>
  gone.length === came.length && gone.every(({ type }, at) => type === came[at]?.type);

type Pair = readonly [before: number, after: number];

/** Numbers of the children that stay what they are and where they are; the last ones first. */
function stayed({ children: before }: Node, { children: after }: Node): Pair[] {
  const least = Math.min(before.length, after.length);
  let first = 0;
  while (first < least && isSame(before[first], after[first])) first++;
  let last = 0;
  while (last < least - first && isSame(before.at(-1 - last), after.at(-1 - last))) last++;
  const middle: Pair[] = [];
  const places = Map.groupBy(before.slice(first, before.length - last).keys(), (at) =>
    keyOf(before[first + at] as Node),
  );
  for (let at = first; at < after.length - last; at++) {
    const was = places.get(keyOf(after[at] as Node))?.shift();
    if (was !== undefined) middle.push([first + was, at]);
  }
  const inOrder = longestRise(middle.map(([was]) => was));
  return [
    ...Array.from(
      { length: last },
      (_, at): Pair => [before.length - 1 - at, after.length - 1 - at],
    ),
    ...middle.filter(([was]) => inOrder.has(was)).reverse(),
    ...Array.from({ length: first }, (_, at): Pair => [first - 1 - at, first - 1 - at]),
  ];
}

/** Blocks are known again by their ids, or by all they say; parts of a block by their kind. */
function isSame(one: Node | undefined, other: Node | undefined): boolean {
  if (!one || one.type !== other?.type) return false;
  const { id } = one.attrs;
  if (id === undefined) return true;
  return id === '' || other.attrs.id === '' ? one.content.eq(other.content) : id === other.attrs.id;
}

function keyOf(node: Node): string {
  const { id } = node.attrs;
  return id ? `${node.type.name} ${id}` : JSON.stringify(node.toJSON());
}
