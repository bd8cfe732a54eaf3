import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Selection } from '@tiptap/pm/state';
import { Mapping, type StepMap } from '@tiptap/pm/transform';
import type { Annotations } from '../annotations/annotations.ts';
import { type Found, indexOf } from './found.ts';
import { Looking } from './looking.ts';
import type { Search } from './query.ts';

/** A place in the document, in its positions. */
export interface Range {
  from: number;
  to: number;
}

export const rangesOf = ({ ranges }: Selection): Range[] =>
  ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos }));

/** What was found in the document, or in parts of it, and its marks on the page. */
export class Matches {
  found: readonly Found[] = [];
  /** Counts up with other matches. */
  version = 0;
  /** Only what lies in one of them counts, as of several cells; undefined: all of the article. */
  ranges: readonly Range[] | undefined;
  /** Indexes of those that stay as they are where all are replaced. */
  leftOut: ReadonlySet<number> = new Set();
  /** The document that they belong to. */
  private searched: Node | undefined;
  /** What it became since. */
  private since = new Mapping();
  private asked = '';
  private readonly looking = new Looking();
  private readonly editor: Editor;
  private readonly annotations: Annotations;

  constructor(editor: Editor, annotations: Annotations) {
    this.editor = editor;
    this.annotations = annotations;
  }

  /** Whether they are those of the text as it stands. */
  get isFresh(): boolean {
    return this.searched === this.editor.state.doc;
  }

  /**
   * @param isWanted whether nothing else was asked for meanwhile: else they stay as they are
   * @throws {TooSlow | Superseded}
   */
  async look(search: Search, inWorker: boolean, isWanted: () => boolean): Promise<boolean> {
    const found = await this.looking.through(() => this.editor.state.doc, search, inWorker);
    if (!isWanted()) return false;
    const asked = JSON.stringify(search);
    if (asked !== this.asked) this.leftOut = new Set();
    this.asked = asked;
    this.show(
      found.filter((match) => this.isWithin(match)),
      this.editor.state.doc,
    );
    return true;
  }

  /** There are none, and nothing was looked for in the text as it stands. */
  clear() {
    this.show([], undefined);
  }

  /** Index of the one that is selected, or -1. */
  get current(): number {
    const { from, to } = this.editor.state.selection;
    return indexOf(this.found, from, to);
  }

  /** Where one is in the text as it stands; undefined where its words are gone. */
  now(index: number): Range | undefined {
    const match = this.found[index];
    if (!match) return undefined;
    const from = this.since.map(match.from, 1);
    const to = this.since.map(match.to, -1);
    return from < to ? { from, to } : undefined;
  }

  leaveOut(index: number, stays: boolean) {
    const leftOut = new Set(this.leftOut);
    if (stays) leftOut.add(index);
    else leftOut.delete(index);
    this.leftOut = leftOut;
  }

  /** The ranges go with their words. */
  follow(map: Mapping | StepMap) {
    if (map instanceof Mapping) this.since.appendMapping(map);
    else this.since.appendMap(map);
    this.ranges = this.ranges?.map(({ from, to }) => ({
      from: map.map(from, -1),
      to: map.map(to, 1),
    }));
  }

  redraw() {
    this.annotations.redraw();
  }

  destroy() {
    this.looking.destroy();
  }

  private isWithin({ from, to }: Range): boolean {
    const { ranges } = this;
    return !ranges || ranges.some((range) => from >= range.from && to <= range.to);
  }

  private show(found: readonly Found[], searched: Node | undefined) {
    const stay = [...this.leftOut].flatMap((index) => this.now(index) ?? []);
    this.leftOut = new Set(
      stay.map(({ from, to }) => indexOf(found, from, to)).filter((index) => index >= 0),
    );
    this.since = new Mapping();
    this.found = found;
    this.searched = searched;
    this.version++;
    const none = found.length === 0;
    const inBlock = (node: Node, start: number) =>
      this.looking
        .known(node)
        .filter(({ from, to }) => this.isWithin({ from: start + from, to: start + to }));
    this.annotations.setLayer('find', none ? undefined : inBlock);
    this.annotations.setLayer(
      'find-current',
      none ? undefined : (_node, start) => this.currentIn(start),
    );
  }

  private currentIn(start: number) {
    const match = this.found[this.current];
    return match?.passage.start === start
      ? [{ from: match.from - start, to: match.to - start }]
      : [];
  }
}
