import { isInlineNote, withoutInlineNotes } from './inlineNotes.ts';
import type { NodeJson } from './model.ts';

/** Shapes that several formats and checks need to read out of a document. */

/** The text of a node without marks and inline notes; a hard break is a newline. */
export function textOf(node: NodeJson | undefined): string {
  if (!node || isInlineNote(node)) return '';
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const children = node.content;
  if (!children) return '';
  if (children.length === 1) return textOf(children[0]);
  let text = '';
  for (const child of withoutInlineNotes(children)) text += textOf(child);
  return text;
}

/** The same, with each of its passages (an item, a caption, a cell) on a line of its own. */
export function textInLines(node: NodeJson): string {
  const inside = node.content ?? [];
  const isPassage = inside.some(({ type }) => type === 'text' || type === 'hardBreak');
  if (isPassage || inside.length === 0) return textOf(node);
  return inside
    .map(textInLines)
    .filter((line) => line !== '')
    .join('\n');
}

/** The child of that type, e.g. the caption of a photo. */
export const childOf = (node: NodeJson, type: string): NodeJson | undefined =>
  node.content?.find((child) => child.type === type);

export interface DocumentParts {
  kicker: NodeJson | undefined;
  headline: NodeJson | undefined;
  standfirst: NodeJson | undefined;
  /** The blocks of the body. */
  body: NodeJson[];
}

export function partsOf(content: NodeJson): DocumentParts {
  return {
    kicker: childOf(content, 'kicker'),
    headline: childOf(content, 'headline'),
    standfirst: childOf(content, 'standfirst'),
    body: childOf(content, 'body')?.content ?? [],
  };
}

/** The headline as plain text, or '' while it is empty. */
export const headlineOf = (content: NodeJson): string => textOf(partsOf(content).headline).trim();
