import type { MenuItemConstructorOptions } from 'electron';
import {
  type CommandGroup,
  type CommandId,
  commands,
  keysOn,
  titleIn,
} from '../../shared/contract/commands.ts';
import type { DeskSettings } from '../../shared/contract/deskDefaults.ts';
import { platformOf } from '../../shared/contract/platform.ts';

type Item = MenuItemConstructorOptions;

export interface MenuContents {
  platform: NodeJS.Platform;
  /** Articles opened last, newest first. macOS keeps its own list. */
  recent: readonly { file: string; name: string }[];
  /** Keys that the person gave to commands; null: none. */
  keys?: Readonly<Record<string, string | null>>;
  /** What the desk calls the parts of an article. */
  labels: DeskSettings['labels'];
  /** Whether this is the packaged app: without the developer's tools. */
  packaged: boolean;
  /** Accelerators and clicks go to the window in front. */
  run(command: CommandId): void;
  openRecent(file: string): void;
  newWindow(): void;
  about(): void;
}

const line: Item = { type: 'separator' };

/** Where a group's commands stand; one that is not named here follows at the end of its menu. */
const order = {
  fileTop: ['newArticle'],
  fileOpen: ['openFile', 'chooseLibrary'],
  fileSave: ['save', 'saveAs', 'rename', 'duplicate', 'trash', 'reveal'],
  fileHand: ['importText', 'exportArticle', 'exportSelection', 'exportShown', 'print'],
  fileCopy: ['copyAsHtml', 'copyAsMarkdown', 'copyForWordpress', 'copyForGhost'],
  filePacks: ['importPack', 'handOver', 'backUpLibrary'],
  editUndo: ['undo', 'redo'],
  /** The system's own pastes do it, which may read the clipboard. */
  editRoles: ['pastePlain'],
  editPaste: ['pasteWire'],
  editFind: ['find', 'replace', 'findNext', 'findPrevious'],
  editCopy: ['nextTk', 'lengthTarget'],
  inline: [
    'bold',
    'italic',
    'underline',
    'strike',
    'superscript',
    'subscript',
    'clearFormatting',
    'link',
  ],
  text: ['paragraph', 'subhead', 'minorSubhead', 'bulletList', 'orderedList', 'blockquote'],
  blocks: ['pullQuote', 'photo', 'gallery', 'relatedLinks', 'embed', 'divider'],
  table: [
    'table',
    'headerRow',
    'headerColumn',
    'addRowBefore',
    'addRowAfter',
    'addColumnBefore',
    'addColumnAfter',
    'mergeCells',
    'splitCell',
    'deleteRow',
    'deleteColumn',
    'deleteTable',
  ],
  photos: [
    'makeGallery',
    'photoOutOfGallery',
    'cropPhoto',
    'focalPoint',
    'altText',
    'photoFile',
    'replacePhoto',
  ],
  moves: ['moveBlockUp', 'moveBlockDown'],
  panes: [
    'palette',
    'preview',
    'previewFormats',
    'toggleLibrary',
    'toggleInspector',
    'story',
    'photos',
    'outline',
    'versions',
    'focusLibrary',
  ],
  beside: ['openBeside', 'openFileBeside', 'otherPane', 'closeBeside'],
  zoom: ['zoomReset', 'zoomIn', 'zoomOut', 'largerText', 'smallerText'],
  writing: ['focusParagraph', 'focusSentence', 'typewriter', 'invisibles', 'layOutAll'],
  columns: ['columnNarrow', 'columnNormal', 'columnWide'],
  looks: ['themeSystem', 'themeLight', 'themeDark', 'themeProof'],
} as const satisfies Record<string, readonly CommandId[]>;

const placed: ReadonlySet<string> = new Set(Object.values(order).flat());

/**
 * The application's menu, with what each system's people expect where they expect it. Commands and
 * their shortcuts come from the contract, so that menu, palette and keyboard say the same.
 */
export function menuTemplate(contents: MenuContents): Item[] {
  const { platform } = contents;
  const isMac = platform === 'darwin';
  const items = (ids: readonly CommandId[]) => ids.map((id) => commandItem(id, contents));
  const rest = (group: CommandGroup) => {
    const ids = (Object.keys(commands) as CommandId[]).filter(
      (id) => commands[id].group === group && !placed.has(id),
    );
    return ids.length === 0 ? [] : [line, ...items(ids)];
  };
  const menu = (name: string, ...submenu: Item[]): Item => ({
    // "&" marks the key that opens a menu; macOS has none.
    label: isMac ? name : `&${name}`,
    submenu,
  });

  return [
    ...(isMac ? [appMenu(contents)] : []),
    menu(
      'File',
      ...items(order.fileTop),
      { label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', click: () => contents.newWindow() },
      line,
      ...items(order.fileOpen.slice(0, 1)),
      recentMenu(contents),
      ...items(order.fileOpen.slice(1)),
      line,
      ...items(order.fileSave),
      line,
      ...items(order.fileHand),
      { label: 'Copy the article', submenu: items(order.fileCopy) },
      ...rest('File'),
      line,
      ...items(order.filePacks),
      line,
      { role: 'close', label: 'Close window' },
      ...(isMac ? [] : [{ role: 'quit', label: platform === 'win32' ? 'Exit' : 'Quit' } as const]),
    ),
    menu(
      'Edit',
      ...items(order.editUndo),
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      {
        id: 'pastePlain',
        role: 'pasteAndMatchStyle',
        label: commands.pastePlain.title,
        accelerator: commands.pastePlain.keys,
      },
      ...items(order.editPaste),
      { role: 'selectAll', label: 'Select all' },
      line,
      ...items(order.editFind),
      line,
      ...items(order.editCopy),
      ...rest('Edit'),
      ...(isMac ? [line, speechMenu] : []),
    ),
    menu('Format', ...items(order.inline), ...rest('Format')),
    menu(
      'Block',
      ...items(order.text),
      line,
      ...items(order.blocks),
      { label: 'Table', submenu: items(order.table) },
      { label: 'Photos', submenu: items(order.photos) },
      line,
      ...items(order.moves),
      ...rest('Block'),
    ),
    menu(
      'View',
      ...items(order.panes),
      ...rest('View'),
      line,
      ...items(order.beside),
      line,
      ...items(order.writing),
      line,
      ...items(order.looks),
      line,
      ...items(order.columns),
      line,
      ...items(order.zoom),
      line,
      { role: 'togglefullscreen', label: 'Full screen' },
      ...(contents.packaged ? [] : [line, { role: 'toggleDevTools', accelerator: 'F12' } as const]),
    ),
    isMac ? { role: 'windowMenu', label: 'Window' } : menu('Window', { role: 'minimize' }),
    {
      ...menu(
        'Help',
        { label: 'Find a command…', click: () => contents.run('palette') },
        ...(isMac ? [] : [line, aboutItem(contents)]),
      ),
      role: 'help',
    },
  ];
}

const aboutItem = (contents: MenuContents): Item => ({
  label: 'About Stet',
  click: () => contents.about(),
});

const speechMenu: Item = {
  label: 'Speech',
  submenu: [{ role: 'startSpeaking' }, { role: 'stopSpeaking' }],
};

const appMenu = (contents: MenuContents): Item => ({
  label: 'Stet',
  submenu: [
    aboutItem(contents),
    line,
    { role: 'services' },
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    { role: 'quit' },
  ],
});

function recentMenu(contents: MenuContents): Item {
  if (contents.platform === 'darwin') {
    return {
      role: 'recentDocuments',
      label: 'Open recent',
      submenu: [{ role: 'clearRecentDocuments' }],
    };
  }
  const { recent } = contents;
  return {
    label: 'Open recent',
    enabled: recent.length > 0,
    submenu: recent.map(({ file, name }) => ({
      // A single "&" would be taken for the mark of a key.
      label: name.replaceAll('&', '&&'),
      click: () => contents.openRecent(file),
    })),
  };
}

function commandItem(id: CommandId, contents: MenuContents): Item {
  const given = contents.keys?.[id];
  const keys =
    given === undefined ? keysOn(id, platformOf(contents.platform)) : (given ?? undefined);
  // A single "&" would be taken for the mark of a key.
  const label = titleIn(contents.labels, id).replaceAll('&', '&&');
  const item: Item = { id, label, click: () => contents.run(id) };
  if (keys === undefined) return item;
  // Ctrl+Alt is AltGr on Windows and Linux, which types letters and signs; there the page listens,
  // for it can tell the two apart. The menu only shows the keys.
  const isAltGr = contents.platform !== 'darwin' && /CmdOrCtrl\+Alt|Ctrl\+Alt/.test(keys);
  return { ...item, accelerator: keys, ...(isAltGr && { registerAccelerator: false }) };
}
