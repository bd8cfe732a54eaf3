import { Fragment, type Node, type NodeType } from '@tiptap/pm/model';
import { named, typeOf } from './blocksAround.ts';

/** What blocks consist of once their frame is taken away, in the order in which it is read. */
export interface BlockParts {
  /** Of a fact box. */
  title: Node | undefined;
  /** Blocks as they can stand in running text. */
  flow: Node[];
  /** Who said it, of a quotation. */
  speaker: Node | undefined;
}

/** A second title or speaker, which has no place of its own, becomes a paragraph where it stood. */
export function partsOfBlocks(blocks: readonly Node[]): BlockParts {
  const parts: BlockParts = { title: undefined, flow: [], speaker: undefined };
  blocks.forEach((block, index) => {
    const { title, flow, speaker } = partsOfBlock(block);
    if (title && index === 0) parts.title = title;
    else if (title) parts.flow.push(asParagraph(title));
    parts.flow.push(...flow);
    if (speaker && index === blocks.length - 1) parts.speaker = speaker;
    else if (speaker) parts.flow.push(asParagraph(speaker));
  });
  return parts;
}

function partsOfBlock(block: Node): BlockParts {
  const none = { title: undefined, speaker: undefined };
  const children = block.content.content;
  const written = (node: Node | null) => (node && node.content.size > 0 ? node : undefined);
  if (named(block, 'pullQuote')) {
    const words = typeOf(block.type.schema, 'paragraph').create(
      { id: block.attrs.id },
      block.firstChild?.content,
    );
    return { ...none, flow: [words], speaker: written(block.lastChild) };
  }
  if (named(block, 'blockquote')) {
    return { ...none, flow: children.slice(0, -1), speaker: written(block.lastChild) };
  }
  if (named(block, 'factbox')) {
    return { ...none, title: written(block.firstChild), flow: children.slice(1) };
  }
  return { ...none, flow: named(block, 'note') ? [...children] : [block] };
}

export function asParagraph(node: Node): Node {
  const { id = '', extra = null } = named(node, 'paragraph', 'heading') ? node.attrs : {};
  return typeOf(node.type.schema, 'paragraph').create({ id, extra }, node.content);
}

/** The lines of a list, innermost too; what is no line stays as it is. */
export const linesOfList = (block: Node): Node[] =>
  named(block, 'bulletList', 'orderedList', 'listItem')
    ? block.content.content.flatMap(linesOfList)
    : [block];

/** Text nodes with only the marks that a field may have. */
export const allowedIn = (type: NodeType, content: Fragment): Fragment =>
  Fragment.fromArray(
    content.content.map((node) =>
      node.mark(node.marks.filter((mark) => type.allowsMarkType(mark.type))),
    ),
  );
