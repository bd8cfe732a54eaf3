import type { Node } from '@tiptap/pm/model';
import { noText } from './matchesIn.ts';

/** A run of text that a reader sees as one: a headline, a paragraph, a caption, a cell's line. */
export interface Passage {
  node: Node;
  /** Where its text begins in the document. */
  start: number;
}

/** Every passage of the document, in its order. Walks all of it, so never call it per keystroke. */
export function passagesOf(doc: Node): Passage[] {
  const passages: Passage[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return !node.isLeaf;
    if (node.content.size > 0) passages.push({ node, start: pos + 1 });
    return false;
  });
  return passages;
}

const texts = new WeakMap<Node, string>();

/** Its text, one character a position: a line break is a newline, what is no text is `noText`. */
export function textOfPassage(node: Node): string {
  // Most are one run of text, which is there already.
  const only = node.childCount === 1 ? node.firstChild?.text : undefined;
  if (only !== undefined) return only;
  let text = texts.get(node);
  if (text === undefined) {
    text = '';
    for (const child of node.children) text += textOfInline(child);
    texts.set(node, text);
  }
  return text;
}

function textOfInline(node: Node): string {
  if (node.isText) return node.text ?? '';
  if (node.type.spec.linebreakReplacement) return '\n';
  return noText.repeat(node.nodeSize);
}

/** The same without what is for the desk only, at its positions. */
export function readersTextOf(node: Node): string {
  if (!node.children.some(isForTheDesk)) return textOfPassage(node);
  return node.children
    .map((child) => (isForTheDesk(child) ? noText.repeat(child.nodeSize) : textOfInline(child)))
    .join('');
}

export const isForTheDesk = (inline: Node): boolean =>
  inline.marks.some(({ type }) => type.name === 'inlineNote');
