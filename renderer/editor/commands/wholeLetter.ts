import type { Node } from '@tiptap/pm/model';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The place itself, or where the letter (an emoji of several signs, an accent) begins that it is in. */
export function wholeLetter(doc: Node, pos: number): number {
  const $pos = doc.resolve(pos);
  const { textOffset } = $pos;
  const text = $pos.parent.maybeChild($pos.index())?.text;
  if (textOffset === 0 || text === undefined) return pos;
  const letter = segmenter.segment(text).containing(textOffset);
  return pos - textOffset + (letter?.index ?? textOffset);
}
