import { Fragment, type Node } from '@tiptap/pm/model';
import {
  type Command,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { withWayBack } from '../history/wayBack.ts';
import { labels } from '../labels.ts';
import { type BlockKind, kindOf, madeInto } from './blockKinds.ts';
import { named } from './blocksAround.ts';
import { linkOf } from './links.ts';
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
    const kept = linksIn(made);
    const lost = [...linksIn(nodes)].filter((href) => !kept.has(href));
    dispatch(withWayBack(transaction, labels.linksLeftOut(lost.length)).scrollIntoView());
    return true;
  };

/** Their addresses. */
function linksIn(blocks: readonly Node[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const block of blocks) {
    block.descendants(({ marks }) => {
      const link = linkOf(marks);
      if (link) found.add(link.attrs.href);
    });
  }
  return found;
}

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
  const place = (pos: number) => placeOf({ doc, from, to }, markOf(before.$from.doc, from, pos));
  return TextSelection.between(doc.resolve(place(before.anchor)), doc.resolve(place(before.head)));
}

/** A place in words; spaces are apart, because line breaks become spaces and the other way round. */
interface Mark {
  /** Before it, since the first of the blocks. */
  letters: number;
  /** Between the last letter of its line and it. */
  spaces: number;
  line: 'in it' | 'behind its letters' | 'without letters';
}

function markOf(doc: Node, from: number, pos: number): Mark {
  const $pos = doc.resolve(pos);
  const before = $pos.parent.textBetween(0, $pos.parentOffset);
  const after = $pos.parent.textBetween($pos.parentOffset, $pos.parent.content.size);
  const rest = countLetters(after) === 0 ? 'behind its letters' : 'in it';
  return {
    letters: countLetters(doc.textBetween(from, pos)),
    spaces: before.length - before.trimEnd().length,
    line: countLetters(before + after) === 0 ? 'without letters' : rest,
  };
}

const countLetters = (text: string) => text.replace(/\s+/g, '').length;

/** Between two lines as many letters have passed at the end of one as at the start of the next. */
function placeOf({ doc, from, to }: { doc: Node; from: number; to: number }, mark: Mark): number {
  let left = mark.letters;
  let found: number | undefined;
  let last = from;
  doc.nodesBetween(from, to, (node, pos) => {
    if (found !== undefined) return false;
    if (!node.isTextblock) return true;
    last = pos + 1 + node.content.size;
    const size = countLetters(node.textContent);
    const isHere =
      size === 0 ? mark.line === 'without letters' : mark.line === 'behind its letters';
    if (left < size || (left === size && isHere)) {
      found = pos + 1 + offsetOf(node, left, mark.spaces);
    } else left -= size;
    return false;
  });
  return found ?? last;
}

/** Where in a line so many letters have passed, and then as many spaces as there are. */
function offsetOf(line: Node, letters: number, spaces: number): number {
  let offset = 0;
  let missing = letters;
  let skipping = spaces;
  for (const child of line.content.content) {
    if (!child.isText) {
      if (missing === 0) return offset;
      offset += child.nodeSize;
      continue;
    }
    for (const character of child.text ?? '') {
      const isSpace = /\s/.test(character);
      if (missing === 0 && (!isSpace || skipping === 0)) return offset;
      if (missing === 0) skipping--;
      else if (!isSpace) missing -= character.length;
      offset += character.length;
    }
  }
  return offset;
}
