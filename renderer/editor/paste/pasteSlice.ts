import { Fragment, type Node, type Slice } from '@tiptap/pm/model';
import { NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { blockContainers, isHeadField, named } from '../commands/blocksAround.ts';
import { crossesFields, deleteSelected } from '../commands/deleteSelection.ts';
import { openParagraph } from '../commands/insertBlock.ts';
import { oneStep } from '../history/oneStep.ts';

/** Puts a slice over the selection, as one undo step. */
export function pasteSlice(view: EditorView, slice: Slice): boolean {
  if (slice.size === 0) return false;
  const { selection } = view.state;
  const transaction = crossesFields(selection) ? deleteSelected(view.state) : view.state.tr;
  if (isBlockSelection(selection)) openParagraph(transaction, selection.to);
  const { $from, $to } = transaction.selection;
  if (isLine($from.parent) && $from.sameParent($to)) {
    const line = inlineContent(slice, $from.parent);
    const done = transaction.mapping.maps.length;
    transaction.replaceWith($from.pos, $to.pos, line);
    // Without words and over none there is no step at all.
    const end = transaction.mapping.slice(done).map($to.pos);
    transaction.setSelection(TextSelection.create(transaction.doc, end));
  } else {
    const only = slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1;
    const node = only ? slice.content.firstChild : null;
    if (node) transaction.replaceSelectionWith(node, false);
    else transaction.replaceSelection(slice);
  }
  view.dispatch(
    oneStep(transaction).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'),
  );
  return true;
}

/** A photo, a divider… selected as a whole: text goes behind it, never in its place. */
export const isBlockSelection = (selection: Selection): boolean =>
  selection instanceof NodeSelection && !selection.node.isInline && hasPlaceBehind(selection);

/** Only a block of the body or a fact box: a selected list item is replaced like its text. */
const hasPlaceBehind = ({ $to }: Selection) => named($to.parent, ...blockContainers);

/** Fields that are one run of words: what is pasted there never makes a block. */
const isLine = (node: Node) =>
  isHeadField(node) ||
  named(node, 'caption', 'credit', 'quoteText', 'attribution', 'title', 'relatedLink');

/** The words of a slice in one line, with the marks that the field may have. */
export function inlineContent(slice: Slice, field: Node): Fragment {
  const found: Node[] = [];
  const { schema } = field.type;
  slice.content.descendants((node, _pos, parent) => {
    if (node.isTextblock && found.length > 0) found.push(schema.text(' '));
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
