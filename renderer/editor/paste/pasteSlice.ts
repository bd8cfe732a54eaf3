import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model';
import { NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  blockContainers,
  blockDepth,
  depthOf,
  isHeadField,
  isList,
  isPart,
  named,
} from '../commands/blocksAround.ts';
import { crossesFields, deleteSelected } from '../commands/deleteSelection.ts';
import { openParagraph } from '../commands/insertBlock.ts';
import type { HeadField } from '../editorHandle.ts';
import { oneStep } from '../history/oneStep.ts';
import { takeHead } from './adaptSlice.ts';
import { goBehindTable } from './behindTable.ts';
import { fitInside } from './fitInside.ts';
import { wordsOfOneLine } from './own/leaving.ts';
import { readers } from './readers.ts';
import { whole } from './whole.ts';

/**
 * Puts a slice over the selection, as one undo step, with the caret behind it.
 *
 * @param options `also`: what else came with it; `isWords`: whole words that were cut
 */
export function pasteSlice(
  view: EditorView,
  whole: Slice,
  { also, isWords }: PasteOptions = {},
): boolean {
  if (whole.size === 0) return false;
  const { selection } = view.state;
  const crosses = crossesFields(selection);
  const transaction = crosses ? deleteSelected(view.state) : view.state.tr;
  if (reachesIntoBody(selection)) goToPlaceOf(transaction, whole);
  else if (crosses && !wordsOfOneLine(whole)) goBehindPart(transaction);
  if (isBlockSelection(selection)) openParagraph(transaction, selection.to);
  const giveSpaces = isWords && readers()?.placeWords(transaction);
  const { parent, parentOffset } = transaction.selection.$to;
  putIn(transaction, whole);
  if (named(whole.content.lastChild, 'table')) {
    goBehindTable(transaction, parent.content.cut(parentOffset));
  }
  if (giveSpaces) giveSpaces();
  also?.(transaction);
  view.dispatch(
    oneStep(transaction).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'),
  );
  return true;
}

interface PasteOptions {
  also?(transaction: Transaction): void;
  isWords?: boolean | undefined;
}

const reachesIntoBody = ({ $from, $to }: Selection) =>
  isHeadField($from.parent) && $to.depth > 0 && named($to.node(1), 'body');

/**
 * What was selected from the head into the body is gone: what takes its place is a line of the field
 * only where that goes on with words of its own. A story brings its headline, all else is the body's.
 */
function goToPlaceOf(transaction: Transaction, slice: Slice) {
  const { $from } = transaction.selection;
  if ($from.parent.content.size > 0 && wordsOfOneLine(slice)) return;
  const [, headline] = transaction.doc.content.content;
  const isStory = $from.index(0) <= 1 && headline?.content.size === 0 && headlineOf(slice);
  const end = (transaction.doc.firstChild?.nodeSize ?? 0) + 1;
  transaction.setSelection(
    isStory ? TextSelection.create(transaction.doc, end) : topOfBody(transaction.doc),
  );
}

/** What was selected from a caption on, say, is gone: blocks that take its place are none of it. */
function goBehindPart(transaction: Transaction) {
  const { $from } = transaction.selection;
  const depth = isPart($from.parent) ? blockDepth($from) : undefined;
  if (depth !== undefined) openParagraph(transaction, $from.after(depth));
}

/** Puts a slice over the transaction's selection, and the selection behind it. */
export function putIn(transaction: Transaction, pasted: Slice): void {
  const story = asStory(transaction.selection, pasted);
  if (story) goToTopOfBody(transaction);
  const whole = story ?? pasted;
  const { $from, $to } = transaction.selection;
  // A field that is one run of words: what is pasted there never makes a block.
  if (isPart($from.parent) && $from.sameParent($to)) {
    const line = inlineContent(whole, $from.parent);
    const done = transaction.mapping.maps.length;
    transaction.replaceWith($from.pos, $to.pos, line);
    // Without words and over none there is no step at all.
    const end = transaction.mapping.slice(done).map($to.pos);
    transaction.setSelection(TextSelection.create(transaction.doc, end));
    return;
  }
  // A story pasted into an article without a head brings its own; beside text it stays where it is put.
  const isArticle = story !== undefined || isWholeBody(transaction);
  const { slice, head } = takeHead(whole, isArticle ? emptyFields(transaction.doc) : new Set());
  const fitted = fitInside(slice, $from, $to);
  const inside = fitted?.inside ?? slice;
  const behind = fitted?.behind ?? [];
  const tail = transaction.mapping.maps.length;
  const lines = $from.sameParent($to) ? readers()?.putLines(transaction, inside) : inside;
  if (lines !== true && inside.size > 0) {
    replaceSelection(transaction, besideText(lines ?? inside, $from, $to));
  } else if (!transaction.selection.empty) transaction.deleteSelection();
  if (fitted && behind.length > 0) {
    const at = transaction.mapping.slice(tail).map(fitted.at);
    transaction.insert(at, Fragment.from(behind));
    const size = behind.reduce((sum, node) => sum + node.nodeSize, 0);
    const $end = transaction.doc.resolve(at + size);
    const caret = Selection.findFrom($end, -1, true);
    if (caret) transaction.setSelection(caret);
  }
  fillHead(transaction, head);
}

/**
 * A whole story over an empty field of the head is no line of it: its own head goes where it belongs
 * and the rest into the body. Over an empty headline its first short line is the headline; where it
 * begins with anything else, all of it is the body's.
 */
function asStory({ $from, $to }: Selection, slice: Slice): Slice | undefined {
  const field = $from.parent;
  const { content } = slice;
  const isEmpty = isHeadField(field) && field.content.size === 0 && $from.sameParent($to);
  if (!isEmpty || wordsOfOneLine(slice)) return undefined;
  if (content.content.some((node) => isHeadField(node))) return slice;
  if (!named(field, 'headline')) return undefined;
  const first = headlineOf(slice);
  if (!first) return slice;
  const headline = field.type.create(
    null,
    inlineContent(new Slice(Fragment.from(first), 0, 0), field),
  );
  return new Slice(content.replaceChild(0, headline), 0, slice.openEnd);
}

/** The first line of a story that came without one, as one can be printed. */
function headlineOf({ content }: Slice): Node | undefined {
  const first = content.childCount > 1 ? content.firstChild : null;
  const isLine = named(first, 'paragraph', 'heading') && first.content.size <= longestHeadline;
  return isLine ? first : undefined;
}

/** A longer first line is the lede of a story that came without a headline. */
const longestHeadline = 200;

/** What stands in the body already is none of what is put there: that has a line of its own. */
function goToTopOfBody(transaction: Transaction) {
  const top = topOfBody(transaction.doc);
  transaction.setSelection(top);
  if (top.$from.parent.content.size === 0) return;
  const start = transaction.doc.content.size - (transaction.doc.lastChild?.nodeSize ?? 0) + 1;
  openParagraph(transaction, start);
}

const topOfBody = (doc: Node): Selection =>
  Selection.near(doc.resolve(doc.content.size - (doc.lastChild?.nodeSize ?? 0) + 1), 1);

/**
 * Beside text that stays, words of one line run into it, and it stays the block that it is; lists,
 * quotations and subheads are blocks before and behind it, and never take its words in.
 */
function besideText(slice: Slice, $from: ResolvedPos, $to: ResolvedPos): Slice {
  const { content, openStart, openEnd } = slice;
  const staysNothing = $from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size;
  const isText = $from.parent.isTextblock && depthOf($from, 'listItem') === undefined;
  if (staysNothing || !isText) return slice;
  const line = wordsOfOneLine(slice);
  if (line) return new Slice(line, 0, 0);
  const { firstChild, lastChild } = content;
  const closesStart =
    openStart > 0 && !named(firstChild, 'paragraph', 'heading') && !isLikeAround(firstChild, $from);
  const closesEnd = openEnd > 0 && !named(lastChild, 'paragraph') && !isLikeAround(lastChild, $to);
  if (!closesStart && !closesEnd) return slice;
  const blocks = content.content.map((node, index) => {
    const start = closesStart && index === 0;
    const end = closesEnd && index === content.childCount - 1;
    return start || end ? whole(node, start, end) : node;
  });
  return new Slice(Fragment.from(blocks), closesStart ? 0 : openStart, closesEnd ? 0 : openEnd);
}

/** Whether a block of the slice goes on in what is left beside the selection. */
function isLikeAround(block: Node | null, $pos: ResolvedPos): boolean {
  const around = $pos.node(blockDepth($pos));
  return around.type === block?.type && around.attrs.level === block.attrs.level;
}

function replaceSelection(transaction: Transaction, slice: Slice) {
  const { content, openStart, openEnd } = slice;
  const only = openStart === 0 && openEnd === 0 && content.childCount === 1;
  if (only && content.firstChild) transaction.replaceSelectionWith(content.firstChild, false);
  else transaction.replaceSelection(slice);
  // Behind the last words of it, and not before the text that follows.
  const { $head } = transaction.selection;
  const isBehind = $head.depth > 0 && $head.pos >= endOfChange(transaction, $head.pos);
  if (openEnd > 0 || !isBehind || !named(content.lastChild, ...runningText)) return;
  const last = Selection.findFrom(transaction.doc.resolve($head.before()), -1, true);
  if (last) transaction.setSelection(last);
}

const runningText = ['heading', 'bulletList', 'orderedList', 'blockquote'] as const;

/** Where what the last step put in ends. */
export function endOfChange({ mapping }: Transaction, otherwise: number): number {
  let end = otherwise;
  mapping.maps.at(-1)?.forEach((_from, _to, _start, newEnd) => {
    end = newEnd;
  });
  return end;
}

function fillHead(transaction: Transaction, head: ReadonlyMap<HeadField, Fragment>) {
  if (head.size === 0) return;
  const fields: { pos: number; node: Node }[] = [];
  transaction.doc.forEach((node, pos) => {
    fields.push({ pos, node });
  });
  for (const { pos, node } of fields.reverse()) {
    const content = head.get(node.type.name as HeadField);
    if (!content) continue;
    const paragraph = node.type.schema.nodes.paragraph?.create(null, content);
    const line = inlineContent(new Slice(Fragment.from(paragraph ?? []), 0, 0), node);
    transaction.insert(pos + 1, line);
  }
}

/** Whether the body is empty, or all of it selected. */
function isWholeBody({ doc, selection: { from, to } }: Transaction): boolean {
  const { content, lastChild: body } = doc;
  if (!body) return false;
  const start = content.size - body.nodeSize + 1;
  const end = content.size - 1;
  return (
    from <= Selection.near(doc.resolve(start), 1).from &&
    to >= Selection.near(doc.resolve(end), -1).to &&
    from >= start
  );
}

function emptyFields(doc: Node): Set<HeadField> {
  const empty = new Set<HeadField>();
  doc.forEach((node) => {
    if (isHeadField(node) && node.content.size === 0) empty.add(node.type.name as HeadField);
  });
  return empty;
}

/** A photo, a divider… selected as a whole: text goes behind it, never in its place. */
export const isBlockSelection = (selection: Selection): boolean =>
  selection instanceof NodeSelection && !selection.node.isInline && hasPlaceBehind(selection);

/** A block of the body or a fact box, and an item of a list: the grip selects it, and so does a drag. */
const hasPlaceBehind = ({ $to }: Selection) =>
  named($to.parent, ...blockContainers) || isList($to.parent);

/** The words of a slice in one line, with the marks that the field may have. */
export function inlineContent(slice: Slice, field: Node): Fragment {
  const found: Node[] = [];
  const { schema } = field.type;
  slice.content.descendants((node, _pos, parent) => {
    const isWords = node.isTextblock && node.content.size > 0;
    if (isWords && found.length > 0) found.push(schema.text(' '));
    if (!node.isInline) return true;
    if (node.isText) found.push(node);
    else if (named(node, 'hardBreak')) found.push(schema.text(' '));
    else if (parent && field.type.contentMatch.matchType(node.type)) found.push(node);
    return false;
  });
  const line = found.map((node) => {
    const marked = node.mark(node.marks.filter((mark) => field.type.allowsMarkType(mark.type)));
    return marked.isText ? flat(marked) : marked;
  });
  return Fragment.fromArray(line);
}

const flat = (node: Node) =>
  node.type.schema.text((node.text ?? '').replace(/\s*[\r\n]+\s*/g, ' ') || ' ', node.marks);
