import { type Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { isBlank, isEmptyParagraph, named, typeOf } from '../../commands/blocksAround.ts';
import { wholeBlocks } from '../whole.ts';

/**
 * Lines that were selected up to the start of the next one: of that one nothing is pasted, nor of
 * what it is in, and at the start of a subhead they stand in front of it, and it stays one.
 *
 * @returns true where they were put, else what is to be put
 */
export function putLines(transaction: Transaction, slice: Slice): true | Slice {
  const lines = withoutNextLine(slice);
  return putBefore(transaction, lines) || lines;
}

function withoutNextLine(slice: Slice): Slice {
  const { content, openStart, openEnd } = slice;
  const { lastChild, childCount } = content;
  const isNext = openEnd > 0 && childCount > 1 && named(lastChild, ...running);
  if (!isNext || !isBlank(lastChild)) return slice;
  const paragraph = typeOf(lastChild.type.schema, 'paragraph').create();
  return new Slice(content.replaceChild(childCount - 1, paragraph), openStart, 1);
}

const running = ['heading', 'bulletList', 'orderedList', 'blockquote'] as const;

function putBefore(transaction: Transaction, slice: Slice): boolean {
  const { $from, empty } = transaction.selection;
  const { parent, parentOffset } = $from;
  const isHere = empty && named(parent, 'heading') && parentOffset === 0 && !isBlank(parent);
  const lines: Node[] = isHere ? wholeBlocks(slice) : [];
  if (lines.length < 2 || !isEmptyParagraph(lines.pop())) return false;
  transaction.insert($from.before(), lines);
  return true;
}
