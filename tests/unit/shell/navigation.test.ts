import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import {
  guardNavigation,
  mayNavigate,
  type NavigatingContents,
} from '../../../electron/shell/policy/navigation.ts';
import { hostileAddresses } from './hostileAddresses.ts';

/** Electron's own contents can be guarded: checked by the compiler. */
const takesElectrons: (contents: WebContents) => void = (contents) =>
  guardNavigation(contents, () => undefined);

type Details = { url: string; isMainFrame: boolean; preventDefault(): void };

/** A page that wants away: `leave` says whether it got there. */
function page() {
  const listeners = new Map<string, (details: Details) => void>();
  let openHandler: (() => { action: 'deny' }) | undefined;
  const refused: string[] = [];
  const contents: NavigatingContents = {
    on: (event: string, listener: (details: Details) => void) => listeners.set(event, listener),
    setWindowOpenHandler: (handler) => {
      openHandler = handler;
    },
  };
  guardNavigation(contents, (address) => refused.push(address));
  return {
    refused,
    open: () => openHandler?.(),
    leave(event: string, url: string, isMainFrame = true) {
      let prevented = false;
      listeners.get(event)?.({
        url,
        isMainFrame,
        preventDefault: () => {
          prevented = true;
        },
      });
      return !prevented;
    },
  };
}

describe('navigation', () => {
  it('is guarded on Electron’s own contents', () => expect(takesElectrons).toBeTypeOf('function'));

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s stays in the app',
    (event) => {
      const { leave, refused } = page();
      expect(leave(event, 'app://stet/')).toBe(true);
      expect(leave(event, 'app://stet/#article=x')).toBe(true);
      expect(leave(event, 'app://stet/preview/k3v-_9', false)).toBe(true);
      expect(refused).toEqual([]);
      for (const address of hostileAddresses) {
        expect(leave(event, address)).toBe(false);
        expect(leave(event, address, false)).toBe(false);
      }
      expect(refused).toHaveLength(2 * hostileAddresses.length);
    },
  );

  it.each([
    ['a preview as the page: the preload would serve it', 'app://stet/preview/abc', true],
    ['the page in a frame of itself', 'app://stet/', false],
    ['a photo as the page', 'app://stet/media/draft/a.svg', true],
    ['a download as the page', 'app://stet/exports/1/0', true],
    ['a photo as a frame', 'app://stet/media/draft/a.svg', false],
    ['below a preview', 'app://stet/preview/abc/def', false],
    ['no preview', 'app://stet/preview/', false],
  ])('refuses %s', (_what, address, isMainFrame) =>
    expect(mayNavigate(address, isMainFrame)).toBe(false),
  );

  it('opens no window and no webview, whatever is asked', () => {
    const { open, leave } = page();
    expect(open()).toEqual({ action: 'deny' });
    expect(leave('will-attach-webview', 'app://stet/')).toBe(false);
  });
});
