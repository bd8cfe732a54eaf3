import { describe, expect, test } from 'vitest';
import {
  commandFor,
  type KeyPress,
  keysLabel,
  matches,
} from '../../../renderer/app/commands/keys.ts';
import { type CommandId, commands } from '../../../shared/contract/commands.ts';

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
      const { keys } = commands[id];
      return keys === undefined ? [] : [keysLabel(keys, platform)];
    });
    expect(new Set(told).size).toBe(told.length);
  });
});
