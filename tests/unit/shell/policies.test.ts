import { readFileSync } from 'node:fs';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { background } from '../../../electron/shell/background.ts';
import { fuses } from '../../../electron/shell/policy/fuses.ts';
import { externalLink } from '../../../electron/shell/policy/links.ts';
import { appAddress } from '../../../electron/shell/policy/origin.ts';
import { mayLoad } from '../../../electron/shell/policy/requests.ts';
import { isAppFrame, type SendingFrame } from '../../../electron/shell/policy/senders.ts';
import { webPreferences } from '../../../electron/shell/policy/webPreferences.ts';
import { hostileAddresses } from './hostileAddresses.ts';

describe('web preferences', () => {
  it('are exactly these, and frozen', () => {
    expect(webPreferences).toStrictEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(Object.isFrozen(webPreferences)).toBe(true);
  });

  it('are what the windows are made with, and nothing weakens them', () => {
    const source = readFileSync(
      new URL('../../../electron/shell/openWindow.ts', import.meta.url),
      'utf8',
    );
    expect(source.match(/webPreferences: .*/g)).toEqual([
      'webPreferences: { ...webPreferences, preload },',
    ]);
  });
});

describe('the background of a window', () => {
  it('is the paper of the page, light and dark', () => {
    const tokens = readFileSync(
      new URL('../../../renderer/ui/tokens.css', import.meta.url),
      'utf8',
    );
    const [, light, dark] = /--paper: light-dark\((#\w+), (#\w+)\);/.exec(tokens) ?? [];
    expect([light, dark]).toEqual([background(false), background(true)]);
  });
});

describe('fuses', () => {
  const names = Object.keys(FuseV1Options)
    .filter((key) => Number.isNaN(Number(key)))
    .map((key) => `${key.charAt(0).toLowerCase()}${key.slice(1)}`);

  it('are decided one by one for every fuse that Electron has', () => {
    expect(Object.keys(fuses).sort()).toEqual(names.sort());
  });

  it('let nobody run other code under the name of the app', () => {
    expect(fuses).toStrictEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
      wasmTrapHandlers: true,
    });
  });

  it('are set by the packaging as decided', () => {
    const file = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8');
    const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(file)?.[1] ?? '';
    const packaged = Object.fromEntries(
      [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [
        name,
        value === 'true',
      ]),
    );
    // electron-builder 26 has no name for the one that stays as Electron ships it.
    const { wasmTrapHandlers: _, ...named } = fuses;
    expect(packaged).toEqual(named);
  });
});

describe('the app’s origin', () => {
  it.each(['app://stet/', 'app://stet', 'app://stet/assets/index-a1.js', 'app://stet/#a'])(
    'is that of %s',
    (address) => expect(appAddress(address)).toBeDefined(),
  );

  it.each(hostileAddresses)('is not that of %s', (address) =>
    expect(appAddress(address)).toBeUndefined(),
  );
});

describe('what a page may load', () => {
  it.each([
    'app://stet/assets/index.css',
    'app://stet/media/draft/x.png',
    'blob:app://stet/5e5c1a52-8d4c-4d4a-9f63-2d8c2f6c8b11',
    'data:image/png;base64,AAAA',
  ])('%s', (address) => expect(mayLoad(address)).toBe(true));

  it.each([
    ...hostileAddresses.filter((address) => !address.startsWith('data:')),
    'blob:https://example.org/5e5c1a52-8d4c-4d4a-9f63-2d8c2f6c8b11',
    'blob:null/5e5c1a52',
    'ws://127.0.0.1:8080/',
    'http://127.0.0.1:8080/media/x',
  ])('not %s', (address) => expect(mayLoad(address)).toBe(false));
});

describe('links that leave the app', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'web', 'example.org'],
    ['HTTPS://EXAMPLE.ORG', 'web', 'example.org'],
    ['https://example.org:8443/', 'web', 'example.org:8443'],
    ['https://пример.рф/', 'web', 'xn--e1afmkfd.xn--p1ai'],
    // A Cyrillic "а" that looks like the Latin one.
    ['https://аpple.com/', 'web', 'xn--pple-43d.com'],
    ['https://[2001:db8::1]/', 'web', '[2001:db8::1]'],
    ['mailto:desk@example.org', 'mail', 'desk@example.org'],
    ['mailto:desk%40example.org?subject=Harbor%20vote', 'mail', 'desk@example.org'],
    ['mailto:a@example.org,b@example.org?cc=c@example.org', 'mail', 'a@example.org,b@example.org'],
  ])('%s is opened', (address, kind, recipient) => {
    expect(externalLink(address)).toMatchObject({ kind, recipient });
  });

  it('are opened as the parser wrote them', () => {
    expect(externalLink('https://EXAMPLE.org/ü')?.href).toBe('https://example.org/%C3%BC');
  });

  it('cannot fake lines in the dialog', () => {
    expect(externalLink('mailto:a%0A%E2%80%AEb@example.org')?.recipient).toBe('a  b@example.org');
  });

  it.each([
    ...hostileAddresses.filter((address) => !/^https:\/\/[^@]*$/.test(address)),
    'https://user@example.org/',
    'https://user:secret@example.org/',
    'https://example.org@evil.example/',
    'https:\\\\example.org\\share',
    'https://example.org/\r\nHost: x',
    ' https://example.org/',
    'java\tscript:alert(1)',
    'mailto:a@example.org?attach=/etc/passwd',
    'mailto:a@example.org?subject=x&ATTACHMENT=c:\\secret.txt',
    `https://example.org/${'a'.repeat(3000)}`,
    'https://',
    'example.org',
    '/relative',
    '',
  ])('%s is not', (address) => expect(externalLink(address)).toBeUndefined());
});

describe('frames that may send messages', () => {
  const page = {
    url: 'app://stet/',
    origin: 'app://stet',
    detached: false,
    parent: null,
  };

  it('only the top frame of the app’s page', () => {
    expect(isAppFrame(page)).toBe(true);
    expect(isAppFrame({ ...page, url: 'app://stet/#article' })).toBe(true);
  });

  it.each<[string, SendingFrame | null | undefined]>([
    ['a frame that has gone', null],
    ['none at all', undefined],
    ['a frame in the page', { ...page, parent: page }],
    ['a preview', { ...page, url: 'app://stet/preview/abc', parent: page, origin: 'null' }],
    ['a preview as the top page', { ...page, url: 'app://stet/preview/abc' }],
    ['a page that was left', { ...page, detached: true }],
    ['an opaque origin', { ...page, origin: 'null' }],
    ['no origin', { ...page, origin: '' }],
    ['about:blank with our origin', { ...page, url: 'about:blank' }],
    ['a window without an address', { ...page, url: '' }],
    ['about:srcdoc', { ...page, url: 'about:srcdoc' }],
    ...hostileAddresses.map((url): [string, SendingFrame] => [`the page ${url}`, { ...page, url }]),
    ...['https://stet', 'app://stet.example', 'app://stet:1', 'app://STET', 'file://'].map(
      (origin): [string, SendingFrame] => [`the origin ${origin}`, { ...page, origin }],
    ),
  ])('not %s', (_name, frame) => expect(isAppFrame(frame)).toBe(false));
});
