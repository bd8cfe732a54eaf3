import { type CommandId, commands, keysOn } from '../../../shared/contract/commands.ts';
import type { Desk } from '../../../shared/contract/values.ts';

export type Platform = Desk['platform'];

/** What a key event says, apart from the browser. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** A browser keeps these keys for itself, so the web host has others. */
const inBrowser: Partial<Record<CommandId, string | null>> = {
  newArticle: 'CmdOrCtrl+Alt+N',
  // It has a zoom of its own, which people know.
  zoomIn: null,
  zoomOut: null,
  zoomReset: null,
};

export function keysOf(id: CommandId, host: Desk['host'], platform: Platform): string | undefined {
  const own = host === 'web' ? inBrowser[id] : undefined;
  return own === undefined ? keysOn(id, platform === 'mac') : (own ?? undefined);
}

/** The command that a key press means. */
export function commandFor(
  press: KeyPress,
  platform: Platform,
  host: Desk['host'],
): CommandId | undefined {
  // Letters that are typed are no command: none of them is worth a look at the whole table.
  const isTyped = press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey;
  if (isTyped) return undefined;
  return (Object.keys(commands) as CommandId[]).find((id) => {
    // The browser's own paste may read the clipboard without asking; a page may not.
    if (id === 'pastePlain') return false;
    // What a browser may let through is taken all the same, unless it is the browser’s to do.
    const browsers = host === 'web' && inBrowser[id] === null;
    return [keysOf(id, host, platform), browsers ? undefined : keysOn(id, platform === 'mac')].some(
      (keys) => keys !== undefined && matches(press, keys, platform),
    );
  });
}

/** @param keys as Electron writes accelerators: `CmdOrCtrl+Shift+K`. */
export function matches(press: KeyPress, keys: string, platform: Platform): boolean {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const command = parts.includes('CmdOrCtrl');
  const isMac = platform === 'mac';
  return (
    press.ctrlKey === ((command && !isMac) || parts.includes('Ctrl')) &&
    press.metaKey === ((command && isMac) || parts.includes('Cmd')) &&
    press.altKey === parts.includes('Alt') &&
    // Plus is Shift and = on some keyboards, and a key of its own on others.
    (key === '=' || press.shiftKey === parts.includes('Shift')) &&
    keyMatches(press, key)
  );
}

function keyMatches({ key, code }: KeyPress, wanted: string): boolean {
  const named = { Up: 'ArrowUp', Down: 'ArrowDown', Left: 'ArrowLeft', Right: 'ArrowRight' }[
    wanted
  ];
  if (named) return key === named;
  if (wanted === '=') return key === '=' || key === '+';
  if (wanted.length > 1) return key === wanted;
  if (key.toUpperCase() === wanted) return true;
  // Alt and Shift change what a key types, and other scripts have no such letter: then the key's
  // place counts. A Latin letter that is another one means that key, wherever it lies.
  if (/^[a-z]$/i.test(key)) return false;
  return code === `Key${wanted}` || code === `Digit${wanted}`;
}

/** For people: `⇧⌘K` on a Mac, `Ctrl+Shift+K` elsewhere. */
export function keysLabel(keys: string, platform: Platform): string {
  const parts = keys.split('+');
  if (platform !== 'mac') {
    return parts.map((part) => words[part] ?? part).join('+');
  }
  const order = ['Ctrl', 'Alt', 'Shift', 'CmdOrCtrl'];
  const key = parts.pop() ?? '';
  const modifiers = parts.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return [...modifiers, key].map((part) => symbols[part] ?? part).join('');
}

const words: Readonly<Record<string, string>> = { CmdOrCtrl: 'Ctrl', Up: '↑', Down: '↓' };
const symbols: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Cmd: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Up: '↑',
  Down: '↓',
};
