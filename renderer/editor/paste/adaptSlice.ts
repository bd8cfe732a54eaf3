import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { isHeadField, named, typeOf } from '../commands/blocksAround.ts';

export interface Adapting {
  /** Whether the article has that asset; a photo of another article keeps its words only. */
  hasAsset(id: string): boolean;
  /** Moving inside the article: ids stay with their blocks. */
  keepIds: boolean;
  /** From another program: its empty lines are spacing. */
  foreign: boolean;
}

/** What comes from the clipboard or a drop, fitted to this article. Nothing written is lost. */
export function adaptSlice(slice: Slice, schema: Schema, adapting: Adapting): Slice {
  const { openStart, openEnd, content } = withoutHead(slice, schema);
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
  if (!adapting.keepIds && 'id' in attrs) attrs.id = '';
  if (attrs.asset && !adapting.hasAsset(attrs.asset)) attrs.asset = '';
  const children: Node[] = [];
  node.forEach((child) => {
    children.push(adaptNode(child, adapting));
  });
  return node.type.create(attrs, children, node.marks);
}

/** Head fields have their one place; anywhere else their words are paragraphs. */
function withoutHead(slice: Slice, schema: Schema): Slice {
  let touched = false;
  const blocks: Node[] = [];
  slice.content.forEach((node) => {
    if (isHeadField(node)) {
      touched = true;
      if (node.content.size > 0)
        blocks.push(typeOf(schema, 'paragraph').create(null, node.content));
    } else if (named(node, 'body')) {
      touched = true;
      node.forEach((block) => {
        blocks.push(block);
      });
    } else blocks.push(node);
  });
  return touched ? Slice.maxOpen(Fragment.from(blocks)) : slice;
}
