import type { Node } from '@tiptap/pm/model';
import type { Found } from './found.ts';
import { finderFor, type Match } from './matchesIn.ts';
import { type Passage, passagesOf, textOfPassage } from './passages.ts';
import { PatternSearch, Superseded } from './patternSearch.ts';
import type { Search } from './query.ts';

/**
 * Looks a document through for one search. ProseMirror keeps the blocks that a change did not touch,
 * so what was found in them is found again by the block itself.
 */
export class Looking {
  private readonly patterns = new PatternSearch();
  private matches = new WeakMap<Node, readonly Match[]>();
  private asked = '';

  /**
   * Words are looked for at once, a person's expression in a worker.
   *
   * @param document as it is now: it may change while the worker looks
   * @throws {TooSlow | Superseded}
   */
  async through(document: () => Node, search: Search, inWorker: boolean): Promise<Found[]> {
    const asked = JSON.stringify(search);
    if (asked !== this.asked) {
      this.asked = asked;
      this.matches = new WeakMap();
    }
    for (;;) {
      const passages = passagesOf(document());
      const unknown = passages.filter(({ node }) => !this.matches.has(node));
      if (unknown.length === 0) return this.collect(passages);
      const texts = unknown.map(({ node }) => textOfPassage(node));
      const found = inWorker
        ? await this.patterns.search(search, texts)
        : texts.map(finderFor(search));
      if (asked !== this.asked) throw new Superseded();
      unknown.forEach(({ node }, index) => {
        this.matches.set(node, found[index] ?? []);
      });
    }
  }

  /** What was found in a block; nothing yet where it changed since. */
  known(passage: Node): readonly Match[] {
    return this.matches.get(passage) ?? [];
  }

  destroy() {
    this.patterns.destroy();
  }

  private collect(passages: readonly Passage[]): Found[] {
    return passages.flatMap((passage) =>
      this.known(passage.node).map((match) => ({
        from: passage.start + match.from,
        to: passage.start + match.to,
        match,
        passage,
      })),
    );
  }
}
