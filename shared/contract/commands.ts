/**
 * Every command that the menu, the palette and the keyboard share. `keys` is written for Electron's
 * accelerators; "CmdOrCtrl" is Cmd on macOS and Ctrl elsewhere.
 */
export const commands = {
  newArticle: { title: 'New article', keys: 'CmdOrCtrl+N', group: 'File' },
  openFile: { title: 'Open…', keys: 'CmdOrCtrl+O', group: 'File' },
  chooseLibrary: { title: 'Open library folder…', keys: 'CmdOrCtrl+Shift+O', group: 'File' },
  save: { title: 'Save', keys: 'CmdOrCtrl+S', group: 'File' },
  saveAs: { title: 'Save a copy as…', keys: 'CmdOrCtrl+Shift+S', group: 'File' },
  rename: { title: 'Rename…', keys: undefined, group: 'File' },
  duplicate: { title: 'Duplicate', keys: undefined, group: 'File' },
  trash: { title: 'Move to trash', keys: undefined, group: 'File' },
  reveal: { title: 'Show in folder', keys: undefined, group: 'File' },
  importText: { title: 'Import text…', keys: 'CmdOrCtrl+Shift+I', group: 'File' },
  exportArticle: { title: 'Export…', keys: 'CmdOrCtrl+Shift+E', group: 'File' },
  undo: { title: 'Undo', keys: 'CmdOrCtrl+Z', group: 'Edit' },
  redo: { title: 'Redo', keys: 'CmdOrCtrl+Shift+Z', group: 'Edit' },
  pasteWire: { title: 'Paste as wire copy', keys: 'CmdOrCtrl+Alt+V', group: 'Edit' },
  bold: { title: 'Bold', keys: 'CmdOrCtrl+B', group: 'Format' },
  italic: { title: 'Italic', keys: 'CmdOrCtrl+I', group: 'Format' },
  underline: { title: 'Underline', keys: 'CmdOrCtrl+U', group: 'Format' },
  strike: { title: 'Strike through', keys: 'CmdOrCtrl+Shift+X', group: 'Format' },
  link: { title: 'Link…', keys: 'CmdOrCtrl+K', group: 'Format' },
  paragraph: { title: 'Paragraph', keys: 'CmdOrCtrl+Alt+0', group: 'Block' },
  subhead: { title: 'Subhead', keys: 'CmdOrCtrl+Alt+2', group: 'Block' },
  minorSubhead: { title: 'Minor subhead', keys: 'CmdOrCtrl+Alt+3', group: 'Block' },
  bulletList: { title: 'Bullet list', keys: 'CmdOrCtrl+Shift+8', group: 'Block' },
  orderedList: { title: 'Numbered list', keys: 'CmdOrCtrl+Shift+7', group: 'Block' },
  blockquote: { title: 'Block quote', keys: 'CmdOrCtrl+Shift+B', group: 'Block' },
  pullQuote: { title: 'Pull quote', keys: 'CmdOrCtrl+Shift+9', group: 'Block' },
  photo: { title: 'Photo…', keys: 'CmdOrCtrl+Shift+P', group: 'Block' },
  relatedLinks: { title: 'Related links', keys: 'CmdOrCtrl+Shift+L', group: 'Block' },
  divider: { title: 'Divider', keys: undefined, group: 'Block' },
  moveBlockUp: { title: 'Move block up', keys: 'Alt+Up', group: 'Block' },
  moveBlockDown: { title: 'Move block down', keys: 'Alt+Down', group: 'Block' },
  palette: { title: 'Command palette', keys: 'CmdOrCtrl+Shift+K', group: 'View' },
  preview: { title: 'Preview', keys: 'CmdOrCtrl+Alt+P', group: 'View' },
  toggleLibrary: { title: 'Show or hide the library', keys: 'CmdOrCtrl+Alt+B', group: 'View' },
  toggleInspector: { title: 'Show or hide the inspector', keys: 'CmdOrCtrl+Alt+I', group: 'View' },
  focusLibrary: { title: 'Go to the library', keys: 'F6', group: 'View' },
} as const satisfies Record<
  string,
  { title: string; keys: string | undefined; group: CommandGroup }
>;

export type CommandGroup = 'File' | 'Edit' | 'Format' | 'Block' | 'View';
export type CommandId = keyof typeof commands;
