// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { ArticleEditorInstance } from '../../../renderer/editor/createArticleEditor.ts';

it('editing is rehearsed once and in pieces, with words that nobody ever sees', async () => {
  vi.stubGlobal('ResizeObserver', class extends EventTarget {});
  ResizeObserver.prototype.observe = ResizeObserver.prototype.disconnect = () => undefined;
  ResizeObserver.prototype.unobserve = () => undefined;
  vi.stubGlobal('IntersectionObserver', ResizeObserver);
  const idle: IdleRequestCallback[] = [];
  vi.stubGlobal('requestIdleCallback', (run: IdleRequestCallback) => idle.push(run));
  const { createArticleEditor } = await import('../../../renderer/editor/createArticleEditor.ts');
  const { rehearseEditing } = await import('../../../renderer/editor/rehearsal.ts');

  const page = document.createElement('p');
  page.append('What somebody reads');
  document.body.append(page);
  getSelection()?.collapse(page.firstChild, 4);
  const scrolls = vi.spyOn(window, 'scrollBy').mockReturnValue();

  const made: ArticleEditorInstance[] = [];
  const done: { steps: number; text: string }[] = [];
  const make = () => {
    const instance = createArticleEditor(false);
    instance.eachChange(({ transaction }) => {
      done.push({ steps: transaction.steps.length, text: transaction.doc.textContent });
    });
    made.push(instance);
    return instance;
  };
  rehearseEditing(make);
  rehearseEditing(make);
  expect(idle).toHaveLength(1);
  // Somebody works: nothing is done meanwhile.
  const pass = (left: number) => idle.shift()?.({ didTimeout: false, timeRemaining: () => left });
  pass(3);
  expect(made).toHaveLength(0);

  const texts: (string | undefined)[] = [];
  for (let piece = 0; idle.length > 0 && piece < 100; piece++) {
    pass(50);
    if (made[0]?.editor.isDestroyed === false) texts.push(made[0].editor.state.doc.textContent);
  }
  expect(made).toHaveLength(1);
  expect(texts.length).toBeGreaterThan(5);
  expect(new Set(texts)).toEqual(new Set(['Stetlet it standas it was']));
  expect(done.some(({ text }) => text.includes('so '))).toBe(true);
  expect(done.filter(({ steps }) => steps > 0).length).toBeGreaterThan(50);

  expect(made[0]?.editor.isDestroyed).toBe(true);
  expect(document.body.textContent).toBe('What somebody reads');
  expect(getSelection()?.anchorNode).toBe(page.firstChild);
  expect(getSelection()?.anchorOffset).toBe(4);
  expect(scrolls).not.toHaveBeenCalled();
});
