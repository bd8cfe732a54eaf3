import {
  Fragment,
  type Node,
  type NodeType,
  type ResolvedPos,
  type Schema,
  Slice,
} from '@tiptap/pm/model';
import { contentTypes } from '../../../shared/article/unknownContent.ts';
import { depthOf, named, typeOf } from '../commands/blocksAround.ts';
import { wholeBlocks } from './whole.ts';

/** Blocks whose inside is for some kinds of blocks only. */
const boxes = ['listItem', 'tableCell', 'tableHeader', 'blockquote', 'note', 'factbox'] as const;

export interface Fitted {
  /** What goes where the caret is. */
  inside: Slice;
  /** Blocks that have no place there and cannot become text: they go behind the box. */
  behind: readonly Node[];
  /** Where that is. */
  at: number;
}

/**
 * What is pasted into a cell, a list, a quote or a fact box never takes it apart: text blocks become
 * paragraphs there, and a photo or a table goes behind.
 *
 * @param $to where what it takes the place of ends
 * @returns undefined where everything fits as it is, or what ends elsewhere is taken apart anyway
 */
export function fitInside(slice: Slice, $pos: ResolvedPos, $to = $pos): Fitted | undefined {
  const depth = depthOf($pos, ...boxes);
  if (depth === undefined || $pos.sharedDepth($to.pos) < depth) return undefined;
  const box = $pos.node(depth);
  // The box has its own title and speaker.
  const allowed = new Set([...contentTypes(box.type.name)].filter((name) => !parts.has(name)));
  const { schema } = box.type;
  const fits = (node: Node) => node.isInline || allowed.has(node.type.name);
  const isListInList = named(box, 'listItem') && slice.content.content.every(isList);
  if (slice.content.content.every(fits) || isListInList) return undefined;
  const inside: Node[] = [];
  const behind: Node[] = [];
  // Words of the story that were selected together with a note's become none of a note.
  const isMixed = named(box, 'note') && slice.content.content.some((node) => named(node, 'note'));
  for (const block of wholeBlocks(slice)) {
    const parts = isMixed ? undefined : fits(block) ? [block] : asText(block, schema, allowed);
    if (parts) inside.push(...parts);
    else behind.push(block);
  }
  const [first, last] = [inside[0], inside.at(-1)];
  const openStart = first?.isTextblock && slice.openStart > 0 ? 1 : 0;
  const openEnd = last?.isTextblock && slice.openEnd > 0 ? 1 : 0;
  return {
    inside: new Slice(Fragment.from(inside), openStart, openEnd),
    behind,
    at: placeBehind($pos, depth, behind),
  };
}

const parts: ReadonlySet<string> = new Set(['title', 'attribution', 'caption', 'credit']);

const isList = (node: Node) => named(node, 'bulletList', 'orderedList', 'listItem');

/** The words of a block as blocks that are allowed; undefined for what is more than words. */
function asText(node: Node, schema: Schema, allowed: ReadonlySet<string>): Node[] | undefined {
  const paragraph = (content: Fragment) => typeOf(schema, 'paragraph').create(null, content);
  if (named(node, 'heading', 'paragraph')) return [paragraph(node.content)];
  if (named(node, 'quoteText', 'attribution', 'title')) {
    return node.content.size > 0 ? [paragraph(node.content)] : [];
  }
  if (named(node, 'relatedLink')) return node.content.size > 0 ? [paragraph(linked(node))] : [];
  const groups = [
    'bulletList',
    'orderedList',
    'listItem',
    'blockquote',
    'pullQuote',
    'relatedLinks',
  ];
  if (!groups.includes(node.type.name)) return undefined;
  return node.content.content.flatMap((child) =>
    allowed.has(child.type.name) ? [child] : (asText(child, schema, allowed) ?? []),
  );
}

function linked(node: Node): Fragment {
  const link = node.type.schema.marks.link;
  const { href } = node.attrs;
  if (!href || !link) return node.content;
  return Fragment.from(
    node.content.content.map((text) => text.mark(link.create({ href }).addToSet(text.marks))),
  );
}

/** Behind the outermost of the boxes around the caret that would not take the blocks in. */
function placeBehind($pos: ResolvedPos, depth: number, blocks: readonly Node[]): number {
  const takes = (type: NodeType) => {
    const allowed = contentTypes(type.name);
    return blocks.every((block) => allowed.has(block.type.name));
  };
  let at = depth;
  while (at > 1 && !takes($pos.node(at - 1).type)) at--;
  return $pos.after(at);
}
