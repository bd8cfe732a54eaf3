// @vitest-environment jsdom
import v8 from 'node:v8';
import vm from 'node:vm';
import { expect, it, vi } from 'vitest';
import { emptyContent } from '../../../shared/article/create.ts';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

it('the rest of a long text is kept as a document only, once it is in', async () => {
  vi.stubGlobal('ResizeObserver', class extends EventTarget {});
  ResizeObserver.prototype.observe = ResizeObserver.prototype.disconnect = () => undefined;
  ResizeObserver.prototype.unobserve = () => undefined;
  vi.stubGlobal('IntersectionObserver', ResizeObserver);
  const { createArticleEditor } = await import('../../../renderer/editor/createArticleEditor.ts');
  const instance = createArticleEditor(false);
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const before = heap();
  // In a function of its own, whose frame goes.
  const begin = () =>
    instance.begin({
      text: {
        first: emptyContent([line('One.')]),
        rest: `[${' '.repeat(50_000_000)}${JSON.stringify(line('Two.'))}]`,
      },
      assets: {},
      language: 'en',
      readOnly: false,
    });
  begin();
  const whole = vi.fn();
  instance.whenSeen(whole);
  expect(instance.doc.textContent).toBe('One.');
  expect(whole).not.toHaveBeenCalled();
  dispatchEvent(new KeyboardEvent('keydown'));
  expect(instance.doc.textContent).toBe('One.Two.');
  expect(whole).toHaveBeenCalledOnce();
  expect(heap() - before).toBeLessThan(25);
  instance.destroy();
});
