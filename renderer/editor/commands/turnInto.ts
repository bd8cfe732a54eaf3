import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model';
import {
  type Command,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { type BlockKind, kindOf, madeInto } from './blockKinds.ts';
import { named } from './blocksAround.ts';
import { selectedBlocks } from './selectedBlocks.ts';

/** More blocks than a person turns into a quotation or a box. */
const many = 30;

/**
 * Turns whole blocks into another kind; the selection stays on its letters.
 *
 * @param which blocks, of a selection
 */
export const turnInto =
  (kind: BlockKind, which = selectedBlocks): Command =>
  (state, dispatch) => {
    const blocks = which(state.selection);
    if (!blocks) return false;
    const { container, from, to, nodes } = blocks;
    const kinds = nodes.map(kindOf);
    const fits = nodes.every(
      (node, index) => kinds[index] || (kind === 'factbox' && named(node, 'photo', 'unknown')),
    );
    if (!fits || kinds.every((each) => each === kind)) return false;
    // Over a long selection a toolbar's question must not be work over all of it.
    if (!dispatch && nodes.length > many) return true;
    const made = madeInto(kind, nodes);
    const index = state.doc.resolve(from).index();
    if (!container.canReplace(index, index + nodes.length, Fragment.fromArray(made))) return false;
    if (!dispatch) return true;
    const transaction = state.tr.replaceWith(from, to, made);
    transaction.setSelection(selectionIn(transaction, state.selection, from, made));
    dispatch(transaction.scrollIntoView());
    return true;
  };

/** Words keep their order, so a place in them is found again by the letters before it. */
function selectionIn(
  { doc }: Transaction,
  before: Selection,
  from: number,
  made: readonly Node[],
): Selection {
  if (before instanceof NodeSelection) {
    const [first] = made;
    return made.length === 1 || first?.isAtom
      ? NodeSelection.create(doc, from)
      : Selection.near(doc.resolve(from + 1));
  }
  const to = made.reduce((end, { nodeSize }) => end + nodeSize, from);
  const place = (pos: number) => {
    const $pos = before.$from.doc.resolve(pos);
    const letters = lettersBetween($pos.doc, from, pos);
    return placeOf({ doc, from, to }, letters, placeInLine($pos));
  };
  return TextSelection.between(doc.resolve(place(before.anchor)), doc.resolve(place(before.head)));
}

const lettersBetween = (doc: Node, from: number, to: number) => doc.textBetween(from, to).length;

type PlaceInLine = 'in it' | 'at its end' | 'in an empty one';

function placeInLine({ parent, parentOffset }: ResolvedPos): PlaceInLine {
  if (parent.content.size === 0) return 'in an empty one';
  return parentOffset === parent.content.size ? 'at its end' : 'in it';
}

/** Between two lines as many letters have passed at the end of one as at the start of the next. */
function placeOf(
  { doc, from, to }: { doc: Node; from: number; to: number },
  letters: number,
  place: PlaceInLine,
): number {
  let left = letters;
  let found: number | undefined;
  let last = from;
  doc.nodesBetween(from, to, (node, pos) => {
    if (found !== undefined) return false;
    if (!node.isTextblock) return true;
    last = pos + 1 + node.content.size;
    const size = node.textContent.length;
    const isHere = size === 0 ? place === 'in an empty one' : place === 'at its end';
    if (left < size || (left === size && isHere)) {
      found = pos + 1 + offsetOf(node, left);
    } else left -= size;
    return false;
  });
  return found ?? last;
}

/** Where in a line so many letters have passed, line breaks and the like not counted. */
function offsetOf(line: Node, letters: number): number {
  let left = letters;
  let offset = 0;
  for (const child of line.content.content) {
    if (child.isText && child.nodeSize >= left) return offset + left;
    if (child.isText) left -= child.nodeSize;
    offset += child.nodeSize;
  }
  return offset;
}
