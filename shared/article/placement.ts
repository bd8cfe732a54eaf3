import type { Node } from '@tiptap/pm/model';

/** What is in a block that must not be there, as a sentence; undefined if its content is in order. */
export function misplacedIn(node: Node): string | undefined {
  if (node.type.validContent(node.content)) return undefined;
  const children = node.content.content;
  const mark = children
    .flatMap((child) => child.marks)
    .find(({ type }) => !node.type.allowsMarkType(type));
  const names = children.map((child) => child.type.name).join(', ') || 'nothing';
  return `A ${node.type.name} cannot hold ${mark ? `text marked as ${mark.type.name}` : clip(names)}`;
}

const clip = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
