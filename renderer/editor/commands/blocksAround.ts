import type { Node, NodeType, ResolvedPos, Schema } from '@tiptap/pm/model';
import type { NodeName } from '../../../shared/article/schema.ts';

/** Questions about where in the article a position is. */

/** Whether a node is of one of these types. */
export function named(node: Node, ...names: NodeName[]): boolean;
export function named(node: Node | null | undefined, ...names: NodeName[]): node is Node;
export function named(node: Node | null | undefined, ...names: NodeName[]): boolean {
  return node != null && (names as string[]).includes(node.type.name);
}

export const typeOf = (schema: Schema, name: NodeName): NodeType => schema.nodes[name] as NodeType;

/** Depth of the nearest ancestor (or the parent itself) of one of these types. */
export function depthOf($pos: ResolvedPos, ...names: NodeName[]): number | undefined {
  for (let depth = $pos.depth; depth > 0; depth--) {
    if (named($pos.node(depth), ...names)) return depth;
  }
  return undefined;
}

/** Containers whose children are blocks that can be moved, replaced and added. */
export const blockContainers = ['body', 'factbox'] as const satisfies NodeName[];

/**
 * Depth of the block that the position is in, as a child of the body or of a fact box; undefined in
 * the head and between blocks.
 */
export function blockDepth($pos: ResolvedPos): number | undefined {
  for (let depth = $pos.depth; depth > 1; depth--) {
    const parent = $pos.node(depth - 1);
    if (named(parent, 'factbox') && named($pos.node(depth), 'title')) continue;
    if (named(parent, ...blockContainers)) return depth;
  }
  return undefined;
}

export const isList = (node: Node | null | undefined): boolean =>
  named(node, 'bulletList', 'orderedList');

export const isHeadField = (node: Node): boolean => named(node, 'kicker', 'headline', 'standfirst');

/** A part of a block, or a field of the head: text is never merged across its edges. */
export const isPart = (node: Node): boolean =>
  isHeadField(node) ||
  named(node, 'caption', 'credit', 'quoteText', 'attribution', 'title', 'relatedLink');

export function isEmptyParagraph(node: Node): boolean;
export function isEmptyParagraph(node: Node | null | undefined): node is Node;
export function isEmptyParagraph(node: Node | null | undefined): boolean {
  return node != null && named(node, 'paragraph') && node.content.size === 0;
}

/** A block that text never runs into: the caret selects it as a whole before anything deletes it. */
export const isWhole = (node: Node): boolean =>
  !node.isTextblock && (node.isAtom || node.type.spec.isolating === true);

const leadsOn = ({ attrs }: Node) => Boolean(attrs.href || attrs.article);

/** Nothing is written in it and no picture or link is set. */
export function isBlank(node: Node): boolean {
  if (node.textContent !== '' || node.attrs.asset || leadsOn(node) || node.attrs.url) return false;
  let blank = true;
  node.descendants((child) => {
    if (child.isAtom && !child.isText && child.type.name !== 'hardBreak') blank = false;
    if (child.attrs.asset || leadsOn(child)) blank = false;
    return blank;
  });
  return blank && !node.isAtom;
}
