import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { type GuardedSession, guardSession } from '../../../electron/shell/guardSession.ts';
import { checkPermission, requestPermission } from '../../../electron/shell/policy/permissions.ts';

/** Electron's own session can be guarded: checked by the compiler. */
const takesElectrons = (session: Session) => guardSession(session, () => undefined);

function guarded() {
  const set: Record<string, unknown> = {};
  const refused: string[] = [];
  let request: Parameters<GuardedSession['webRequest']['onBeforeRequest']>[0] | undefined;
  let download: Parameters<GuardedSession['on']>[1] | undefined;
  guardSession(
    {
      setPermissionCheckHandler: (handler) => {
        set.check = handler;
      },
      setPermissionRequestHandler: (handler) => {
        set.request = handler;
      },
      setDevicePermissionHandler: (handler) => {
        set.device = handler();
      },
      setSpellCheckerEnabled: (enabled) => {
        set.spellChecker = enabled;
      },
      webRequest: {
        onBeforeRequest: (listener) => {
          request = listener;
        },
      },
      on: (_event, listener) => {
        download = listener;
      },
    },
    (what) => refused.push(what),
  );
  return {
    set,
    refused,
    request(url: string) {
      let canceled: boolean | undefined;
      request?.({ url }, ({ cancel }) => {
        canceled = cancel;
      });
      return canceled === false;
    },
    download(url: string) {
      let prevented = false;
      download?.(
        {
          preventDefault: () => {
            prevented = true;
          },
        },
        { getURL: () => url },
      );
      return !prevented;
    },
  };
}

describe('a session', () => {
  it('can be Electron’s', () => expect(takesElectrons).toBeTypeOf('function'));

  it('has both permission handlers, no devices and no spell-check', () => {
    expect(guarded().set).toEqual({
      check: checkPermission,
      request: requestPermission,
      device: false,
      spellChecker: false,
    });
  });

  it('has no network', () => {
    const { request, refused } = guarded();
    expect(request('app://stet/')).toBe(true);
    expect(request('https://example.org/pixel.gif')).toBe(false);
    expect(refused).toEqual(['a request: https://example.org/pixel.gif']);
  });

  it('takes no downloads', () => {
    const { download, refused } = guarded();
    expect(download('app://stet/exports/1/0')).toBe(false);
    expect(refused).toEqual(['a download: app://stet/exports/1/0']);
  });
});
