import type { Node } from '@tiptap/pm/model';
import { type Command, NodeSelection, type Selection } from '@tiptap/pm/state';
import { blockContainers, depthOf, isList, named } from './blocksAround.ts';

export interface SelectedBlocks {
  /** Holds them: the body or a fact box. */
  container: Node;
  /** Before the first and behind the last of them. */
  from: number;
  to: number;
  nodes: Node[];
}

/**
 * The whole blocks that a selection touches: those of the innermost box that holds both its ends.
 * undefined in the head and between blocks.
 */
export function selectedBlocks(selection: Selection): SelectedBlocks | undefined {
  const { $from, $to } = selection;
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth--) {
    const container = $from.node(depth);
    if (!named(container, ...blockContainers)) continue;
    const from = $from.depth > depth ? $from.before(depth + 1) : $from.pos;
    const to = $to.depth > depth ? $to.after(depth + 1) : $to.pos;
    const isBetween = from === to || ($from.depth === depth && !isNode(selection));
    if (isBetween) return undefined;
    const start = $from.start(depth);
    const nodes: Node[] = [];
    container.nodesBetween(from - start, to - start, (node) => {
      nodes.push(node);
      return false;
    });
    // The title of a box is the box itself.
    if (nodes.some((node) => named(node, 'title'))) continue;
    return { container, from, to, nodes };
  }
  return undefined;
}

const isNode = (selection: Selection) => selection instanceof NodeSelection;

/**
 * The smallest things with an order of their own that a selection touches, as moving has it: items
 * of a list, links among links, else blocks.
 */
export function selectedThings(selection: Selection): SelectedBlocks | undefined {
  const { $from, $to } = selection;
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth--) {
    const container = $from.node(depth);
    if (named(container, ...blockContainers)) break;
    if (!isList(container) && !named(container, 'relatedLinks')) continue;
    const isWhole = $from.depth === depth && isNode(selection);
    const first = $from.depth > depth || isWhole ? $from.index(depth) : -1;
    const isTitle = first === 0 && !isList(container);
    if (first === -1 || isTitle) break;
    const nodes = container.content.content.slice(first, $to.indexAfter(depth));
    if (isWhole) return { container, from: $from.pos, to: $to.pos, nodes };
    return { container, from: $from.before(depth + 1), to: $to.after(depth + 1), nodes };
  }
  return selectedBlocks(selection);
}

/** The outermost list around, as one block that is moved, turned and deleted as a whole. */
export const selectList: Command = ({ selection, doc, tr }, dispatch) => {
  const { $from } = selection;
  for (let depth = 1; depth <= $from.depth; depth++) {
    if (!isList($from.node(depth))) continue;
    dispatch?.(tr.setSelection(NodeSelection.create(doc, $from.before(depth))));
    return true;
  }
  return false;
};

/** The fact box around a selection. */
export function boxAround({ $from }: Selection): SelectedBlocks | undefined {
  const depth = depthOf($from, 'factbox');
  if (depth === undefined) return undefined;
  const [from, to] = [$from.before(depth), $from.after(depth)];
  return { container: $from.node(depth - 1), from, to, nodes: [$from.node(depth)] };
}
