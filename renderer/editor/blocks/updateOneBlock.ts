import { Mark, type Node } from '@tiptap/pm/model';
import type { Decoration, DecorationSource, EditorView } from '@tiptap/pm/view';

/**
 * What ProseMirror keeps of a block, or of a group of blocks, on the page (prosemirror-view 1.42,
 * `NodeViewDesc` and `MarkViewDesc`); see drawInGroups.ts.
 */
export interface BlockDesc {
  children: BlockDesc[];
  node?: Node;
  dom?: unknown;
  /** Of a drawn mark, so of a group. */
  mark?: unknown;
  update?(
    node: Node,
    outer: readonly Decoration[],
    inner: DecorationSource,
    view: EditorView,
  ): boolean;
}

export interface Drawn {
  body: Node;
  decorations: DecorationSource;
}

/** Decorations of the body's blocks are in `local`, those inside of blocks in `children`. */
interface Sets {
  local: readonly (Decoration & { type: unknown })[];
  children: readonly unknown[];
}

/**
 * Draws a body in which one block is another than before, as it is with each key, without going
 * through all others: ProseMirror holds each block of the body against what is drawn, twice, which
 * in an article of 100 000 words is a sixth of its work for a key.
 *
 * @param desc of the body; nothing in it waits to be drawn again
 * @returns false where it is not so, or cannot be told at once: then nothing was done.
 */
export function updateOneBlock(
  desc: BlockDesc,
  before: Drawn,
  { body, decorations }: Drawn,
  view: EditorView,
): boolean {
  const index = changedBlock(before.body, body);
  if (index === undefined) return false;
  const old = before.body.child(index);
  const block = body.child(index);
  const shown = blockDesc(desc, index);
  if (shown?.node !== old || !shown.update || !Mark.sameSet(old.marks, block.marks)) return false;
  let start = 0;
  for (let at = 0; at < index; at++) start += body.child(at).nodeSize;
  const beside = besideBlock(before.decorations, decorations, start, block.nodeSize - old.nodeSize);
  if (!beside) return false;
  const { dom } = shown;
  const done = shown.update(block, beside, decorations.forChild(start, block), view);
  return done && shown.dom === dom;
}

/** The one block that is another one; undefined where there is none, or more than one. */
function changedBlock({ content: before }: Node, { content: now }: Node): number | undefined {
  if (before.childCount !== now.childCount) return undefined;
  const [one, other] = [before.content, now.content];
  let found: number | undefined;
  for (let index = 0; index < one.length; index++) {
    if (one[index] === other[index]) continue;
    if (found !== undefined) return undefined;
    found = index;
  }
  return found;
}

function blockDesc({ children }: BlockDesc, index: number): BlockDesc | undefined {
  let left = index;
  for (const group of children) {
    // Something that is no block stands between them.
    if (!group.mark) return undefined;
    if (left < group.children.length) return group.children[left];
    left -= group.children.length;
  }
  return undefined;
}

/** The decorations around the block; undefined where those of others may have changed. */
function besideBlock(
  before: DecorationSource,
  now: DecorationSource,
  start: number,
  grown: number,
): readonly Decoration[] | undefined {
  const [one, other] = [setsOf(before), setsOf(now)];
  if (one.length !== other.length) return undefined;
  const isSame = one.every((set, at) => {
    const next = other[at];
    return next !== undefined && hasMoved(set, next, start, grown);
  });
  if (!isSame) return undefined;
  const beside = other.flatMap(({ local }) =>
    local.filter(({ from, to }) => from <= start && to > start),
  );
  // In the order in which ProseMirror takes those of several plugins.
  return beside.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** One of each plugin that has something in the body. */
function setsOf(decorations: DecorationSource): Sets[] {
  const sets: Sets[] = [];
  decorations.forEachSet((set) => sets.push(set as unknown as Sets));
  return sets;
}

/** The same ones, at most further on by what the block before them has grown. */
function hasMoved(one: Sets, other: Sets, start: number, grown: number): boolean {
  if (one.children.length > 0 || other.children.length > 0) return false;
  if (one.local.length !== other.local.length) return false;
  return one.local.every((decoration, at) => {
    const next = other.local[at];
    const moved = decoration.from > start ? grown : 0;
    return next && next.type === decoration.type && next.from === decoration.from + moved;
  });
}
