import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import {
  checkPermission,
  type Permission,
  permissions,
  requestPermission,
} from '../../../electron/shell/policy/permissions.ts';
import { hostileAddresses } from './hostileAddresses.ts';

const all = Object.keys(permissions) as Permission[];
const granted: readonly string[] = ['clipboard-sanitized-write', 'fullscreen'];

/** Electron calls with the page's contents, which decide nothing here. */
type Contents = Parameters<typeof requestPermission>[0];
const contents = {} as Contents;

function request(permission: Permission, requestingUrl: string, isMainFrame: boolean) {
  const answers: boolean[] = [];
  requestPermission(contents, permission, (answer) => answers.push(answer), {
    requestingUrl,
    isMainFrame,
  });
  return answers;
}

describe('permissions', () => {
  it('are judged one by one, all that the installed Electron has', () => {
    const types = readFileSync(
      createRequire(import.meta.url).resolve('electron/electron.d.ts'),
      'utf8',
    );
    const union = /setPermissionRequestHandler\(.*?permission: ([^,]*),/.exec(types)?.[1] ?? '';
    const known = [...union.matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
    expect(known.length).toBeGreaterThan(30);
    expect([...all].sort()).toEqual(known.sort());
  });

  it.each(all)('%s: for the page itself only, and only what is granted', (permission) => {
    const yes = granted.includes(permission);
    const page = { isMainFrame: true, requestingUrl: 'app://stet/' };
    expect(request(permission, 'app://stet/', true)).toEqual([yes]);
    expect(request(permission, 'app://stet/preview/abc', false)).toEqual([false]);
    // Chromium writes an origin with a slash, Electron's types say nothing of it.
    expect(checkPermission(null, permission, 'app://stet/', page)).toBe(yes);
    expect(checkPermission(contents, permission, 'app://stet', page)).toBe(yes);
    for (const [origin, details] of [
      ['app://stet/', { ...page, isMainFrame: false }],
      ['app://stet/', { isMainFrame: true }],
      ['app://stet/', { ...page, embeddingOrigin: 'https://example.org/' }],
      ['app://stet/', { ...page, requestingUrl: 'https://example.org/' }],
      ['https://example.org/', page],
      ['null', page],
      ['', page],
    ] as const) {
      expect(checkPermission(contents, permission, origin, details)).toBe(false);
    }
    for (const address of hostileAddresses) {
      expect(request(permission, address, true)).toEqual([false]);
      expect(checkPermission(contents, permission, address, page)).toBe(false);
    }
  });

  it.each(['constructor', '__proto__', 'toString', 'a-permission-of-a-later-Electron'])(
    '%s is none',
    (name) => expect(request(name as Permission, 'app://stet/', true)).toEqual([false]),
  );
});
