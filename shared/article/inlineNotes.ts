import type { NodeJson } from './model.ts';

/**
 * Inline notes: words for the desk in the midst of a text. What readers get is the text without
 * them, and without the gap that they leave.
 */

export const isInlineNote = (node: NodeJson): boolean =>
  node.marks?.some(({ type }) => type === 'inlineNote') ?? false;

/** The nodes inside one text block without inline notes; the same array where there is none. */
export function withoutInlineNotes(nodes: readonly NodeJson[]): readonly NodeJson[] {
  if (!nodes.some(isInlineNote)) return nodes;
  const kept: NodeJson[] = [];
  let afterNote = false;
  for (const node of nodes) {
    if (isInlineNote(node)) afterNote = true;
    else {
      if (afterNote) closeGap(kept, node.type === 'text' ? (node.text ?? '') : ' ');
      // At the start of a line the space behind a note has nothing to part any more.
      const text = afterNote && kept.length === 0 ? node.text?.trimStart() : node.text;
      if (text !== '') kept.push(text === node.text ? node : { ...node, text: text ?? '' });
      if (text !== '') afterNote = false;
    }
  }
  if (afterNote) closeGap(kept, ' ');
  return kept;
}

/** No language has a space before these, so one that stood before a note goes with it. */
const leans = /^[\s,.)]/;

function closeGap(kept: NodeJson[], next: string) {
  const last = kept.at(-1);
  if (last?.type !== 'text' || !leans.test(next)) return;
  const text = last.text?.replace(/ $/, '') ?? '';
  if (text === '') kept.pop();
  else if (text !== last.text) kept[kept.length - 1] = { ...last, text };
}

/** A note in which something is bold is several nodes and one note. */
const stretchesOf = (nodes: readonly NodeJson[]): number =>
  nodes.filter((node, index) => {
    const before = nodes[index - 1];
    return isInlineNote(node) && !(before && isInlineNote(before));
  }).length;

/** A whole document as readers get it. `notes` counts the inline notes, not the note blocks. */
export function withoutDeskNotes(content: NodeJson): { content: NodeJson; notes: number } {
  let notes = 0;
  const strip = (node: NodeJson): NodeJson => {
    const children = node.content;
    if (!children || node.type === 'note' || node.type === 'unknown') return node;
    const kept = withoutInlineNotes(children);
    if (kept !== children) notes += stretchesOf(children);
    // Nearly always nothing changes, and then nothing is copied.
    let inner: NodeJson[] | undefined;
    for (let index = 0; index < kept.length; index++) {
      const child = kept[index] as NodeJson;
      const stripped = child.content ? strip(child) : child;
      if (stripped === child) continue;
      inner ??= [...kept];
      inner[index] = stripped;
    }
    return inner || kept !== children ? { ...node, content: inner ?? [...kept] } : node;
  };
  const stripped = strip(content);
  return { content: stripped, notes };
}
