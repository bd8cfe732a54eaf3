import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { isHeadField, named, typeOf } from '../commands/blocksAround.ts';
import type { HeadField } from '../editorHandle.ts';
import { newBlockId } from '../ids/blockId.ts';

export interface Adapting {
  /** Whether the article has that asset; a photo of another article keeps its words only. */
  hasAsset(id: string): boolean;
  /** Moving inside the article: ids stay with their blocks. */
  keepIds: boolean;
  /** From another program: its empty lines are spacing. */
  foreign: boolean;
  /** A photo block whose picture is not here yet, with the id it has from now on. */
  arriving?(asset: string, blockId: string): void;
}

/** What comes from the clipboard or a drop, fitted to this article. Nothing written is lost. */
export function adaptSlice(slice: Slice, adapting: Adapting): Slice {
  const { openStart, openEnd, content } = slice;
  const adapted = adaptFragment(content, adapting);
  const changedEdges = adapting.foreign && adapted.childCount !== content.childCount;
  if (adapted.childCount === 0 && content.childCount > 0) return slice;
  return changedEdges ? Slice.maxOpen(adapted) : new Slice(adapted, openStart, openEnd);
}

function adaptFragment(fragment: Fragment, adapting: Adapting): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    if (adapting.foreign && isSpacing(node)) return;
    nodes.push(adaptNode(node, adapting));
  });
  return Fragment.from(nodes);
}

/** An empty line, or Word's with a hard space in it. */
const isSpacing = (node: Node) =>
  named(node, 'paragraph') && node.textContent.trim() === '' && node.childCount < 2;

function adaptNode(node: Node, adapting: Adapting): Node {
  if (node.isText) return node;
  const attrs = { ...node.attrs };
  // Given here at once: one change per block afterwards is slow in a long paste.
  if (!adapting.keepIds && 'id' in attrs) attrs.id = newBlockId();
  // What moves inside the article keeps also the picture whose file is missing.
  if (attrs.asset && !adapting.keepIds && !adapting.hasAsset(attrs.asset)) {
    adapting.arriving?.(attrs.asset, attrs.id);
    attrs.asset = '';
  }
  const children: Node[] = [];
  node.forEach((child) => {
    children.push(adaptNode(child, adapting));
  });
  return node.type.create(attrs, children, node.marks);
}

/** Head fields have their one place; anywhere else their words are paragraphs, a headline a subhead. */
export function withoutHead(slice: Slice): Slice {
  let touched = false;
  const blocks: Node[] = [];
  const alone = slice.content.childCount === 1;
  slice.content.forEach((node) => {
    if (isHeadField(node)) {
      touched = true;
      const name = named(node, 'headline') && !alone ? 'heading' : 'paragraph';
      const { schema } = node.type;
      if (node.content.size > 0) blocks.push(typeOf(schema, name).create(null, node.content));
    } else if (named(node, 'body')) {
      touched = true;
      node.forEach((block) => {
        blocks.push(block);
      });
    } else blocks.push(node);
  });
  return touched ? Slice.maxOpen(Fragment.from(blocks)) : slice;
}

/** The words of a slice that these fields of the head can take, and the slice without a head. */
export function takeHead(
  slice: Slice,
  fields: ReadonlySet<HeadField>,
): { slice: Slice; head: Map<HeadField, Fragment> } {
  const head = new Map<HeadField, Fragment>();
  if (fields.size === 0 || slice.content.childCount < 2) return { slice: withoutHead(slice), head };
  const rest: Node[] = [];
  slice.content.forEach((node) => {
    const field = node.type.name as HeadField;
    const takes = isHeadField(node) && fields.has(field) && !head.has(field);
    if (takes && node.content.size > 0) head.set(field, node.content);
    else rest.push(node);
  });
  const left = head.size === 0 ? slice : Slice.maxOpen(Fragment.from(rest));
  return { slice: withoutHead(left), head };
}
