// @vitest-environment jsdom
import { CellSelection } from '@tiptap/pm/tables';
import { expect, it, vi } from 'vitest';
import { article, p, table } from './write.ts';

it('the pointer carries the cells that are dragged, also once the editor has looked at the page', async () => {
  vi.stubGlobal('ResizeObserver', class extends EventTarget {});
  ResizeObserver.prototype.observe = ResizeObserver.prototype.disconnect = () => undefined;
  ResizeObserver.prototype.unobserve = () => undefined;
  vi.stubGlobal('IntersectionObserver', ResizeObserver);
  const { createArticleEditor } = await import('../../../renderer/editor/createArticleEditor.ts');
  const { CellDrag } = await import('../../../renderer/editor/tables/cellDrag.ts');
  const instance = createArticleEditor(false);
  const { element, context } = instance;
  document.body.append(element);
  const first = article([table(['Year', 'Boats'], ['1911', '4']), p('End')]);
  instance.begin({ text: { first }, assets: {}, language: 'en', readOnly: false });
  const { view } = instance.editor;
  const cells: number[] = [];
  view.state.doc.descendants((node, pos) => {
    if (node.type.name === 'tableCell') cells.push(pos);
  });
  const [anchor = 0, head] = cells;
  view.dispatch(view.state.tr.setSelection(CellSelection.create(view.state.doc, anchor, head)));

  const drag = new CellDrag(view, element, context);
  const [cell] = view.dom.querySelectorAll('.selectedCell');
  cell?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, detail: 1 }));
  let carried: Element | undefined;
  const dataTransfer = {
    clearData: () => undefined,
    setData: () => undefined,
    setDragImage(image: Element) {
      carried = image;
    },
  };
  const begun = new MouseEvent('dragstart', { bubbles: true });
  cell?.dispatchEvent(Object.assign(begun, { dataTransfer }));
  // The browser draws it after what waits for the end of the event.
  await new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
  expect(carried?.textContent).toBe('YearBoats');
  expect(carried?.isConnected).toBe(true);
  await new Promise(requestAnimationFrame);
  expect(carried?.isConnected).toBe(false);
  drag.destroy();
  instance.destroy();
});
