import type { Editor } from '@tiptap/core';
import { expect, it, vi } from 'vitest';
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
  const editor = {
    get state() {
      return desk.state;
    },
    view: Object.assign(desk.view, { dispatch: desk.dispatch }),
    isEditable: true,
  };
  const annotations = { setLayer() {}, redraw() {} };
  const find = new FindAndReplace(
    editor as unknown as Editor,
    annotations as unknown as Annotations,
  );
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
