import type { Session } from 'electron';
import { checkPermission, requestPermission } from './policy/permissions.ts';
import { mayLoad } from './policy/requests.ts';

/** The part of Electron's Session that is closed here. */
export interface GuardedSession {
  setPermissionCheckHandler: Session['setPermissionCheckHandler'];
  setPermissionRequestHandler: Session['setPermissionRequestHandler'];
  setDevicePermissionHandler(handler: () => boolean): void;
  setSpellCheckerEnabled(enabled: boolean): void;
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: { readonly url: string },
        callback: (answer: { cancel?: boolean }) => void,
      ) => void,
    ): void;
  };
  on(
    event: 'will-download',
    listener: (event: { preventDefault(): void }, item: { getURL(): string }) => void,
  ): unknown;
}

/**
 * Takes from every page what it has no use for: permissions, devices, the network, downloads (an
 * export goes to the folder that a dialog named), and dictionaries from a server.
 * @param refused is told, for the log
 */
export function guardSession(session: GuardedSession, refused: (what: string) => void) {
  session.setPermissionCheckHandler(checkPermission);
  session.setPermissionRequestHandler(requestPermission);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !mayLoad(url);
    if (cancel) refused(`a request: ${url}`);
    callback({ cancel });
  });
  session.on('will-download', (event, item) => {
    event.preventDefault();
    refused(`a download: ${item.getURL()}`);
  });
}
