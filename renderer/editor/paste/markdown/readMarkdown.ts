import { Fragment, type Mark, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { safeHref } from '../../../../shared/article/links.ts';
import type { MarkName, NodeName } from '../../../../shared/article/schema.ts';
import type { MissingPicture } from '../html/pictures.ts';

type Root = ReturnType<typeof fromMarkdown>;
type Block = Root['children'][number];
type Inline = Extract<Block, { type: 'paragraph' }>['children'][number];

export interface MarkdownReading {
  slice: Slice;
  /** Pictures that are only named by their address. */
  missing: MissingPicture[];
}

/** Markdown as blocks. Its HTML stays text: nothing in it ever becomes markup. */
export function readMarkdown(text: string, schema: Schema): MarkdownReading {
  const root = fromMarkdown(text);
  const reader = new Reader(schema, root);
  const blocks = root.children.flatMap((block) => reader.block(block));
  return { slice: Slice.maxOpen(Fragment.from(blocks)), missing: reader.missing };
}

class Reader {
  readonly missing: MissingPicture[] = [];
  private readonly schema: Schema;
  private readonly addresses = new Map<string, string>();
  private readonly deeper: number;
  private readonly headline: Block | undefined;

  constructor(schema: Schema, root: Root) {
    this.schema = schema;
    for (const block of root.children) {
      if (block.type === 'definition') this.addresses.set(block.identifier, block.url);
    }
    const firsts = root.children.filter((block) => block.type === 'heading' && block.depth === 1);
    const alone = firsts.length === 1 && root.children[0] === firsts[0] && root.children.length > 1;
    this.headline = alone ? firsts[0] : undefined;
    this.deeper = firsts.length > 0 && !alone ? 1 : 0;
  }

  block(block: Block): Node[] {
    switch (block.type) {
      case 'heading': {
        const content = this.inline(block.children, []);
        if (block === this.headline) return [this.make('headline', plainText(content))];
        const level = Math.min(4, Math.max(2, block.depth + this.deeper));
        return content.length > 0 ? [this.make('heading', content, { level })] : [];
      }
      case 'paragraph': {
        const content = this.inline(block.children, []);
        return content.length > 0 ? [this.make('paragraph', content)] : [];
      }
      case 'blockquote': {
        const inside = block.children.flatMap((child) => this.block(child)).flatMap(asFlow);
        if (inside.length === 0) return [];
        return [this.make('blockquote', [...inside, this.make('attribution', [])])];
      }
      case 'list': {
        const items = block.children.flatMap((item) => this.item(item.children));
        if (items.length === 0) return [];
        const start = block.start ?? 1;
        return [
          block.ordered
            ? this.make('orderedList', items, { start })
            : this.make('bulletList', items),
        ];
      }
      case 'thematicBreak':
        return [this.make('divider', [])];
      case 'code':
      case 'html':
        return [this.make('paragraph', this.lines(block.value))];
      default:
        return [];
    }
  }

  private item(children: readonly Block[]): Node[] {
    const inside = children.flatMap((child) => this.block(child)).flatMap(asFlow);
    if (inside.length === 0) return [];
    const startsWithText = inside[0]?.type.name === 'paragraph';
    return [
      this.make('listItem', startsWithText ? inside : [this.make('paragraph', []), ...inside]),
    ];
  }

  private inline(nodes: readonly Inline[], marks: readonly Mark[]): Node[] {
    return nodes.flatMap((node): Node[] => {
      switch (node.type) {
        case 'text':
          return this.text(node.value.replace(/\s*\n\s*/g, ' '), marks);
        case 'inlineCode':
        case 'html':
          return this.text(node.value, marks);
        case 'emphasis':
          return this.inline(node.children, this.with(marks, 'italic'));
        case 'strong':
          return this.inline(node.children, this.with(marks, 'bold'));
        case 'break':
          return [this.make('hardBreak', [])];
        case 'link':
          return this.inline(node.children, this.linked(marks, node.url));
        case 'linkReference':
          return this.inline(
            node.children,
            this.linked(marks, this.addresses.get(node.identifier)),
          );
        case 'image':
          this.missing.push({ name: node.alt || (node.url.split('/').at(-1) ?? '') });
          return [];
        case 'imageReference':
          this.missing.push({ name: node.alt || node.identifier });
          return [];
        default:
          return [];
      }
    });
  }

  private text(value: string, marks: readonly Mark[]): Node[] {
    return value === '' ? [] : [this.schema.text(value, marks)];
  }

  private lines(value: string): Node[] {
    return value
      .split('\n')
      .flatMap((line, index) => [
        ...(index > 0 ? [this.make('hardBreak', [])] : []),
        ...this.text(line, []),
      ]);
  }

  private with(marks: readonly Mark[], name: MarkName, attrs?: { href: string }): readonly Mark[] {
    return this.schema.marks[name]?.create(attrs).addToSet(marks) ?? marks;
  }

  private linked(marks: readonly Mark[], address: string | undefined): readonly Mark[] {
    const href = address === undefined ? undefined : safeHref(address);
    return href ? this.with(marks, 'link', { href }) : marks;
  }

  private make(name: NodeName, content: readonly Node[], attrs?: Record<string, unknown>): Node {
    return (this.schema.nodes[name] as Node['type']).create(attrs, Fragment.from(content));
  }
}

/** In a list or a quote a heading is a line, and what has no place there is left out. */
function asFlow(node: Node): Node[] {
  const { paragraph } = node.type.schema.nodes;
  if (node.type.name === 'heading') return paragraph ? [paragraph.create(null, node.content)] : [];
  if (node.type.name === 'blockquote') return node.content.content.slice(0, -1);
  return ['paragraph', 'bulletList', 'orderedList'].includes(node.type.name) ? [node] : [];
}

/** A headline is plain words. */
const plainText = (content: readonly Node[]): Node[] =>
  content.filter((node) => node.isText).map((node) => node.mark([]));
