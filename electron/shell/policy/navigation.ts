import { appAddress } from './origin.ts';

interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
  preventDefault(): void;
}

/** The part of a page's WebContents that can take it elsewhere. */
export interface NavigatingContents {
  on(event: 'will-navigate', listener: (details: Navigation) => void): unknown;
  on(event: 'will-frame-navigate', listener: (details: Navigation) => void): unknown;
  on(event: 'will-redirect', listener: (details: Navigation) => void): unknown;
  on(
    event: 'will-attach-webview',
    listener: (details: Pick<Navigation, 'preventDefault'>) => void,
  ): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
}

/**
 * A window shows the app's one page; a frame in it shows previews, which are of the same origin but
 * are never the page itself: the preload would serve them.
 */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  const url = appAddress(address);
  if (!url) return false;
  return isMainFrame ? url.pathname === '/' : /^\/preview\/[^/]+$/.test(url.pathname);
}

/**
 * Keeps a page where it is, whoever asks: links, forms, scripts, redirects, frames, drops, webviews.
 * @param refused is told the address, for the log
 */
export function guardNavigation(contents: NavigatingContents, refused: (address: string) => void) {
  const check = (details: Navigation) => {
    if (mayNavigate(details.url, details.isMainFrame)) return;
    details.preventDefault();
    refused(details.url);
  };
  contents.on('will-navigate', check);
  contents.on('will-frame-navigate', check);
  contents.on('will-redirect', check);
  contents.on('will-attach-webview', (details) => details.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
