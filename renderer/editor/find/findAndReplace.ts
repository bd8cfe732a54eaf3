import type { Editor } from '@tiptap/core';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Annotations } from '../annotations/annotations.ts';
import { editorCommands } from '../commands/editorCommands.ts';
import { oneStep } from '../history/oneStep.ts';
import { isUndoneFirst } from '../history/wayBack.ts';
import { focusText } from '../keyboard/focusText.ts';
import { selectSought } from '../reveal.ts';
import { type FindState, nothingAsked, type Previewed } from './findState.ts';
import { type Found, indexAfter, indexBefore } from './found.ts';
import { Matches, type Range, rangesOf } from './matches.ts';
import { noText } from './matchesIn.ts';
import { Superseded, TooSlow } from './patternSearch.ts';
import { previewOf } from './previewOf.ts';
import { compile, type FindQuery } from './query.ts';
import { replaceIn, replacementAt } from './replacing.ts';

/** After the last change of the text, in ms, before it is looked through again. */
const pause = 200;
/** A selection up to this long is what one looks for; a longer one is where one looks. */
const longestWords = 200;

/** What was last asked for in this window: another article starts from it. */
let last: Pick<FindState, 'query' | 'replacement' | 'keepCase'> = {
  query: nothingAsked.query,
  replacement: '',
  keepCase: true,
};

/** Find and replace over everything that can be read in the article. */
export class FindAndReplace {
  readonly store: StoreApi<FindState>;
  private readonly editor: Editor;
  private readonly matches: Matches;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;
  /** The search that was asked for last, until it has ended. */
  private underWay: Promise<void> | undefined;
  private language = 'en';

  constructor(editor: Editor, annotations: Annotations) {
    this.editor = editor;
    this.matches = new Matches(editor, annotations);
    this.store = createStore<FindState>(() => ({ ...nothingAsked, ...last }));
    // While it is open: of every key in the text it would hear otherwise.
    let keys: AbortController | undefined;
    this.store.subscribe(({ open }, { open: was }) => {
      if (open === was) return;
      keys?.abort();
      keys = open ? this.hearEscape() : undefined;
    });
  }

  /** The editor has its article. */
  begin(language: string) {
    this.language = language;
    this.store.setState({ ...nothingAsked, ...last });
  }

  setLanguage(language: string) {
    this.language = language;
  }

  /** Opens the bar, or comes back to it, with the selected words in its field. */
  open(replacing: boolean) {
    const { state } = this.editor;
    const { from, to, empty, $from, $to, ranges } = state.selection;
    const { open, query } = this.store.getState();
    const hasFocus = this.editor.view.hasFocus() || !open;
    let asked: Partial<FindState> = {};
    if (hasFocus && !empty) {
      const isOne = ranges.length === 1 && $from.sameParent($to);
      const words = isOne ? state.doc.textBetween(from, to, '\n', noText) : '\n';
      if (words.length > longestWords || /[\n\ufffc]/.test(words)) {
        this.matches.ranges = rangesOf(state.selection);
        asked = { inSelection: true };
      } else if (!this.matches.ranges) {
        asked = { query: { ...query, text: words, regularExpression: false } };
      }
    }
    this.store.setState((before) => ({
      ...asked,
      open: true,
      replacing: (replacing || (open && before.replacing)) && this.editor.isEditable,
      done: '',
      asked: before.asked + 1,
    }));
    void this.search(asked.query ? from : undefined);
  }

  /** The caret is back in the text, on what was found last. */
  close() {
    clearTimeout(this.timer);
    this.turn++;
    this.matches.ranges = undefined;
    this.matches.clear();
    this.store.setState({
      open: false,
      previewing: false,
      inSelection: false,
      outcome: { kind: 'nothing' },
      done: '',
    });
    focusText(this.editor.view);
  }

  ask(change: Partial<FindQuery>) {
    const query = { ...this.store.getState().query, ...change };
    last = { ...last, query };
    this.store.setState({ query, done: '' });
    void this.search(this.editor.state.selection.from);
  }

  replaceWith(replacement: string) {
    last = { ...last, replacement };
    this.store.setState({ replacement, done: '' });
  }

  keepCase(keepCase: boolean) {
    last = { ...last, keepCase };
    this.store.setState({ keepCase, done: '' });
  }

  togglePreview() {
    this.store.setState(({ previewing }) => ({ previewing: !previewing }));
  }

  toggleReplacing() {
    this.store.setState(({ replacing }) => ({ replacing: !replacing, previewing: false }));
  }

  toggleInSelection() {
    const { selection } = this.editor.state;
    const isOff = this.matches.ranges || selection.empty;
    this.matches.ranges = isOff ? undefined : rangesOf(selection);
    this.store.setState({ inSelection: !isOff, done: '' });
    void this.search();
  }

  /** To the next match, at the end to the first again; with a closed bar, as it was last asked. */
  async next() {
    await this.step((found, from, to) => indexAfter(found, from, to));
  }

  async previous() {
    await this.step((found, from) => indexBefore(found, from));
  }

  goTo(index: number) {
    const match = this.matches.now(index);
    if (match) this.select(match);
  }

  /** Whether a match of the list stays as it is where all are replaced. */
  leaveOut(index: number, stays: boolean) {
    this.matches.leaveOut(index, stays);
    this.tell();
  }

  /** The match that is selected, and on to the next; without one only to the next. */
  async replaceOne() {
    await this.fresh();
    const match = this.matches.found[this.matches.current];
    if (!match || !this.editor.isEditable) return this.next();
    this.replace([match]);
    await this.next();
  }

  /** But for those that are left out of the list, where it is shown. */
  async replaceAll() {
    await this.fresh();
    if (!this.editor.isEditable) return;
    const { found, leftOut } = this.matches;
    const { previewing } = this.store.getState();
    const chosen = found.filter((_match, index) => !previewing || !leftOut.has(index));
    const count = this.replace(chosen);
    this.store.setState({
      done: count === 1 ? 'Replaced in 1 place.' : `Replaced in ${count} places.`,
    });
    await this.search();
  }

  /** Matches as they are and would be. */
  preview(from: number, to: number): Previewed[] {
    const { doc } = this.editor.state;
    if (!this.matches.isFresh) return [];
    const asked = this.store.getState();
    return this.matches.found
      .slice(from, to)
      .map((match, offset) =>
        previewOf(doc, match, from + offset, replacementAt(match, asked).text),
      );
  }

  undo() {
    const { state, view } = this.editor;
    editorCommands.undo.command(state, view.dispatch, view);
  }

  documentReplaced() {
    this.matches.ranges = undefined;
    if (this.store.getState().open) void this.search();
  }

  destroy() {
    clearTimeout(this.timer);
    this.turn++;
    this.matches.destroy();
  }

  private async step(choose: (found: readonly Found[], from: number, to: number) => number) {
    const { open, query } = this.store.getState();
    if (query.text === '') {
      this.open(false);
      return;
    }
    // The focus stays where it is: one goes on reading.
    if (!open) this.store.setState({ open: true, replacing: false, done: '' });
    await this.fresh();
    const { from, to } = this.editor.state.selection;
    const match = this.matches.found[choose(this.matches.found, from, to)];
    if (match) this.select(match);
  }

  /** @param from selects the first match from there on; without it the selection stays. */
  private search(from?: number): Promise<void> {
    const mine = this.look(from).finally(() => {
      if (this.underWay === mine) this.underWay = undefined;
    });
    this.underWay = mine;
    return mine;
  }

  private async look(from: number | undefined) {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    const { query } = this.store.getState();
    const compiled = compile(query, this.language);
    if (compiled.kind !== 'search') {
      this.matches.clear();
      this.store.setState({ outcome: compiled });
      return;
    }
    const slow = setTimeout(() => this.store.setState({ outcome: { kind: 'searching' } }), 150);
    try {
      const { matches } = this;
      const isWanted = () => turn === this.turn;
      if (!(await matches.look(compiled.search, query.regularExpression, isWanted))) return;
      const match =
        from === undefined ? undefined : matches.found[indexAfter(matches.found, from, from)];
      if (match) this.select(match);
      this.tell();
    } catch (error) {
      if (error instanceof Superseded || turn !== this.turn) return;
      this.matches.clear();
      const message = error instanceof TooSlow ? tooSlow : 'The search did not work.';
      this.store.setState({ outcome: { kind: 'wrong', message } });
    } finally {
      clearTimeout(slow);
    }
  }

  /** Makes sure that the matches are those of the text, and of what is asked for, as both stand. */
  private async fresh() {
    if (!this.underWay && !this.matches.isFresh) void this.search();
    // Another one may be asked for while this one is waited for.
    while (this.underWay) await this.underWay;
  }

  private tell() {
    const { outcome } = this.store.getState();
    const { version, found, leftOut } = this.matches;
    const current = this.matches.current + 1;
    const count = found.length;
    if (
      outcome.kind === 'found' &&
      outcome.count === count &&
      outcome.current === current &&
      outcome.version === version &&
      outcome.leftOut === leftOut
    ) {
      return;
    }
    this.store.setState({ outcome: { kind: 'found', count, current, version, leftOut } });
    this.matches.redraw();
  }

  private select({ from, to }: Range) {
    selectSought(this.editor.view, from, to);
  }

  /** @returns how many are other words now. */
  private replace(chosen: readonly Found[]): number {
    const { state, view } = this.editor;
    const transaction = state.tr;
    const replacements = chosen.map((match) => replacementAt(match, this.store.getState()));
    const map = replaceIn(transaction, replacements);
    const only = replacements.length === 1 ? replacements[0] : undefined;
    if (only) {
      const end = map.map(only.to, -1);
      transaction.setSelection(TextSelection.create(transaction.doc, Math.max(end, only.from)));
    }
    if (!transaction.docChanged) {
      if (only) view.dispatch(transaction);
      return 0;
    }
    view.dispatch(oneStep(transaction).setMeta(ownMap, map));
    return chosen.length;
  }

  /** Of the text or its selection. */
  changed(transaction: Transaction) {
    const { open, done } = this.store.getState();
    if (!open) return;
    // Its Undo would take back something else by now.
    if (done && isUndoneFirst(transaction)) this.store.setState({ done: '' });
    if (transaction.docChanged) {
      const map = transaction.getMeta(ownMap) ?? transaction.mapping;
      this.matches.follow(map);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.search(), pause);
    } else if (transaction.selectionSet && this.matches.isFresh) {
      this.tell();
    }
  }

  /** In the text, where it means nothing else: ProseMirror calls every Escape handled, and only a state tells. */
  private hearEscape(): AbortController {
    const keys = new AbortController();
    const { signal } = keys;
    const { view } = this.editor;
    let before = view.state;
    const onWay = () => {
      before = view.state;
    };
    view.dom.addEventListener('keydown', onWay, { signal, capture: true });
    const onKeyDown = ({ key, isComposing }: KeyboardEvent) => {
      if (key === 'Escape' && !isComposing && view.state === before) this.close();
    };
    view.dom.addEventListener('keydown', onKeyDown, { signal });
    return keys;
  }
}

const ownMap = 'findAndReplace';
const tooSlow =
  'This expression takes too long. Repeats inside repeats, such as (a+)+, are what makes one slow.';
