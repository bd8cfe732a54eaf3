// @vitest-environment jsdom
import { createRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { RowsInSight } from '../../../renderer/ui/RowsInSight.tsx';

// What tells of sizes is not in jsdom; a list that scrolls tells of itself.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
);
afterEach(() => vi.restoreAllMocks());

test('rows that are drawn again are not measured, and those that scrolling may take away are', () => {
  const measured = vi.spyOn(Element.prototype, 'getBoundingClientRect');
  const height = vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  const list = createRef<HTMLUListElement>();
  const rows = Array.from({ length: 1_000 }, (_none, index) => `Story ${index}`);
  const draw = (mark: string) =>
    flushSync(() =>
      root.render(
        <ul ref={list}>
          <RowsInSight
            list={list}
            rows={rows}
            keyOf={(row) => row}
            keep={[]}
            draw={(row) => <li>{row + mark}</li>}
          />
        </ul>,
      ),
    );
  draw('');
  expect(height).toHaveBeenCalled();
  measured.mockClear();
  // As when an article is opened, and its row says so: each would have the page laid out for it.
  draw('!');
  expect(place.textContent).toContain('Story 1!');
  expect(measured).not.toHaveBeenCalled();

  const before = list.current?.children.length ?? 0;
  Object.defineProperty(list.current, 'scrollTop', { value: 20_000 });
  list.current?.dispatchEvent(new Event('scroll'));
  expect(measured).toHaveBeenCalledTimes(before);
  expect(place.textContent).not.toContain('Story 1!');
  flushSync(() => root.unmount());
});
