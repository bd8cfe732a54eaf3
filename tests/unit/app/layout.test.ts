import { afterEach, expect, test, vi } from 'vitest';
import { createLayout } from '../../../renderer/app/layout.ts';

afterEach(() => vi.unstubAllGlobals());

test('a window that gets wide brings its panes back beside the text, and never over it', () => {
  const heard = new EventTarget();
  const narrow = Object.assign(new EventTarget(), { matches: true });
  vi.stubGlobal('window', { matchMedia: () => narrow });
  vi.stubGlobal('addEventListener', heard.addEventListener.bind(heard));
  vi.stubGlobal('innerWidth', 1280);
  vi.stubGlobal('document', { activeElement: null, documentElement: undefined });
  vi.stubGlobal('getComputedStyle', () => ({ fontSize: '16px' }));
  const { store } = createLayout({ libraryOpen: true, inspectorOpen: true }, () => undefined);
  const overText: boolean[] = [];
  store.subscribe((now) => overText.push(now.narrow && (now.libraryOpen || now.inspectorOpen)));
  narrow.matches = false;
  // A browser tells of the size first, and of what follows from it then.
  heard.dispatchEvent(new Event('resize'));
  narrow.dispatchEvent(Object.assign(new Event('change'), { matches: false }));
  expect(overText).not.toContain(true);
  expect(store.getState()).toMatchObject({ libraryOpen: true, inspectorOpen: true, narrow: false });
});
