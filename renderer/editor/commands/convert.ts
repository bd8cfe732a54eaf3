import { setBlockType } from '@tiptap/pm/commands';
import {
  Fragment,
  type Node,
  NodeRange,
  type NodeType,
  type ResolvedPos,
  Slice,
} from '@tiptap/pm/model';
import { wrapRangeInList } from '@tiptap/pm/schema-list';
import { type Command, type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep } from '@tiptap/pm/transform';
import type { NodeName } from '../../../shared/article/schema.ts';
import { blockContainers, depthOf, isList, named, typeOf } from './blocksAround.ts';
import { inOneTransaction } from './inOneTransaction.ts';
import { lieSideBySide } from './listsMeet.ts';
import { outOfLists } from './outOfLists.ts';

/**
 * One kind of block into another. Words are kept; what a kind has no place for becomes text.
 * Asked without a dispatch, a command says whether the caret's place allows it at all: trying it on
 * everything that is selected would be work over the whole document for a toolbar's button.
 */

/** A quotation or pull quote back into paragraphs, with a named speaker as the last one. */
export const unquote: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const depth = depthOf($from, 'blockquote', 'pullQuote');
  if (depth === undefined || depth > $to.depth || $from.node(depth) !== $to.node(depth)) {
    return false;
  }
  if (!dispatch) return true;
  const quote = $from.node(depth);
  const start = $from.before(depth);
  const end = $from.after(depth);
  const paragraph = typeOf(state.schema, 'paragraph');
  const speaker = quote.lastChild;
  const spoken =
    speaker && speaker.content.size > 0 ? [paragraph.create(null, speaker.content)] : [];
  const transaction = state.tr;
  if (named(quote, 'pullQuote')) {
    const words = paragraph.create({ id: quote.attrs.id }, quote.firstChild?.content);
    const offset = Math.min($from.pos, start + 2 + words.content.size) - 1;
    transaction.replaceWith(start, end, [words, ...spoken]);
    transaction.setSelection(
      state.selection.empty
        ? near(transaction.doc.resolve(offset))
        : near(transaction.doc.resolve(start + 1)),
    );
  } else {
    const speakerStart = end - 1 - (speaker?.nodeSize ?? 0);
    const slice = new Slice(Fragment.from(spoken), 0, 0);
    transaction.step(new ReplaceAroundStep(start, end, start + 1, speakerStart, slice, 0));
  }
  dispatch(transaction.scrollIntoView());
  return true;
};

const near = ($pos: ResolvedPos) => Selection.near($pos, 1);

const inBody = ($pos: ResolvedPos) => depthOf($pos, ...blockContainers) !== undefined;

/** They hold paragraphs and lists. */
const cells = ['tableCell', 'tableHeader'] as const;

export const toParagraph: Command = (state, dispatch, view) =>
  inBody(state.selection.$from) &&
  canHold(state) &&
  (!dispatch || paragraphs(state, dispatch, view));

const paragraphs: Command = (state, dispatch, view) =>
  inOneTransaction(outOfLists, unquote, setBlockType(typeOf(state.schema, 'paragraph')))(
    state,
    dispatch,
    view,
  );

/** @param level 2 to 4; on a heading of that level: back to a paragraph */
export const toHeading =
  (level: number): Command =>
  (state, dispatch, view) => {
    if (isHeading(state, level)) return toParagraph(state, dispatch, view);
    const { $from } = state.selection;
    if (!inBody($from) || !canHold(state) || depthOf($from, ...cells) !== undefined) return false;
    if (!dispatch) return true;
    const heading = typeOf(state.schema, 'heading');
    const convert = inOneTransaction(outOfLists, unquote, setBlockType(heading, { level }));
    return convert(state, dispatch, view);
  };

export const isHeading = (state: EditorState, level: number) =>
  named(state.selection.$from.parent, 'heading') &&
  state.selection.$from.parent.attrs.level === level;

/** Captions, link titles and the like stay what they are, and so does a note's text. */
function canHold(state: EditorState): boolean {
  if (depthOf(state.selection.$from, 'note') !== undefined) return false;
  return named(state.selection.$from.parent, 'paragraph', 'heading', 'quoteText', 'attribution');
}

export const toList =
  (name: 'bulletList' | 'orderedList'): Command =>
  (state, dispatch, view) => {
    const list = typeOf(state.schema, name);
    const { $from, $to } = state.selection;
    const depth = depthOf($from, 'bulletList', 'orderedList');
    if (depth !== undefined && !holdsLists($from.node($from.sharedDepth($to.pos)))) {
      if (!dispatch) return true;
      const others = listsOfLines(state).filter(({ node }) => node.type !== list);
      if (others.length === 0) return outOfLists(state, dispatch);
      const { tr } = state;
      for (const { node, pos } of others) tr.setNodeMarkup(pos, list, node.attrs);
      dispatch(tr.scrollIntoView());
      return true;
    }
    if (!inBody($from) || !canHold(state)) return false;
    // Who said it stays the last line of a block quote.
    if (named($from.parent, 'attribution') && depthOf($from, 'blockquote')) return false;
    if (!dispatch) return true;
    return (
      allOutOfLists(list)(state, dispatch, view) ||
      inOneTransaction(pullQuoteToParagraphs, wrapInList(list), joinLists(list))(
        state,
        dispatch,
        view,
      )
    );
  };

/** The lists of the items whose lines are selected: one around them that has none of those is not meant. */
function listsOfLines({ selection: { from, to }, doc }: EditorState) {
  const found = new Map<number, { node: Node; pos: number }>();
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return;
    const $line = doc.resolve(pos);
    const depth = depthOf($line, 'bulletList', 'orderedList');
    if (depth === undefined) return;
    const at = $line.before(depth);
    found.set(at, { node: $line.node(depth), pos: at });
  });
  return [...found.values()];
}

/** Where every line that can be in such a list is in one already, none stays in it, as with one list. */
const allOutOfLists =
  (list: NodeType): Command =>
  (state, dispatch, view) => {
    const { $from, $to } = state.selection;
    const range = $from.blockRange($to, holdsLists);
    let isAll = range !== null;
    range?.parent.forEach((node, _offset, index) => {
      if (index < range.startIndex || index >= range.endIndex) return;
      if (named(node, 'paragraph', 'heading') || (isList(node) && node.type !== list))
        isAll = false;
    });
    return isAll && outOfLists(state, dispatch, view);
  };

const holdsLists = (node: Node) => !node.isTextblock && !isList(node) && !named(node, 'listItem');

const wrapInList = (list: NodeType) =>
  wrapping(undefined, ['paragraph', 'heading'], (transaction, range) => {
    wrapRangeInList(transaction, range, list);
  });

/** All lists of the selection become of this kind, and one with those that they lie beside. */
const joinLists =
  (list: NodeType): Command =>
  ({ selection: { $from, $to }, doc, tr }, dispatch) => {
    const range = $from.blockRange($to, holdsLists);
    if (!range) return false;
    doc.nodesBetween(range.start, range.end, (node, pos, parent) => {
      if (parent !== range.parent || !isList(node)) return;
      const at = tr.mapping.map(pos);
      if (node.type !== list) tr.setNodeMarkup(at, list, node.attrs);
      if (lieSideBySide(tr.doc, at)) tr.join(at);
    });
    const end = tr.mapping.map(range.end);
    if (lieSideBySide(tr.doc, end)) tr.join(end);
    dispatch?.(tr);
    return tr.docChanged;
  };

/**
 * What of the selection can go into it does, subheads as paragraphs. Where something stands between that
 * cannot, as a photo, there is one before it and one behind.
 */
function wrapping(
  container: ((node: Node) => boolean) | undefined,
  kinds: NodeName[],
  wrap: (transaction: Transaction, range: NodeRange) => void,
): Command {
  return ({ selection: { $from, $to }, tr, schema }, dispatch) => {
    const range = $from.blockRange($to, container);
    if (!range) return false;
    let { end } = range;
    let start = end;
    for (let index = range.endIndex - 1; index >= range.startIndex - 1; index--) {
      const child = index < range.startIndex ? undefined : range.parent.child(index);
      if (child && named(child, ...kinds)) start -= child.nodeSize;
      else {
        if (start < end) {
          tr.setBlockType(start, end, typeOf(schema, 'paragraph'));
          const [$first, $last] = [tr.doc.resolve(start + 1), tr.doc.resolve(end - 1)];
          wrap(tr, new NodeRange($first, $last, range.depth));
        }
        start -= child?.nodeSize ?? 0;
        end = start;
      }
    }
    dispatch?.(tr);
    return tr.docChanged;
  };
}

/** In a block quote a list can stand as it is; in a pull quote it cannot. */
const pullQuoteToParagraphs: Command = (state, dispatch, view) =>
  depthOf(state.selection.$from, 'pullQuote') !== undefined && unquote(state, dispatch, view);

export const toBlockquote: Command = (state, dispatch, view) => {
  const { $from } = state.selection;
  if (depthOf($from, 'blockquote') !== undefined) return unquote(state, dispatch, view);
  const isInBox = depthOf($from, 'factbox', ...cells) !== undefined;
  if (!inBody($from) || !canHold(state) || isInBox) return false;
  if (!dispatch) return true;
  return inOneTransaction(pullQuoteToParagraphs, wrapInBlockquote)(state, dispatch, view);
};

const wrapInBlockquote = wrapping(
  (node) => named(node, 'body'),
  ['paragraph', 'heading', 'bulletList', 'orderedList'],
  (transaction, { start, end }) => {
    const { blockquote, attribution } = transaction.doc.type.schema.nodes;
    const around = blockquote?.create(null, attribution?.create());
    const slice = new Slice(Fragment.from(around), 0, 0);
    transaction.step(new ReplaceAroundStep(start, end, start, end, slice, 1));
  },
);
