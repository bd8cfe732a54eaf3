import type { Node } from '@tiptap/pm/model';
import type { NodeJson } from '../../../shared/article/model.ts';
import {
  addCounts,
  type BlockCount,
  countBlock,
  type TextStatistics,
} from '../../../shared/article/statistics.ts';

/** Milliseconds after the last change before anything is counted. */
const pause = 300;

/**
 * Counts the words of a document on idle. ProseMirror keeps the blocks that a change did not touch,
 * so their counts are found again by the block itself.
 */
export class ArticleStatistics {
  private counts = new WeakMap<Node, BlockCount>();
  private readonly listeners = new Set<(statistics: TextStatistics) => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private language: string;
  private readonly document: () => Node;

  constructor(document: () => Node, language: string) {
    this.document = document;
    this.language = language;
  }

  setLanguage(language: string) {
    if (language === this.language) return;
    this.language = language;
    this.counts = new WeakMap();
    this.changed();
  }

  subscribe(listener: (statistics: TextStatistics) => void): () => void {
    this.listeners.add(listener);
    listener(this.now());
    return () => this.listeners.delete(listener);
  }

  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const statistics = this.now();
      for (const listener of this.listeners) listener(statistics);
    }, pause);
  }

  stop() {
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  private now(): TextStatistics {
    const counts: BlockCount[] = [];
    this.document().lastChild?.forEach((block) => {
      let count = this.counts.get(block);
      if (!count) {
        count = countBlock(block.toJSON() as NodeJson, this.language);
        this.counts.set(block, count);
      }
      counts.push(count);
    });
    return addCounts(counts);
  }
}
