import type { Node } from '@tiptap/pm/model';
import type { Counting } from '../../editor/statistics/counting.ts';

/** Blocks worth going to, and what they are called. */
export const blockKinds = {
  photo: 'Photo',
  gallery: 'Gallery',
  pullQuote: 'Pull quote',
  factbox: 'Fact box',
  table: 'Table',
  relatedLinks: 'Related links',
  embed: 'Embed',
  note: 'Note',
} as const;
export type BlockKind = keyof typeof blockKinds;

export interface OutlineItem {
  kind: 'headline' | 'opening' | 'subhead' | BlockKind;
  /** From 1, the headline. */
  level: number;
  /** Its words, or the first of them; '' where there are none. */
  text: string;
  /** Where one goes: before the block, or its text's start. */
  pos: number;
  /** Of a subhead: of its section, with those below it. Of the headline: of the article. */
  words: number;
}

/** Letters of a text that are kept; the panel shows less. */
const longest = 120;

/** Headline, subheads and blocks in the document's order. Not for every key. */
export function outlineOf(doc: Node, counting: Counting): OutlineItem[] {
  const items: OutlineItem[] = [];
  /** The headline and the subheads that the place is under. */
  const above: OutlineItem[] = [];
  const count = (words: number) => {
    for (const item of above) item.words += words;
  };
  const add = (item: OutlineItem) => {
    items.push(item);
    return item;
  };
  const section = (item: OutlineItem) => {
    while ((above.at(-1)?.level ?? 0) >= item.level) above.pop();
    above.push(add(item));
  };

  doc.forEach((part, offset) => {
    if (part.type.name === 'headline') {
      section({ kind: 'headline', level: 1, text: textIn(part), pos: offset + 1, words: 0 });
    }
  });
  const visit = (node: Node, pos: number) => {
    const level = above.at(-1)?.level ?? 0;
    const kind = node.type.name;
    if (kind === 'heading') {
      const own = Number(node.attrs.level);
      section({ kind: 'subhead', level: own, text: textIn(node), pos: pos + 1, words: 0 });
      count(wordsIn(node, counting));
      return;
    }
    if (isBlockKind(kind)) {
      const words = ownWords(node, counting);
      add({ kind, level: level + 1, text: textIn(node), pos, words });
      count(wordsIn(node, counting));
      if (kind === 'factbox') {
        node.forEach((child, offset) => {
          if (child.type.name !== 'photo') return;
          const inside = { level: level + 2, text: textIn(child), pos: pos + 1 + offset };
          add({ kind: 'photo', ...inside, words: ownWords(child, counting) });
        });
      }
      return;
    }
    if (node.isTextblock) {
      const words = wordsIn(node, counting);
      // What stands before the first subhead is a section too.
      if (words > 0 && level === 1) {
        section({ kind: 'opening', level: 2, text: textIn(node), pos: pos + 1, words: 0 });
      }
      count(words);
      return;
    }
    node.forEach((child, offset) => {
      visit(child, pos + 1 + offset);
    });
  };
  const body = doc.lastChild;
  if (body) {
    const start = doc.content.size - body.nodeSize + 1;
    body.forEach((block, offset) => {
      visit(block, start + offset);
    });
  }
  // An article without subheads has one part, and nobody calls that an opening.
  return items.some(({ kind }) => kind === 'subhead') ? items : withoutOpening(items);
}

function withoutOpening(items: readonly OutlineItem[]): OutlineItem[] {
  const opening = items.findIndex(({ kind }) => kind === 'opening');
  if (opening < 0) return [...items];
  return items
    .map((item, index) => (index > opening ? { ...item, level: item.level - 1 } : item))
    .filter(({ kind }) => kind !== 'opening');
}

/** The last item that begins before the place, or -1. */
export function currentItem(items: readonly OutlineItem[], pos: number): number {
  let current = -1;
  items.forEach((item, index) => {
    if (item.pos <= pos) current = index;
  });
  return current;
}

const isBlockKind = (name: string): name is BlockKind => Object.hasOwn(blockKinds, name);

function wordsIn(node: Node, counting: Counting): number {
  let words = 0;
  for (const count of counting.inside(node)) words += count.words;
  return words;
}

/** Also of what does not count as the article's length, such as a pull quote. */
function ownWords(node: Node, counting: Counting): number {
  let words = 0;
  node.descendants((child) => {
    if (child.isTextblock) words += counting.ofPassage(child).words;
    return !child.isTextblock;
  });
  return words;
}

function textIn(node: Node): string {
  let text = '';
  const see = (child: Node) => {
    if (text !== '') return false;
    if (child.isTextblock) text = child.textBetween(0, child.content.size, ' ', ' ').trim();
    return !child.isTextblock;
  };
  if (see(node)) node.descendants(see);
  return [...text].slice(0, longest).join('');
}
