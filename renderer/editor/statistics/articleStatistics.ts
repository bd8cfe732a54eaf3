import type { EditorState } from '@tiptap/pm/state';
import { addCounts, linesFilled, type TextStatistics } from '../../../shared/article/statistics.ts';
import { deskDefaults } from '../../../shared/contract/deskDefaults.ts';
import { whenCalm } from '../../ui/whenCalm.ts';
import { passageName } from '../passageName.ts';
import { allTks } from '../tk/tks.ts';
import { Counting } from './counting.ts';

/** Milliseconds after the last change or move before anything is counted. */
const pause = 300;
/** Positions of a document; a longer one takes longer than a frame to count for the first time. */
const countedAtOnce = 100_000;

export interface Counts extends TextStatistics {
  /** Of print. */
  lines: number;
  /** Places that are still to come. */
  tks: number;
  /** What is selected, while something is. */
  selected: { words: number; characters: number } | undefined;
  /** The headline, paragraph, caption… that the caret is in. */
  passage: { name: string; words: number; characters: number } | undefined;
}

/**
 * Counts the words of a document on idle. ProseMirror keeps the blocks that a change did not touch,
 * so their counts are found again by the block itself.
 */
export class ArticleStatistics {
  private readonly listeners = new Set<(counts: Counts) => void>();
  private readonly calm = whenCalm(pause, () => {
    const counts = this.now();
    for (const listener of this.listeners) listener(counts);
  });
  private charactersPerLine = deskDefaults.length.charactersPerLine;
  private readonly counting: Counting;
  private readonly state: () => EditorState;

  constructor(state: () => EditorState, language: string) {
    this.state = state;
    this.counting = new Counting(language);
  }

  setLanguage(language: string) {
    if (this.counting.setLanguage(language)) this.changed();
  }

  setCharactersPerLine(characters: number) {
    if (characters === this.charactersPerLine) return;
    this.charactersPerLine = characters;
    this.changed();
  }

  subscribe(listener: (counts: Counts) => void): () => void {
    this.listeners.add(listener);
    // A long article is counted once it is on the screen.
    if (this.state().doc.content.size > countedAtOnce) this.changed();
    else listener(this.now());
    return () => this.listeners.delete(listener);
  }

  /** The text, or where one is in it. Cheap enough for every key. */
  changed() {
    if (this.listeners.size > 0) this.calm.soon();
  }

  stop() {
    this.calm.stop();
    this.listeners.clear();
  }

  private now(): Counts {
    const { doc, selection } = this.state();
    const body = doc.lastChild;
    const counts = body ? [...this.counting.inside(body)] : [];
    let lines = 0;
    for (const { characters } of counts) lines += linesFilled(characters, this.charactersPerLine);
    const { $from, $to, empty } = selection;
    const selected = empty ? undefined : this.counting.ofSelection(doc, selection);
    const isInOne = $from.parent.isTextblock && $from.sameParent($to);
    return {
      ...addCounts(counts),
      lines,
      tks: allTks(doc).length,
      // A photo without words: nothing to count is selected.
      selected: selected?.characters ? selected : undefined,
      passage: isInOne
        ? { name: passageName($from), ...this.counting.ofPassage($from.parent) }
        : undefined,
    };
  }
}
