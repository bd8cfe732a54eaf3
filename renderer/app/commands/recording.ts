import { type CommandId, commands } from '../../../shared/contract/commands.ts';
import type { Keyboard } from './keyBindings.ts';
import { codes, isAltGr, type KeyPress, keysOf } from './keys.ts';

const arrows: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ' ': 'Space',
};

/**
 * A key press as an accelerator ("CmdOrCtrl+Shift+K"), or undefined while only modifiers are held.
 * Shifted signs are named after their key, so that they are found on every keyboard.
 */
export function acceleratorOf(press: KeyPress, platform: Keyboard['platform']): string | undefined {
  const { key, code } = press;
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'].includes(key)) {
    return undefined;
  }
  const isMac = platform === 'mac';
  const name = nameOf(key, code);
  if (name === undefined) return undefined;
  const types = isAltGr(press, platform);
  return [
    !types && (isMac ? press.metaKey : press.ctrlKey) && 'CmdOrCtrl',
    isMac && press.ctrlKey && 'Ctrl',
    !types && press.altKey && 'Alt',
    press.shiftKey && 'Shift',
    name,
  ]
    .filter(Boolean)
    .join('+');
}

function nameOf(key: string, code: string): string | undefined {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  const placed = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (placed) return placed;
  const sign = Object.entries(codes).find(([, place]) => place === code)?.[0];
  if (sign) return sign;
  if (arrows[key]) return arrows[key];
  return key.length > 1 ? key : undefined;
}

/** Why a command cannot have these keys, in a sentence; undefined where it can. */
export function reservedFor(
  keys: string,
  press: Pick<KeyPress, 'metaKey'>,
  { platform, host }: Pick<Keyboard, 'platform' | 'host'>,
): string | undefined {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const held = parts.length > 1 && parts.some((part) => /^(CmdOrCtrl|Cmd|Ctrl|Alt)$/.test(part));
  if (platform !== 'mac' && press.metaKey) return 'The system uses that key for itself.';
  if (!held && (key.length === 1 || key === 'Space')) {
    return `That key types a sign. Hold ${platform === 'mac' ? '⌘' : 'Ctrl'} or Alt with it.`;
  }
  if (!held && !/^F\d{1,2}$/.test(key)) return 'That key moves, deletes or confirms something.';
  if (/^CmdOrCtrl\+(Tab|Enter|Escape|Backspace|Delete|Space)$/.test(keys)) {
    return 'That key moves, deletes or confirms something.';
  }
  if (inText.has(keys)) return 'Copying, pasting and selecting have that key everywhere.';
  if (/^(CmdOrCtrl\+)(Alt\+)?(Shift\+)?(Left|Right|Up|Down|Home|End|PageUp|PageDown)$/.test(keys)) {
    return 'That key moves the caret.';
  }
  if (systems[platform].has(keys)) return 'The system uses that key for itself.';
  if (host === 'web' && browsers.has(keys)) return 'The browser keeps that key for itself.';
  if (host === 'desktop' && windows.has(keys)) return 'The window has that key.';
  return undefined;
}

const inText = new Set(['C', 'X', 'V', 'A', 'Shift+V'].map((key) => `CmdOrCtrl+${key}`));
const systems: Record<Keyboard['platform'], ReadonlySet<string>> = {
  mac: new Set(['Q', 'H', 'M', ',', '`', 'Alt+H', 'Alt+D'].map((key) => `CmdOrCtrl+${key}`)),
  windows: new Set(['Alt+F4', 'CmdOrCtrl+Shift+Escape', 'F10']),
  linux: new Set(['Alt+F4', 'Alt+F2', 'F10', 'CmdOrCtrl+Alt+T', 'CmdOrCtrl+Alt+L']),
};
const browsers = new Set([
  ...['T', 'N', 'W', 'L', 'R', 'Shift+T', 'Shift+N', 'Shift+W', 'Shift+R'].map(
    (key) => `CmdOrCtrl+${key}`,
  ),
  ...['=', '-', '0'].map((key) => `CmdOrCtrl+${key}`),
  ...['F5', 'F11', 'F12', 'Alt+D', 'CmdOrCtrl+F5'],
]);
const windows = new Set(['CmdOrCtrl+W', 'CmdOrCtrl+Shift+N', 'F11', 'F12']);

/** The other command that has these keys. */
export function commandWith(
  keys: string,
  besides: CommandId,
  keyboard: Keyboard,
): CommandId | undefined {
  // On a Mac the table writes Cmd where it means nothing else.
  const same = (given: string | undefined) => given?.replace(/\bCmd\b/, 'CmdOrCtrl') === keys;
  return (Object.keys(commands) as CommandId[]).find(
    (id) => id !== besides && same(keysOf(id, keyboard.host, keyboard.platform)),
  );
}
