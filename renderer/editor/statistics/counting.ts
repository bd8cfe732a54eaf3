import type { Node } from '@tiptap/pm/model';
import type { Selection } from '@tiptap/pm/state';
import type { NodeJson } from '../../../shared/article/model.ts';
import {
  addCounts,
  type BlockCount,
  countText,
  uncounted,
} from '../../../shared/article/statistics.ts';
import { textOf } from '../../../shared/article/text.ts';
import { noText } from '../find/matchesIn.ts';
import { isForTheDesk, textOfPassage } from '../find/passages.ts';

/** Words and characters of passages, counted once for as long as nobody changes them. */
export class Counting {
  private counts = new WeakMap<Node, BlockCount>();
  private language: string;

  constructor(language: string) {
    this.language = language;
  }

  /** @returns whether what was counted so far is worth nothing any more. */
  setLanguage(language: string): boolean {
    if (language === this.language) return false;
    this.language = language;
    this.counts = new WeakMap();
    return true;
  }

  /** Of one headline, paragraph, caption… */
  ofPassage(passage: Node): BlockCount {
    let count = this.counts.get(passage);
    if (!count) {
      count = countText(readText(passage), this.language);
      this.counts.set(passage, count);
    }
    return count;
  }

  /** Of every passage in it, without those that are not the article's length. */
  *inside(node: Node): Generator<BlockCount> {
    if (uncounted.has(node.type.name)) return;
    if (node.isTextblock) yield this.ofPassage(node);
    else for (const child of node.children) yield* this.inside(child);
  }

  /**
   * Of what is selected, also in a headline or a pull quote; where more than that is selected, of
   * what is the article's length.
   */
  ofSelection(doc: Node, { ranges }: Selection): BlockCount {
    const counts = ranges.flatMap(({ $from, $to }) => this.between(doc, $from.pos, $to.pos));
    const { words, characters } = addCounts(counts);
    return { words, characters, cjkCharacters: 0 };
  }

  private between(doc: Node, from: number, to: number): BlockCount[] {
    const counts: BlockCount[] = [];
    doc.nodesBetween(from, to, (node, pos, parent) => {
      const isMore = from < pos || to > pos + node.nodeSize;
      if (isMore && (uncounted.has(node.type.name) || (parent === doc && node !== doc.lastChild))) {
        return false;
      }
      if (!node.isTextblock) return true;
      const start = Math.max(0, from - pos - 1);
      const end = Math.min(node.content.size, to - pos - 1);
      const isWhole = start === 0 && end === node.content.size;
      counts.push(
        isWhole ? this.ofPassage(node) : countText(readText(node.cut(start, end)), this.language),
      );
      return false;
    });
    return counts;
  }
}

/** The words as the exports have them: without notes, and without the gaps that they leave. */
function readText(passage: Node): string {
  if (!passage.children.some(isForTheDesk)) return textOfPassage(passage).replaceAll(noText, '');
  return textOf(passage.toJSON() as NodeJson);
}
