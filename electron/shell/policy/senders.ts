import { appAddress, isAppOrigin } from './origin.ts';

/** What Electron says about the frame that sent a message. */
export interface SendingFrame {
  readonly url: string;
  readonly origin: string;
  readonly detached: boolean;
  /** null for the top frame. */
  readonly parent: object | null;
}

/**
 * Only the top frame of the app's page is listened to. Electron says null where the frame has left
 * its page since; `about:blank` has its opener's origin but no address of its own.
 */
export const isAppFrame = (frame: SendingFrame | null | undefined) =>
  !!frame &&
  frame.parent === null &&
  !frame.detached &&
  isAppOrigin(frame.origin) &&
  appAddress(frame.url)?.pathname === '/';
