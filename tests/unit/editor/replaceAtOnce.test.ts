import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Annotations } from '../../../renderer/editor/annotations/annotations.ts';
import { FindAndReplace } from '../../../renderer/editor/find/findAndReplace.ts';
import { finderFor, type Match } from '../../../renderer/editor/find/matchesIn.ts';
import type { Search } from '../../../renderer/editor/find/query.ts';
import { Desk } from './desk.ts';
import { article, p } from './write.ts';

/** What waits for an answer of the worker, which tells it when a test says so. */
const { waiting, Superseded } = vi.hoisted(() => ({
  waiting: [] as (() => void)[],
  Superseded: class extends Error {},
}));
vi.mock('../../../renderer/editor/find/patternSearch.ts', () => ({
  Superseded,
  TooSlow: class extends Error {},
  PatternSearch: class {
    #stop = () => {};
    search(search: Search, texts: readonly string[]): Promise<Match[][]> {
      this.#stop();
      return new Promise((resolve, reject) => {
        this.#stop = () => reject(new Superseded());
        waiting.push(() => resolve(texts.map(finderFor(search))));
      });
    }
    destroy() {}
  },
}));
vi.mock('../../../renderer/editor/reveal.ts', () => ({ selectSought() {} }));

/** Answers whatever is asked until that is so. */
const answerUntil = (isSo: () => boolean) =>
  vi.waitFor(() => {
    for (const tell of waiting.splice(0)) tell();
    expect(isSo()).toBe(true);
  });

async function answering(task: Promise<void>) {
  let hasEnded = false;
  task.finally(() => {
    hasEnded = true;
  });
  await answerUntil(() => hasEnded);
}

function opened(text: string) {
  const desk = new Desk(article([p(text)]));
  const dispatch = (transaction: Transaction) => {
    desk.dispatch(transaction);
    find.changed(transaction);
  };
  const editor = {
    get state() {
      return desk.state;
    },
    view: Object.assign(desk.view, { dispatch, dom: new EventTarget() }),
    isEditable: true,
  };
  const annotations = { setLayer() {}, redraw() {} };
  const find = new FindAndReplace(
    editor as unknown as Editor,
    annotations as unknown as Annotations,
  );
  onTestFinished(() => find.destroy());
  find.replaceWith('x');
  return { desk, find };
}

it('replaces what is asked for, though an expression is still being looked for', async () => {
  const { desk, find } = opened('Harbour and harbor');
  find.ask({ text: 'harbo', regularExpression: true });
  await answerUntil(() => find.store.getState().outcome.kind === 'found');
  find.ask({ text: 'harbou?r' });
  await answering(find.replaceAll());
  expect(desk.shown).toBe('p(X and x)');
});

it('waits for the last of several searches', async () => {
  const { desk, find } = opened('one two three');
  find.ask({ text: '\\bo\\w*', regularExpression: true });
  const replaced = find.replaceAll();
  find.ask({ text: '\\bt\\w*' });
  // The first search has been given up by the time that the second is answered.
  await new Promise(setImmediate);
  await answering(replaced);
  expect(desk.shown).toBe('p(one x x)');
});

describe('matches that are left out', () => {
  async function leavingOut(text: string, index: number) {
    const { desk, find } = opened(text);
    find.ask({ text: 'pier', regularExpression: false });
    await vi.waitFor(() => expect(find.store.getState().outcome.kind).toBe('found'));
    find.store.setState({ open: true, previewing: true });
    find.leaveOut(index, true);
    return { desk, find };
  }
  /** At the beginning of the paragraph. */
  function write({ state, view }: Desk, text: string) {
    const paragraph = state.doc.content.size - (state.doc.lastChild?.nodeSize ?? 0) + 2;
    view.dispatch(state.tr.insertText(text, paragraph));
  }

  it('stay also where the text is changed in front of them just before all are replaced', async () => {
    const { desk, find } = await leavingOut('a pier, b pier, c pier', 1);
    write(desk, 'A pier. ');
    await find.replaceAll();
    expect(desk.shown).toBe('p(A x. a x, b pier, c x)');
  });

  it('are still left out once the text was looked through again', async () => {
    const { desk, find } = await leavingOut('a pier, b pier, c pier', 1);
    write(desk, 'A pier. ');
    await find.next();
    expect(find.store.getState().outcome).toMatchObject({ count: 4, leftOut: new Set([2]) });
    await find.replaceAll();
    expect(find.store.getState().outcome).toMatchObject({ count: 1, leftOut: new Set([0]) });
  });

  it('are those that were ticked off, also in a list of what was there a moment ago', async () => {
    const { desk, find } = await leavingOut('a pier, b pier, c pier', 1);
    write(desk, 'A pier. ');
    find.leaveOut(2, true);
    find.leaveOut(1, false);
    await find.replaceAll();
    expect(desk.shown).toBe('p(A x. a x, b x, c pier)');
  });

  it('are none where other words are asked for, or no list is shown', async () => {
    const { desk, find } = await leavingOut('a pier, b pier', 1);
    find.ask({ text: 'b pier' });
    find.ask({ text: 'pier' });
    find.leaveOut(0, true);
    find.togglePreview();
    await find.replaceAll();
    expect(desk.shown).toBe('p(a x, b x)');
  });
});
