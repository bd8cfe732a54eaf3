import { afterEach, describe, expect, test } from 'vitest';
import { createKeys, keyboardStore } from '../../../renderer/app/commands/keyBindings.ts';
import {
  commandFor,
  type KeyPress,
  keysLabel,
  matches,
  shortcutLabel,
} from '../../../renderer/app/commands/keys.ts';
import {
  acceleratorOf,
  commandWith,
  reservedFor,
} from '../../../renderer/app/commands/recording.ts';
import { type CommandId, commands, keysOn } from '../../../shared/contract/commands.ts';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('keys', () => {
  test('mean the command key of the system', () => {
    const control = press('s', 'KeyS', { ctrlKey: true });
    const command = press('s', 'KeyS', { metaKey: true });
    expect(matches(control, 'CmdOrCtrl+S', 'linux')).toBe(true);
    expect(matches(control, 'CmdOrCtrl+S', 'mac')).toBe(false);
    expect(matches(command, 'CmdOrCtrl+S', 'mac')).toBe(true);
  });

  test('are found by their place where a modifier changes what they type', () => {
    const option = press('√', 'KeyV', { metaKey: true, altKey: true });
    expect(matches(option, 'CmdOrCtrl+Alt+V', 'mac')).toBe(true);
    const star = press('*', 'Digit8', { ctrlKey: true, shiftKey: true });
    expect(matches(star, 'CmdOrCtrl+Shift+8', 'windows')).toBe(true);
  });

  test.each([
    ['@', 'KeyQ'],
    ['ł', 'KeyL'],
    ['ń', 'KeyN'],
    ['}', 'Digit0'],
    ['²', 'Digit2'],
    ['Dead', 'Equal'],
  ])('that AltGr makes into %s are typed, not a command', (key, code) => {
    const held = { ctrlKey: true, altKey: true };
    const altGr = press(key, code, { ...held, getModifierState: () => true });
    for (const host of ['web', 'desktop'] as const) {
      expect(commandFor(altGr, 'windows', host)).toBeUndefined();
    }
    // Nor can they become one's keys: without the two they only type.
    expect(acceleratorOf(altGr, 'windows') ?? key).not.toContain('+');
    // Ctrl and Alt themselves stay a command where nothing says AltGr.
    const both = press('0', 'Digit0', { ...held, getModifierState: () => false });
    expect(commandFor(both, 'windows', 'web')).toBe('paragraph');
  });

  test('with a Mac’s Option are commands, whatever a browser calls it', () => {
    const option = press('º', 'Digit0', {
      metaKey: true,
      altKey: true,
      getModifierState: () => true,
    });
    expect(commandFor(option, 'mac', 'web')).toBe('paragraph');
  });

  test('follow the letter on other Latin keyboards, the place in other scripts', () => {
    const azerty = press('z', 'KeyW', { ctrlKey: true });
    expect(matches(azerty, 'CmdOrCtrl+Z', 'linux')).toBe(true);
    expect(matches(azerty, 'CmdOrCtrl+W', 'linux')).toBe(false);
    const cyrillic = press('ы', 'KeyS', { ctrlKey: true });
    expect(matches(cyrillic, 'CmdOrCtrl+S', 'linux')).toBe(true);
  });

  test('of a browser that a page never sees have another', () => {
    const control = press('n', 'KeyN', { ctrlKey: true, altKey: true });
    expect(commandFor(control, 'linux', 'web')).toBe('newArticle');
    expect(commandFor(control, 'linux', 'desktop')).toBeUndefined();
  });

  test('are told as the system writes them', () => {
    expect(keysLabel('CmdOrCtrl+Shift+K', 'mac')).toBe('⇧⌘K');
    expect(keysLabel('CmdOrCtrl+Shift+K', 'windows')).toBe('Ctrl+Shift+K');
    expect(keysLabel('Alt+Up', 'linux')).toBe('Alt+↑');
  });

  test.each(['mac', 'windows', 'linux'] as const)('are one command each on %s', (platform) => {
    const told = (Object.keys(commands) as CommandId[]).flatMap((id) => {
      const keys = keysOn(id, platform);
      return keys === undefined ? [] : [keysLabel(keys, platform)];
    });
    expect(new Set(told).size).toBe(told.length);
  });
});

describe('keys that a person changed', () => {
  const b = press('b', 'KeyB', { ctrlKey: true });
  const f4 = press('F4', 'F4');
  const kept: Record<string, string | null>[] = [];
  const open = (bindings: Record<string, string | null> = {}) =>
    createKeys({ platform: 'linux', host: 'web', bindings }, (all) => kept.push(all));
  afterEach(() => {
    kept.length = 0;
    open();
  });

  test('count everywhere, and are kept', () => {
    const keys = open();
    keys.assign('bold', 'F4');
    expect(commandFor(f4, 'linux', 'web')).toBe('bold');
    expect(commandFor(b, 'linux', 'web')).toBeUndefined();
    expect(shortcutLabel('bold')).toBe('F4');
    expect(kept.at(-1)).toEqual({ bold: 'F4' });
    keys.reset('bold');
    expect(commandFor(b, 'linux', 'web')).toBe('bold');
    expect(kept.at(-1)).toEqual({});
  });

  test('are taken from the command that had them', () => {
    const keys = open();
    expect(commandWith('CmdOrCtrl+B', 'save', keyboardStore.getState())).toBe('bold');
    keys.assign('save', 'CmdOrCtrl+B', 'bold');
    expect(commandFor(b, 'linux', 'web')).toBe('save');
    expect(shortcutLabel('bold')).toBeUndefined();
    expect(commandWith('CmdOrCtrl+B', 'save', keyboardStore.getState())).toBeUndefined();
    keys.resetAll();
    expect(commandFor(b, 'linux', 'web')).toBe('bold');
  });

  test('that a release does not know are kept as they are', () => {
    const keys = open({ fromTheFuture: 'F4' });
    expect(commandFor(f4, 'linux', 'web')).toBeUndefined();
    keys.assign('save', null);
    expect(kept.at(-1)).toEqual({ fromTheFuture: 'F4', save: null });
  });

  test.each([
    [press('K', 'KeyK', { ctrlKey: true, shiftKey: true }), 'linux', 'CmdOrCtrl+Shift+K'],
    [press('*', 'Digit8', { ctrlKey: true, shiftKey: true }), 'windows', 'CmdOrCtrl+Shift+8'],
    [press('?', 'Slash', { metaKey: true, shiftKey: true }), 'mac', 'CmdOrCtrl+Shift+/'],
    [press('k', 'KeyK', { ctrlKey: true }), 'mac', 'Ctrl+K'],
    [press('ArrowUp', 'ArrowUp', { altKey: true }), 'linux', 'Alt+Up'],
    [press('ы', 'KeyS', { ctrlKey: true }), 'linux', 'CmdOrCtrl+S'],
    [press('Shift', 'ShiftLeft', { shiftKey: true }), 'linux', undefined],
  ] as const)('%j on %s is %s, and found again', (pressed, platform, keys) => {
    expect(acceleratorOf(pressed, platform)).toBe(keys);
    if (keys) expect(matches(pressed, keys, platform)).toBe(true);
  });

  test.each([
    ['K', 'linux', 'web', 'types a sign'],
    ['Shift+K', 'linux', 'web', 'types a sign'],
    ['Enter', 'linux', 'web', 'confirms'],
    ['CmdOrCtrl+C', 'windows', 'desktop', 'Copying'],
    ['CmdOrCtrl+T', 'linux', 'web', 'browser'],
    ['CmdOrCtrl+Q', 'mac', 'desktop', 'system'],
    ['Alt+F4', 'windows', 'desktop', 'system'],
    ['CmdOrCtrl+W', 'linux', 'desktop', 'window'],
    ['CmdOrCtrl+Left', 'linux', 'desktop', 'caret'],
  ] as const)('%s on %s, %s, is refused with the reason', (keys, platform, host, why) => {
    expect(reservedFor(keys, { metaKey: false }, { platform, host })).toContain(why);
  });

  test.each(['F4', 'CmdOrCtrl+Shift+J', 'Alt+Down', 'CmdOrCtrl+Alt+9'])('%s is free', (keys) => {
    expect(
      reservedFor(keys, { metaKey: false }, { platform: 'linux', host: 'web' }),
    ).toBeUndefined();
  });

  test('no default is refused where it holds', () => {
    for (const platform of ['mac', 'windows', 'linux'] as const) {
      for (const id of Object.keys(commands) as CommandId[]) {
        const keys = keysOn(id, platform);
        // Pasting is the browser's by default.
        if (!keys || id === 'pastePlain') continue;
        const where = { platform, host: 'desktop' } as const;
        expect(reservedFor(keys, { metaKey: false }, where), `${id} ${platform}`).toBeUndefined();
      }
    }
  });

  test('redo is where each system has it, and where people look for it', () => {
    const y = press('y', 'KeyY', { ctrlKey: true });
    const shiftZ = press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true });
    expect(keysOn('redo', 'windows')).toBe('CmdOrCtrl+Y');
    expect(keysLabel(keysOn('redo', 'mac') ?? '', 'mac')).toBe('⇧⌘Z');
    for (const platform of ['windows', 'linux'] as const) {
      expect(commandFor(y, platform, 'desktop')).toBe('redo');
      expect(commandFor(shiftZ, platform, 'desktop')).toBe('redo');
    }
  });
});
