import { type CommandId, commands, keysOn } from '../../../shared/contract/commands.ts';
import type { Desk } from '../../../shared/contract/desk.ts';
import type { Platform } from '../../../shared/contract/platform.ts';
import { type KeyBindings, keyboardStore } from './keyBindings.ts';

/** What a key event says, apart from the browser. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  getModifierState?(modifier: 'AltGraph'): boolean;
}

/**
 * AltGr, which types signs and letters (@, {, ł). Windows reports it as Ctrl and Alt held together;
 * a Mac's Option, which some browsers call so too, is one of its command keys.
 */
export const isAltGr = (press: KeyPress, platform: Platform): boolean =>
  platform !== 'mac' && press.getModifierState?.('AltGraph') === true;

/** A browser keeps these keys for itself, so the web host has others. */
const inBrowser: Partial<Record<CommandId, string | null>> = {
  newArticle: 'CmdOrCtrl+Alt+N',
  // It has a zoom of its own, which people know.
  zoomIn: null,
  zoomOut: null,
  zoomReset: null,
};

/** The keys of a command: what the person gave it, else what it has on this system and host. */
export function keysOf(id: CommandId, host: Desk['host'], platform: Platform): string | undefined {
  const given = keyboardStore.getState().bindings[id];
  if (given !== undefined) return given ?? undefined;
  return defaultKeys(id, host, platform);
}

/** What it has while nobody gives it others. */
export function defaultKeys(
  id: CommandId,
  host: Desk['host'],
  platform: Platform,
): string | undefined {
  const own = host === 'web' ? inBrowser[id] : undefined;
  return own === undefined ? keysOn(id, platform) : (own ?? undefined);
}

/** Other keys by which people know a command; they count unless somebody changed it. */
const known: Partial<Record<CommandId, readonly string[]>> = {
  redo: ['CmdOrCtrl+Shift+Z', 'CmdOrCtrl+Y'],
};

const allCommands = Object.keys(commands) as CommandId[];

/** The command that a key press means. */
export function commandFor(
  press: KeyPress,
  platform: Platform,
  host: Desk['host'],
): CommandId | undefined {
  // Letters that are typed are no command, nor is a key that is held for the next one: none of them
  // is worth a look at the whole table.
  const isTyped = press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey;
  if (isTyped || /^(Control|Shift|Alt|Meta)/.test(press.key)) return undefined;
  const { bindings } = keyboardStore.getState();
  const rows = tableOf(bindings, platform, host).get(heldWith(press));
  const found = rows?.find(({ keys }) => fits(press, keys));
  return found && !isAltGr(press, platform) ? found.id : undefined;
}

/** What each command listens to, in the order in which they are asked. */
interface Row {
  id: CommandId;
  keys: ParsedKeys;
}

/** By what is held besides: few commands have keys that go with nothing, as Enter and the arrows do. */
type Table = ReadonlyMap<number, Row[]>;

const heldWith = ({ ctrlKey, metaKey, altKey }: Omit<KeyPress, 'key' | 'code' | 'shiftKey'>) =>
  (ctrlKey ? 1 : 0) + (metaKey ? 2 : 0) + (altKey ? 4 : 0);

let table:
  | { bindings: KeyBindings; platform: Platform; host: Desk['host']; rows: Table }
  | undefined;

/** Made once for a keyboard: Enter and every arrow are held against it. */
function tableOf(bindings: KeyBindings, platform: Platform, host: Desk['host']): Table {
  if (table?.bindings === bindings && table.platform === platform && table.host === host) {
    return table.rows;
  }
  const rows = new Map<number, Row[]>();
  const add = (id: CommandId, text: string | null | undefined) => {
    if (!text) return;
    const keys = parsed(text, platform);
    const held = heldWith({ ctrlKey: keys.ctrl, metaKey: keys.meta, altKey: keys.alt });
    rows.set(held, [...(rows.get(held) ?? []), { id, keys }]);
  };
  // What the person said first: it may be another command's key by default.
  for (const id of allCommands) add(id, bindings[id]);
  for (const id of allCommands) {
    // The browser's own paste may read the clipboard without asking; a page may not.
    if (bindings[id] !== undefined || id === 'pastePlain') continue;
    add(id, defaultKeys(id, host, platform));
    // What a browser may let through is taken all the same, unless it is the browser’s to do.
    if (host === 'web' && inBrowser[id] === null) continue;
    add(id, keysOn(id, platform));
    for (const keys of known[id] ?? []) add(id, keys);
  }
  table = { bindings, platform, host, rows };
  return rows;
}

/** The command that a key press means in this window. */
export function commandOfPress(press: KeyPress): CommandId | undefined {
  const { platform, host } = keyboardStore.getState();
  return commandFor(press, platform, host);
}

interface ParsedKeys {
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
}

/** @param keys as Electron writes accelerators: `CmdOrCtrl+Shift+K`. */
export const matches = (press: KeyPress, keys: string, platform: Platform): boolean =>
  fits(press, parsed(keys, platform)) && !isAltGr(press, platform);

function parsed(keys: string, platform: Platform): ParsedKeys {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const isMac = platform === 'mac';
  const command = parts.includes('CmdOrCtrl');
  return {
    key,
    ctrl: (command && !isMac) || parts.includes('Ctrl'),
    meta: (command && isMac) || parts.includes('Cmd'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
  };
}

const fits = (press: KeyPress, { key, ctrl, meta, alt, shift }: ParsedKeys): boolean =>
  press.ctrlKey === ctrl &&
  press.metaKey === meta &&
  press.altKey === alt &&
  // Plus is Shift and = on some keyboards, and a key of its own on others.
  (key === '=' || press.shiftKey === shift) &&
  keyMatches(press, key);

const arrows: Readonly<Record<string, string>> = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
};

function keyMatches({ key, code }: KeyPress, wanted: string): boolean {
  const arrow = arrows[wanted];
  if (arrow) return key === arrow;
  if (wanted === '=' && key === '+') return true;
  if (wanted === 'Space') return key === ' ';
  if (wanted.length > 1) return key === wanted;
  if (key.toUpperCase() === wanted) return true;
  // Alt and Shift change what a key types, and other scripts have no such letter: then the key's
  // place counts. A Latin letter that is another one means that key, wherever it lies.
  if (/^[a-z]$/i.test(key)) return false;
  return code === `Key${wanted}` || code === `Digit${wanted}` || code === codes[wanted];
}

/** Where signs lie on a keyboard, for those that Shift or Alt turn into others. */
export const codes: Readonly<Record<string, string>> = {
  '/': 'Slash',
  ',': 'Comma',
  '.': 'Period',
  ';': 'Semicolon',
  '-': 'Minus',
  '=': 'Equal',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '\\': 'Backslash',
  '`': 'Backquote',
  "'": 'Quote',
};

/** The keys of a command for people, as it has them now; undefined where it has none. */
export function shortcutLabel(id: CommandId): string | undefined {
  const { host, platform } = keyboardStore.getState();
  const keys = keysOf(id, host, platform);
  return keys === undefined ? undefined : keysLabel(keys, platform);
}

/** For people: `⇧⌘K` on a Mac, `Ctrl+Shift+K` elsewhere. */
export function keysLabel(keys: string, platform: Platform): string {
  const parts = keys.split('+');
  if (platform !== 'mac') {
    return parts.map((part) => words[part] ?? part).join('+');
  }
  const order = ['Ctrl', 'Alt', 'Shift', 'Cmd', 'CmdOrCtrl'];
  const key = parts.pop() ?? '';
  const modifiers = parts.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return [...modifiers, key].map((part) => symbols[part] ?? part).join('');
}

const places = { Up: '↑', Down: '↓', Left: '←', Right: '→' };
const words: Readonly<Record<string, string>> = { CmdOrCtrl: 'Ctrl', ...places };
const symbols: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Cmd: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  ...places,
};
