import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { contextMenuTemplate } from '../../../electron/shell/contextMenu.ts';
import { menuTemplate } from '../../../electron/shell/menu.ts';
import { type CommandId, commands, keysOn, titleIn } from '../../../shared/contract/commands.ts';
import { deskDefaults } from '../../../shared/contract/deskDefaults.ts';

type Item = MenuItemConstructorOptions;

const systems = { darwin: 'mac', win32: 'windows', linux: 'linux' } as const;
const platforms = ['darwin', 'win32', 'linux'] as const;
type Platform = (typeof platforms)[number];

function menuOf(
  platform: Platform,
  packaged = true,
  keys: Record<string, string | null> = {},
  labels = deskDefaults.labels,
) {
  const done: string[] = [];
  const template = menuTemplate({
    platform,
    packaged,
    keys,
    labels,
    recent: [
      { file: 'article-1', name: 'harbor-vote.stet' },
      { file: 'article-2', name: 'bread & roses.stet' },
    ],
    run: (command) => void done.push(command),
    openRecent: (file) => void done.push(`recent ${file}`),
    newWindow: () => void done.push('new window'),
    about: () => void done.push('about'),
  });
  return { template, done };
}

const childrenOf = ({ submenu }: Item): Item[] => (Array.isArray(submenu) ? submenu : []);
const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...flat(childrenOf(item))]);

/** Electron calls with its own item, window and event, which nothing here looks at. */
const press = (item: Item) => Reflect.apply(item.click ?? (() => undefined), undefined, []);

/** What Electron gives a role without an accelerator of its own. */
const ofRole = (role: string, platform: Platform): string | undefined => {
  const mac = platform === 'darwin';
  const known: Record<string, string | undefined> = {
    close: 'CmdOrCtrl+W',
    copy: 'CmdOrCtrl+C',
    cut: 'CmdOrCtrl+X',
    hide: 'Cmd+H',
    hideOthers: 'Cmd+Alt+H',
    minimize: 'CmdOrCtrl+M',
    paste: 'CmdOrCtrl+V',
    pasteAndMatchStyle: mac ? 'Cmd+Alt+Shift+V' : 'CmdOrCtrl+Shift+V',
    quit: mac ? 'Cmd+Q' : platform === 'linux' ? 'Ctrl+Q' : undefined,
    resetZoom: 'CmdOrCtrl+0',
    selectAll: 'CmdOrCtrl+A',
    togglefullscreen: mac ? 'Ctrl+Cmd+F' : 'F11',
    windowMenu: 'CmdOrCtrl+M',
    zoomIn: 'CmdOrCtrl+Plus',
    zoomOut: 'CmdOrCtrl+-',
  };
  return known[role];
};

/** The same keys in one spelling, so that they can be compared. */
function keysOf(item: Item, platform: Platform): string | undefined {
  const keys = item.accelerator ?? (item.role && ofRole(item.role, platform));
  if (keys === undefined) return undefined;
  const control = platform === 'darwin' ? 'Cmd' : 'Ctrl';
  return keys
    .split('+')
    .map((key) => key.replace(/^(CmdOrCtrl|CommandOrControl)$/, control))
    .sort()
    .join('+');
}

const modifiers = /^(CmdOrCtrl|Cmd|Ctrl|Alt|Shift)$/;
const key =
  /^([A-Z0-9]|F([1-9]|1[0-9]|2[0-4])|Plus|[-=,.;/\\[\]'`]|Up|Down|Left|Right|Space|Tab|Enter|Backspace|Delete|Home|End|PageUp|PageDown)$/;

describe.each(platforms)('the menu on %s', (platform) => {
  it('is this', () => {
    const lines = (items: Item[], indent = ''): string[] =>
      items.flatMap((item) => {
        const name = item.type === 'separator' ? '—' : (item.label ?? `(${item.role})`);
        const keys = item.accelerator ?? (item.role && ofRole(item.role, platform));
        const shown = item.registerAccelerator === false ? `${keys}, by the page` : keys;
        const hidden = item.visible === false ? ' (hidden)' : '';
        return [
          `${indent}${name}${shown ? `  [${shown}]` : ''}${hidden}`,
          ...lines(childrenOf(item), `${indent}  `),
        ];
      });
    expect(lines(menuOf(platform).template).join('\n')).toMatchSnapshot();
  });

  it('holds every command once, by its title', () => {
    const items = flat(menuOf(platform).template);
    for (const id of Object.keys(commands) as CommandId[]) {
      const found = items.filter((item) => item.id === id);
      expect(found.map(({ label, accelerator }) => ({ label, accelerator }))).toEqual([
        {
          label: titleIn(deskDefaults.labels, id),
          accelerator: keysOn(id, systems[platform]),
        },
      ]);
    }
  });

  it('has accelerators that are valid and no two alike', () => {
    const used = new Map<string, string>();
    for (const item of flat(menuOf(platform, false).template)) {
      if (item.accelerator !== undefined) {
        const parts = item.accelerator.split('+');
        expect(parts.at(-1)).toMatch(key);
        for (const part of parts.slice(0, -1)) expect(part).toMatch(modifiers);
      }
      const keys = keysOf(item, platform);
      if (keys === undefined) continue;
      const name = item.id ?? item.label ?? item.role ?? '';
      expect(used.get(keys), `${name} wants ${keys} too`).toBeUndefined();
      used.set(keys, name);
    }
    expect(used.size).toBeGreaterThan(30);
  });

  it('wants no keys that the system keeps for itself', () => {
    const reserved = {
      // Log out, screenshots, the Dock, force quit, hidden windows.
      darwin: [
        'Cmd+Q+Shift',
        'Alt+Cmd+Q',
        '3+Cmd+Shift',
        '4+Cmd+Shift',
        '5+Cmd+Shift',
        'Alt+Cmd+D',
      ],
      // The task manager and its neighbours.
      win32: ['Ctrl+Escape+Shift', 'Alt+Ctrl+Delete', 'Alt+F4', 'Alt+Space', 'Alt+Tab'],
      // Locking the screen, the terminal, Unicode input.
      linux: ['Alt+Ctrl+L', 'Alt+Ctrl+T', 'Alt+Ctrl+Delete', 'Ctrl+Shift+U', 'Alt+F4', 'Alt+F2'],
    }[platform];
    const wanted = flat(menuOf(platform).template).map((item) => keysOf(item, platform));
    expect(reserved.filter((keys) => wanted.includes(keys))).toEqual([]);
  });

  it('takes no key away that types a letter', () => {
    for (const item of flat(menuOf(platform).template)) {
      const altGr = platform !== 'darwin' && /Ctrl\+(Shift\+)?Alt\+/.test(item.accelerator ?? '');
      expect(item.registerAccelerator).toBe(altGr ? false : undefined);
    }
  });

  it('does what it says', () => {
    const { template, done } = menuOf(platform);
    for (const item of flat(template)) {
      // What has a role the system does itself.
      if (item.id === undefined || item.role !== undefined) continue;
      press(item);
      expect(done.pop()).toBe(item.id);
    }
    const named = (label: string) => flat(template).find((item) => item.label === label) ?? {};
    press(named('New window'));
    press(named('About Stet'));
    press(named('Find a command…'));
    expect(done).toEqual(['new window', 'about', 'palette']);
  });

  it('calls what it makes as the desk does', () => {
    const labels = { ...deskDefaults.labels, subhead: 'Crosshead', factbox: 'Q&A' };
    const items = flat(menuOf(platform, true, {}, labels).template);
    const labelOf = (id: CommandId) => items.find((item) => item.id === id)?.label;
    expect(labelOf('subhead')).toBe('Crosshead');
    expect(labelOf('factbox')).toBe('Q&&A');
    expect(labelOf('pullQuote')).toBe('Pull quote');
  });

  it('shows no developer’s tools to the person', () => {
    const roles = (packaged: boolean) =>
      flat(menuOf(platform, packaged).template).map(({ role }) => role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
    // Reloading would throw away what is not saved.
    expect(roles(false)).not.toContain('reload');
    expect(roles(false)).not.toContain('forceReload');
    expect(roles(false)).not.toContain('toggleSpellChecker');
  });
});

describe('recent articles', () => {
  it('open from the menu on Windows and Linux', () => {
    const { template, done } = menuOf('linux');
    const menu = flat(template).find(({ label }) => label === 'Open recent') ?? {};
    expect(childrenOf(menu).map(({ label }) => label)).toEqual([
      'harbor-vote.stet',
      'bread && roses.stet',
    ]);
    for (const item of childrenOf(menu)) press(item);
    expect(done).toEqual(['recent article-1', 'recent article-2']);
  });

  it('are the system’s own list on macOS', () => {
    const menu = flat(menuOf('darwin').template).find(({ role }) => role === 'recentDocuments');
    expect(childrenOf(menu ?? {})).toEqual([{ role: 'clearRecentDocuments' }]);
  });
});

describe('the menu of a right click', () => {
  const flags = {
    canUndo: false,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: false,
    canDelete: true,
    canSelectAll: true,
    canEditRichly: true,
  };
  const asked = { isEditable: false, selectionText: '', linkURL: '', editFlags: flags };
  const link = { open: () => undefined, copy: () => undefined };
  const shown = (more: Partial<typeof asked>, on = link) =>
    contextMenuTemplate({ ...asked, ...more }, on).map(
      ({ role, label, type, enabled }) =>
        `${role ?? label ?? type}${enabled === false ? ' off' : ''}`,
    );

  it('is none where there is nothing to do', () => {
    expect(shown({})).toEqual([]);
    expect(shown({ selectionText: ' \n ' })).toEqual([]);
  });

  it('edits where one can write', () => {
    expect(shown({ isEditable: true })).toEqual([
      'cut',
      'copy',
      'paste off',
      'pasteAndMatchStyle off',
      'separator',
      'selectAll',
    ]);
  });

  it('copies what is selected elsewhere', () => {
    expect(shown({ selectionText: 'words' })).toEqual(['copy']);
  });

  it('opens and copies links', () => {
    const done: string[] = [];
    const items = contextMenuTemplate(
      { ...asked, linkURL: 'https://example.org/', selectionText: 'words' },
      {
        open: (href) => void done.push(`open ${href}`),
        copy: (href) => void done.push(`copy ${href}`),
      },
    );
    expect(items.map(({ role, label, type }) => role ?? label ?? type)).toEqual([
      'Open link…',
      'Copy link address',
      'separator',
      'copy',
    ]);
    for (const item of items) press(item);
    expect(done).toEqual(['open https://example.org/', 'copy https://example.org/']);
  });
});

it('has the keys that the person gave', () => {
  const { template } = menuOf('linux', true, { bold: 'F7', save: null });
  const items = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  expect(items.find(({ id }) => id === 'bold')?.accelerator).toBe('F7');
  expect(items.find(({ id }) => id === 'save')?.accelerator).toBeUndefined();
});
