import { Fragment, type Node } from '@tiptap/pm/model';
import { ArticleError } from './articleError.ts';
import {
  type ArticleText,
  articleOfText,
  isSameText,
  type Metadata,
  untimed,
} from './articleText.ts';
import { guardBytes, tally } from './guard.ts';
import { limits } from './limits.ts';
import { type Article, moment, type NodeJson } from './model.ts';
import { checkContent, type ParsedArticle, parse, parseBlock } from './parse.ts';
import { articleSchema } from './schema.ts';
import { betweenBlocks, serialiseAround, serialiseBlock } from './serialise.ts';

/** @throws ArticleError where the text does not obey the schema */
export function textOfArticle({ content, ...metadata }: Article): ArticleText {
  return { metadata: metadata as Metadata, doc: checkContent(content) };
}

/** What was parsed, without looking at it once more. */
export function textOfFile({ article, doc }: ParsedArticle): ArticleText {
  const { content: _, ...metadata } = article;
  return { metadata: metadata as Metadata, doc };
}

/** A block that was written and read back. Documents change, blocks never do. */
interface WrittenBlock {
  /** With what divides it from the one before it. */
  bytes: Uint8Array;
  nodes: number;
  depth: number;
}

const encoder = new TextEncoder();
const writtenBlocks = new WeakMap<Node, WrittenBlock>();
const separator = encoder.encode(betweenBlocks);
/** Containers of the file that a block of the body lies in: article, content, list, body, list. */
const aroundBlock = 5;

/**
 * The bytes of an article, and the proof that they read back as that article; the same bytes as
 * `serialise` makes.
 *
 * A list in JSON reads as the list of what its parts read as. So every block of the body is read
 * back by itself, and all the rest around a paragraph in the body's stead, each once for as long as
 * it stays as it is. What a save costs grows with what was changed since the last one.
 *
 * @throws ArticleError for what no file can hold, or what would read back as another
 */
export function writeText(text: ArticleText): Uint8Array<ArrayBuffer> {
  const { doc } = text;
  const body = doc.lastChild;
  if (!body?.firstChild) {
    throw new ArticleError('misplaced-block', 'The text has no body', 'content');
  }
  const frame = { ...text, doc: withBody(doc, [standIn]) };
  const around = serialiseAround(articleOfText(frame));
  const before = encoder.encode(around[0]);
  const behind = encoder.encode(around[1]);
  const blocks = body.children.map(written);
  const bytes = joined(before, blocks, behind);
  if (!fits(bytes, blocks, before, behind)) guardBytes(bytes);
  if (!isKnownFrame(frame)) {
    const readBack = parse(joined(before, [written(standIn)], behind));
    if (!isSameText(textOfFile(readBack), frame)) throw notTheSame();
    knownFrames.set(frame.doc.child(0), frame);
  }
  // `parse` has looked at none of them.
  if (!body.type.validContent(body.content)) {
    throw new ArticleError('misplaced-block', 'A block has no place in the text', 'content');
  }
  return bytes;
}

/** All but the body that was read back last, by the first part of the text: documents share those. */
const knownFrames = new WeakMap<Node, ArticleText>();
const standIn = articleSchema.nodes.paragraph.create();

/** The time of the save is another one each time, but a moment reads back as it was whichever it is. */
function isKnownFrame(frame: ArticleText): boolean {
  const known = knownFrames.get(frame.doc.child(0));
  if (!known || ![known, frame].every(hasMoment)) return false;
  return isSameText(untimed(known), untimed(frame));
}

const hasMoment = ({ metadata }: ArticleText) => moment.safeParse(metadata.dates?.modified).success;

const notTheSame = () =>
  new ArticleError('not-the-same', 'The article would not read back as it is');

function withBody(doc: Node, blocks: readonly Node[]): Node {
  const parts = Array.from({ length: doc.childCount }, (_, index) => doc.child(index));
  const body = parts.pop();
  return doc.copy(
    Fragment.fromArray([...parts, ...(body ? [body.copy(Fragment.from(blocks))] : [])]),
  );
}

/** Does now what the next `writeText` would have to do for this block of the body. */
export function writeAhead(block: Node): void {
  written(block);
}

function written(block: Node): WrittenBlock {
  const known = writtenBlocks.get(block);
  if (known) return known;
  const bytes = serialiseBlock(block.toJSON() as NodeJson);
  const { nodes, depth } = tally(bytes);
  // Nothing may walk into what is too deep; `fits` and `guardBytes` say so.
  if (depth <= limits.depth && !parseBlock(bytes).eq(block)) throw notTheSame();
  const found = { bytes: behindAnother(bytes), nodes, depth };
  writtenBlocks.set(block, found);
  return found;
}

function behindAnother(bytes: Uint8Array): Uint8Array {
  const both = new Uint8Array(separator.length + bytes.length);
  both.set(separator);
  both.set(bytes, separator.length);
  return both;
}

function joined(
  before: Uint8Array,
  blocks: readonly WrittenBlock[],
  behind: Uint8Array,
): Uint8Array<ArrayBuffer> {
  let length = before.length + behind.length - separator.length;
  for (const { bytes } of blocks) length += bytes.length;
  const all = new Uint8Array(length);
  // The first block has nothing before it to be divided from.
  let at = before.length - separator.length;
  for (const { bytes } of blocks) {
    all.set(bytes, at);
    at += bytes.length;
  }
  all.set(before);
  all.set(behind, at);
  return all;
}

/** As `guardBytes`, from what is known of each block. */
function fits(
  all: Uint8Array,
  blocks: readonly WrittenBlock[],
  before: Uint8Array,
  behind: Uint8Array,
): boolean {
  let nodes = tally(before).nodes + tally(behind).nodes;
  let depth = 0;
  for (const block of blocks) {
    nodes += block.nodes;
    if (block.depth > depth) depth = block.depth;
  }
  return all.length <= limits.bytes && nodes <= limits.nodes && depth + aroundBlock <= limits.depth;
}
