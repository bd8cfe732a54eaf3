import { describe, expect, test } from 'vitest';
import { usualPlaces } from '../../../scripts/setUp/chromium.mjs';
import { holdsWhatIsLocked } from '../../../scripts/setUp/dependencies.mjs';
import { sandboxTrouble } from '../../../scripts/setUp/electron.mjs';
import { causeOf, explain, failureOf } from '../../../scripts/setUp/failure.mjs';
import { nodeIsTooOld } from '../../../scripts/setUp/nodeVersion.mjs';

describe('what is installed against what is locked', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/b-darwin': { version: '1', integrity: 'b', optional: true, os: ['darwin'] },
      'node_modules/b-not-linux': { version: '1', integrity: 'b', optional: true, os: ['!linux'] },
      'node_modules/b-arm': { version: '1', integrity: 'b', optional: true, cpu: ['arm64'] },
      'node_modules/b-below': { version: '1', integrity: 'b', optional: true },
      'node_modules/b-musl': {
        version: '1',
        integrity: 'b',
        optional: true,
        os: ['linux'],
        libc: ['musl'],
      },
    },
  };
  const debian = { os: 'linux', cpu: 'x64', libc: 'glibc' };
  const a = { version: '1.0.0', integrity: 'sha512-a' };

  test.each<[string, { packages?: object } | undefined, boolean]>([
    ['all of it, but for another system’s part', { packages: { 'node_modules/a': a } }, true],
    ['nothing: a fresh clone, or an install that was cut off', undefined, false],
    ['half of it', { packages: {} }, false],
    ['no list at all', {}, false],
    ['an older version', { packages: { 'node_modules/a': { ...a, version: '0.9.0' } } }, false],
    ['other bytes', { packages: { 'node_modules/a': { ...a, integrity: 'sha512-x' } } }, false],
    ['a package too many', { packages: { 'node_modules/a': a, 'node_modules/c': a } }, false],
  ])('%s', (_, installed, expected) => {
    expect(holdsWhatIsLocked(wanted, installed as typeof wanted | undefined, debian)).toBe(
      expected,
    );
  });

  test.each([
    ['another libc', { ...debian, libc: 'musl' }],
    ['another processor', { ...debian, cpu: 'arm64' }],
    ['another system', { os: 'darwin', cpu: 'x64', libc: undefined }],
    ['a system that is not Linux', { os: 'win32', cpu: 'x64', libc: undefined }],
  ])('not all of it on %s, whose part npm left out', (_, system) => {
    const installed = { packages: { 'node_modules/a': a } };
    expect(holdsWhatIsLocked(wanted, installed, system)).toBe(false);
  });
});

describe('why a step failed', () => {
  test.each([
    ['npm error code ENOTFOUND\nnpm error syscall getaddrinfo', /network/],
    [
      'npm error code ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/x',
      /network/,
    ],
    ["W: Failed to fetch http://deb…  Temporary failure resolving 'deb.debian.org'", /network/],
    ['npm error nospc ENOSPC: no space left on device, write', /disk is full/],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /certificate/],
    ['npm error code E403\nnpm error 403 Forbidden', /refuses access/],
    ['npm error code EACCES\nnpm error syscall mkdir', /cannot be written/],
    ['npm error code EROFS: read-only file system, mkdir', /cannot be written/],
    ['npm error code EINTEGRITY', /damaged/],
    ['npm ci can only install packages when your package.json and package-lock.json', /agree/],
    ["node: /lib/libc.so.6: version `GLIBC_2.28' not found", /too old/],
  ])('%s', (output, reason) => {
    const cause = causeOf(output);
    expect(cause?.reason).toMatch(reason);
    expect(cause?.wayOut.length).toBeGreaterThan(20);
    expect(failureOf('Installing', output).message).toMatch(/^Installing failed\. .+\n {2}.+/);
  });

  test('unknown: the end of the output is shown', () => {
    const output = Array.from({ length: 40 }, (_, n) => `line ${n}`).join('\n');
    const { message } = failureOf('Installing', output);
    expect(message).toContain('line 39');
    expect(message).not.toContain('line 9\n');
  });

  test('a mistake of ours keeps its stack', () => {
    expect(explain(new TypeError('x is not a function'))).toContain('setUp.test.ts');
    expect(explain(failureOf('Installing', 'ENOSPC'))).not.toContain('at ');
  });

  test('a Node that is too old is told so in a sentence', () => {
    expect(nodeIsTooOld('18.20.4')).toMatch(/Node 18\.20\.4.*Node 20/);
    expect(nodeIsTooOld('20.0.0')).toBeUndefined();
    expect(nodeIsTooOld('24.21.0')).toBeUndefined();
  });
});

describe('Electron’s sandbox', () => {
  const linux = {
    platform: 'linux',
    root: false,
    helper: '/stet/chrome-sandbox',
    privileged: false,
    read: () => undefined,
  };

  test('has no trouble where nothing stands in its way', () => {
    expect(sandboxTrouble(linux)).toBeUndefined();
    expect(sandboxTrouble({ ...linux, platform: 'darwin', root: true })).toBeUndefined();
    expect(sandboxTrouble({ ...linux, platform: 'win32' })).toBeUndefined();
  });

  test('has none where the system allows it in so many words', () => {
    const read = (file: string) => (file.includes('apparmor') ? '0\n' : '15000\n');
    expect(sandboxTrouble({ ...linux, read })).toBeUndefined();
  });

  test('does not start as root', () => {
    expect(sandboxTrouble({ ...linux, root: true })).toMatch(/root/);
  });

  test.each([
    ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1\n'],
    ['/proc/sys/kernel/unprivileged_userns_clone', '0\n'],
    ['/proc/sys/user/max_user_namespaces', '0\n'],
  ])('is kept from starting by %s', (closed, text) => {
    const read = (file: string) => (file === closed ? text : undefined);
    expect(sandboxTrouble({ ...linux, read })).toContain('chmod 4755 /stet/chrome-sandbox');
    // Its privileged helper makes up for it.
    expect(sandboxTrouble({ ...linux, read, privileged: true })).toBeUndefined();
  });
});

describe('where a browser may be', () => {
  test('on Linux, in every absolute folder of the PATH', () => {
    const places = usualPlaces('linux', { PATH: '/usr/local/bin:relative::/usr/bin' });
    expect(places).toContain('/usr/bin/chromium');
    expect(places).toContain('/usr/local/bin/google-chrome-stable');
    expect(places.every((place) => place.startsWith('/usr/'))).toBe(true);
  });

  test('on macOS and Windows, among the programs', () => {
    expect(usualPlaces('darwin', { HOME: '/Users/x' })).toContain(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(usualPlaces('win32', { PROGRAMFILES: 'C:\\Program Files' })).toContain(
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    );
    expect(usualPlaces('win32', {})).toEqual([]);
  });
});
