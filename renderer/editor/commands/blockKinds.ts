import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import { allowedIn, asParagraph, linesOfList, partsOfBlocks } from './blockParts.ts';
import { isList, named, typeOf } from './blocksAround.ts';

/** Kinds of block that turn into one another, whole, in every direction. */
export const blockKinds = [
  'paragraph',
  'subhead',
  'minorSubhead',
  'smallSubhead',
  'bulletList',
  'orderedList',
  'blockquote',
  'pullQuote',
  'factbox',
  'note',
] as const;
export type BlockKind = (typeof blockKinds)[number];

const levels = { subhead: 2, minorSubhead: 3, smallSubhead: 4 } as const;
type SubheadKind = keyof typeof levels;
const isSubhead = (kind: BlockKind): kind is SubheadKind => kind in levels;

/** The kind of a block; undefined for one that turns into nothing else: a photo, a table… */
export function kindOf(node: Node): BlockKind | undefined {
  if (named(node, 'heading')) {
    return (Object.keys(levels) as SubheadKind[]).find((kind) => levels[kind] === node.attrs.level);
  }
  return blockKinds.find((kind) => kind === node.type.name);
}

/**
 * Blocks made anew as another kind. Every word stays, in its order: a title or a speaker that the
 * kind has no place for is a line of its own, and what cannot be part of it stands beside it.
 */
export function madeInto(kind: BlockKind, blocks: readonly Node[]): Node[] {
  if (kind === 'paragraph') return blocks.flatMap(paragraphsOf);
  if (isSubhead(kind)) return blocks.flatMap((block) => subheadOf(block, levels[kind]));
  if (kind === 'bulletList' || kind === 'orderedList') return listsOf(kind, blocks);
  if (kind === 'note') {
    return inRuns(allOf(blocks).flatMap(linesOfList), isText, (run) =>
      node(run, 'note', run.map(asParagraph)),
    );
  }
  return kind === 'factbox' ? factboxOf(blocks) : quotesOf(kind, blocks);
}

const isText = (block: Node) => named(block, 'paragraph', 'heading');

const node = (
  [some]: readonly Node[],
  name: Parameters<typeof typeOf>[1],
  content: Fragment | readonly Node[],
  attrs?: Record<string, unknown>,
): Node => typeOf((some as Node).type.schema, name).create(attrs, content);

/** All of what blocks consist of as running text. */
function allOf(blocks: readonly Node[]): Node[] {
  const { title, flow, speaker } = partsOfBlocks(blocks);
  return [
    ...(title ? [asParagraph(title)] : []),
    ...flow,
    ...(speaker ? [asParagraph(speaker)] : []),
  ];
}

/** A frame is taken away and leaves what is in it; a list or a subhead is itself made plain. */
function paragraphsOf(block: Node): Node[] {
  const isFrame = !isText(block) && !isList(block);
  return isFrame
    ? allOf([block])
    : linesOfList(block).map((line) => (isText(line) ? asParagraph(line) : line));
}

/** The first line becomes the subhead; the rest goes on below it as what it was. */
function subheadOf(block: Node, level: number): Node[] {
  const [first, ...rest] = allOf([block]);
  if (!first) return [];
  if (!isList(first)) return isText(first) ? [headingOf(first, level), ...rest] : [first, ...rest];
  const [item, ...items] = first.content.content;
  const [line, ...below] = item?.content.content ?? [];
  if (!line) return [first, ...rest];
  const list = items.length > 0 ? [first.copy(Fragment.fromArray(items))] : [];
  return [headingOf(line, level), ...below, ...list, ...rest];
}

function headingOf(line: Node, level: number): Node {
  const { id, extra } = line.attrs;
  return node([line], 'heading', line.content, { id, extra, level });
}

function listsOf(kind: 'bulletList' | 'orderedList', blocks: readonly Node[]): Node[] {
  return inRuns(
    allOf(blocks),
    (block) => isText(block) || isList(block),
    (run) => {
      const items = run.flatMap((block) =>
        isList(block) ? block.content.content : [node(run, 'listItem', [asParagraph(block)])],
      );
      const [only] = run;
      const kept = run.length === 1 && only && isList(only) ? only.attrs : {};
      const { id = '', extra = null } = kept;
      return node(run, kind, items, { id, extra });
    },
  );
}

function factboxOf(blocks: readonly Node[]): Node[] {
  const parts = partsOfBlocks(blocks);
  const { schema } = (blocks[0] as Node).type;
  const [first] = parts.flow;
  // A subhead is what a box is called; one that a title cannot hold stays where it is.
  const isTitle = !parts.title && named(first, 'heading') && fitsLine(first);
  const titleType = typeOf(schema, 'title');
  const title = titleType.create(
    null,
    allowedIn(
      titleType,
      inOneLine((isTitle ? first : parts.title)?.content ?? Fragment.empty, schema),
    ),
  );
  const inside = [
    ...parts.flow.slice(isTitle ? 1 : 0),
    ...(parts.speaker ? [asParagraph(parts.speaker)] : []),
  ];
  if (inside.length === 0) inside.push(typeOf(schema, 'paragraph').create());
  return [node(blocks, 'factbox', [title, ...inside])];
}

const fitsLine = (line: Node) =>
  line.content.content.every((child) => child.isText || named(child, 'hardBreak'));

const inOneLine = (content: Fragment, schema: Schema) =>
  Fragment.fromArray(
    content.content.map((child) => (child.isText ? child : schema.text(' ', child.marks))),
  );

function quotesOf(kind: 'blockquote' | 'pullQuote', blocks: readonly Node[]): Node[] {
  const { title, flow, speaker } = partsOfBlocks(blocks);
  const all = title ? [asParagraph(title), ...flow] : flow;
  const said = kind === 'pullQuote' ? all.flatMap(linesOfList) : all;
  const canBeSaid = (block: Node) =>
    isText(block) || (kind === 'blockquote' && (isList(block) || named(block, 'unknown')));
  const last = said.at(-1);
  // Behind something that is no part of the quotation nobody can have said it.
  const spoken = last && canBeSaid(last) ? speaker : undefined;
  const quotes = inRuns(said, canBeSaid, (run) => {
    const by = node(run, 'attribution', (run.at(-1) === last && spoken?.content) || Fragment.empty);
    return kind === 'blockquote'
      ? node(run, 'blockquote', [
          ...run.map((block) => (isText(block) ? asParagraph(block) : block)),
          by,
        ])
      : node(run, 'pullQuote', [quoteTextOf(run), by]);
  });
  return speaker && !spoken ? [...quotes, asParagraph(speaker)] : quotes;
}

/** Lines of one quotation, parted by line breaks. */
function quoteTextOf(lines: readonly Node[]): Node {
  const { schema } = (lines[0] as Node).type;
  const type = typeOf(schema, 'quoteText');
  const written = lines.filter((line) => line.content.size > 0);
  const content = written.flatMap((line, index) => [
    ...(index > 0 ? [typeOf(schema, 'hardBreak').create()] : []),
    ...allowedIn(type, line.content).content,
  ]);
  return type.create(null, Fragment.fromArray(content));
}

/** Each run of blocks that belong together becomes one; the blocks between stay as they are. */
function inRuns(
  blocks: readonly Node[],
  belongs: (block: Node) => boolean,
  make: (run: readonly Node[]) => Node,
): Node[] {
  const made: Node[] = [];
  let run: Node[] = [];
  const end = () => {
    if (run.length > 0) made.push(make(run));
    run = [];
  };
  for (const block of blocks) {
    if (belongs(block)) run.push(block);
    else {
      end();
      made.push(block);
    }
  }
  end();
  return made;
}
