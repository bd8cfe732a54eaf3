import { Fragment, type Mark, type Node, Schema } from '@tiptap/pm/model';

/**
 * From this many blocks on, what is off screen is not laid out. Below it the browser lays out the
 * whole article in a frame, and text flows around photos as it will on the page.
 */
export const longFrom = 60;

/**
 * From this many blocks on the body is drawn in groups, and below half of it no longer. What lies
 * between is an article's usual length, which the browser lays out within a frame.
 */
export const groupedFrom = 120;
const groupSize = 20;
/** A group that Enter after Enter made this long is parted. */
const groupLimit = 3 * groupSize;

/** Letters in a line of text, about; only to guess heights by. */
const lineLength = 72;

/** The group as ProseMirror draws it: like bold around words, but around blocks. Never in a document. */
const { marks } = new Schema({
  nodes: { doc: { content: 'text*' }, text: {} },
  marks: {
    group: {
      attrs: { number: {}, lines: {} },
      // What is read back from the page is read as if there were no group.
      reparseInView: true,
      toDOM({ attrs }) {
        const dom = document.createElement('div');
        dom.className = 'body-group';
        // How high it is while it is off screen; the browser remembers the true height.
        dom.style.containIntrinsicSize = `auto ${Math.round(attrs.lines * 1.65)}em`;
        return { dom, contentDOM: dom };
      },
    },
  },
});
let groups = 0;

/** Lines that a block takes, about, with the space before it. */
export function drawnLines(block: Node): number {
  if (block.type.name === 'photo') return 16;
  // In larger letters, and apart from the text around it.
  if (block.type.name === 'pullQuote') return 6 + block.textContent.length / 45;
  return Math.ceil(block.textContent.length / lineLength) + 0.7;
}

/** What its blocks are marked with: one list for all of them, as each keeps it. */
type Group = readonly Mark[];

function newGroup(blocks: readonly Node[]): Group {
  groups++;
  const lines = blocks.reduce((sum, block) => sum + drawnLines(block), 0);
  return [(marks.group as NonNullable<typeof marks.group>).create({ number: groups, lines })];
}

/**
 * Which group each block of the body is drawn in. The document knows of no groups: only the copy of
 * the body that is drawn has them, and blocks that did not change keep their group and their copy.
 */
export class BodyGroups {
  private body: Node | undefined;
  private drawn: Node | undefined;
  /** The group of each block, in the order of the blocks. */
  private groups: Group[] = [];

  /** The body with its blocks in groups, or as it is where it is short. */
  of(body: Node): Node {
    if (this.drawn && body === this.body) return this.drawn;
    if (body.childCount < (this.drawn ? groupedFrom / 2 : groupedFrom)) {
      this.body = this.drawn = undefined;
      this.groups = [];
      return body;
    }
    this.drawn = this.regroup(body);
    this.body = body;
    return this.drawn;
  }

  private regroup(body: Node): Node {
    const before = this.body?.content.content ?? [];
    const now = body.content.content;
    const shorter = Math.min(before.length, now.length);
    let same = 0;
    while (same < shorter && before[same] === now[same]) same++;
    let sameEnd = 0;
    while (sameEnd < shorter - same && before.at(-1 - sameEnd) === now.at(-1 - sameEnd)) sameEnd++;

    // Typing changes one block, and with every key: then nothing else is gone through.
    if (this.drawn && before.length === now.length && same + sameEnd === now.length - 1) {
      const block = (now[same] as Node).mark(this.groups[same] as Group);
      return body.copy(this.drawn.content.replaceChild(same, block));
    }
    const fresh = now.slice(same, now.length - sameEnd);
    const gone = this.groups.slice(same, this.groups.length - sameEnd);
    const next = this.groups[this.groups.length - sameEnd];
    const joined =
      fresh.length === gone.length ? gone : this.join(fresh, this.groups[same - 1] ?? next);
    this.groups.splice(same, gone.length, ...joined);
    const content = (this.drawn?.content.content ?? []).toSpliced(
      same,
      gone.length,
      ...fresh.map((block, index) => block.mark(joined[index] as Group)),
    );
    const [from, to] = this.runAround(same);
    if (to - from > groupLimit) {
      const parted = chunked(now.slice(from, to));
      this.groups.splice(from, parted.length, ...parted);
      for (let at = from; at < to; at++) {
        content[at] = (now[at] as Node).mark(this.groups[at] as Group);
      }
    }
    return body.copy(Fragment.from(content));
  }

  /** Few new blocks go into the group beside them, many are groups of their own. */
  private join(fresh: readonly Node[], beside: Group | undefined): Group[] {
    return beside && fresh.length <= groupSize ? fresh.map(() => beside) : chunked(fresh);
  }

  /** The blocks that are in one group with the one at this index. */
  private runAround(index: number): [from: number, to: number] {
    const group = this.groups[index];
    let from = index;
    while (from > 0 && this.groups[from - 1] === group) from--;
    let to = index;
    while (to < this.groups.length && this.groups[to] === group) to++;
    return [from, to];
  }
}

/** New groups, which begin where running text does: space around other blocks is theirs. */
function chunked(blocks: readonly Node[]): Group[] {
  const result: Group[] = [];
  let start = 0;
  blocks.forEach((block, index) => {
    const previous = blocks[index - 1];
    const isBorder =
      index - start >= groupSize &&
      previous?.type.name === 'paragraph' &&
      (block.type.name === 'paragraph' || block.type.name === 'heading');
    if (!isBorder && index - start < 2 * groupSize) return;
    const group = newGroup(blocks.slice(start, index));
    for (let at = start; at < index; at++) result.push(group);
    start = index;
  });
  const last = newGroup(blocks.slice(start));
  for (let at = start; at < blocks.length; at++) result.push(last);
  return result;
}
