import type { Node } from '@tiptap/pm/model';

/** Each piece of text that leads somewhere, with its address. */
export function linksOf(doc: Node): string[] {
  const found: string[] = [];
  doc.descendants((node) => {
    const link = node.marks.find((mark) => mark.type.name === 'link');
    if (link) found.push(`${node.text} → ${link.attrs.href}`);
  });
  return found;
}
