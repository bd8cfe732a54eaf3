import type { DeskLabel } from './deskDefaults.ts';
import type { Platform } from './platform.ts';

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
  importPack: { title: 'Import a pack…', keys: undefined, group: 'File' },
  handOver: { title: 'Hand over this article…', keys: undefined, group: 'File' },
  backUpLibrary: { title: 'Back up the library…', keys: undefined, group: 'File' },
  deskSettings: { title: 'Desk settings…', keys: undefined, group: 'File' },
  exportArticle: { title: 'Export…', keys: 'CmdOrCtrl+Shift+E', group: 'File' },
  exportSelection: { title: 'Export the selected articles…', keys: undefined, group: 'File' },
  exportShown: { title: 'Export all articles that are shown…', keys: undefined, group: 'File' },
  print: { title: 'Print…', keys: 'CmdOrCtrl+P', group: 'File' },
  copyAsHtml: { title: 'Copy as HTML', keys: undefined, group: 'File' },
  copyAsMarkdown: { title: 'Copy as Markdown', keys: undefined, group: 'File' },
  copyForWordpress: { title: 'Copy for WordPress', keys: undefined, group: 'File' },
  copyForGhost: { title: 'Copy for Ghost', keys: undefined, group: 'File' },
  undo: { title: 'Undo', keys: 'CmdOrCtrl+Z', group: 'Edit' },
  redo: { title: 'Redo', keys: 'CmdOrCtrl+Shift+Z', windows: 'CmdOrCtrl+Y', group: 'Edit' },
  typography: { title: 'Typography…', keys: undefined, group: 'Edit' },
  typographyTyping: {
    title: 'Typographic quotes while typing',
    keys: undefined,
    group: 'Edit',
  },
  pastePlain: { title: 'Paste without formatting', keys: 'CmdOrCtrl+Shift+V', group: 'Edit' },
  pasteWire: { title: 'Paste as wire copy', keys: 'CmdOrCtrl+Alt+V', group: 'Edit' },
  find: { title: 'Find…', keys: 'CmdOrCtrl+F', group: 'Edit' },
  replace: { title: 'Find and replace…', keys: 'CmdOrCtrl+H', mac: 'Cmd+Alt+F', group: 'Edit' },
  findNext: { title: 'Find next', keys: 'F3', mac: 'Cmd+G', group: 'Edit' },
  findPrevious: {
    title: 'Find previous',
    keys: 'Shift+F3',
    mac: 'Cmd+Shift+G',
    group: 'Edit',
  },
  nextTk: { title: 'Go to the next TK', keys: 'CmdOrCtrl+Alt+K', group: 'Edit' },
  lengthTarget: { title: 'Length target…', keys: undefined, group: 'Edit' },
  bold: { title: 'Bold', keys: 'CmdOrCtrl+B', group: 'Format' },
  italic: { title: 'Italic', keys: 'CmdOrCtrl+I', group: 'Format' },
  underline: { title: 'Underline', keys: 'CmdOrCtrl+U', group: 'Format' },
  strike: { title: 'Strike through', keys: 'CmdOrCtrl+Shift+X', group: 'Format' },
  superscript: {
    title: 'Superscript',
    keys: 'CmdOrCtrl+.',
    mac: 'Ctrl+Cmd+=',
    group: 'Format',
  },
  subscript: { title: 'Subscript', keys: 'CmdOrCtrl+,', mac: 'Ctrl+Cmd+-', group: 'Format' },
  clearFormatting: { title: 'Clear formatting', keys: 'CmdOrCtrl+\\', group: 'Format' },
  link: { title: 'Link…', keys: 'CmdOrCtrl+K', group: 'Format' },
  inlineNote: { title: 'Inline note', keys: undefined, group: 'Format' },
  paragraph: { title: 'Paragraph', keys: 'CmdOrCtrl+Alt+0', group: 'Block' },
  subhead: { title: 'Subhead', keys: 'CmdOrCtrl+Alt+2', group: 'Block' },
  minorSubhead: { title: 'Minor subhead', keys: 'CmdOrCtrl+Alt+3', group: 'Block' },
  smallSubhead: { title: 'Small subhead', keys: undefined, group: 'Block' },
  bulletList: { title: 'Bullet list', keys: 'CmdOrCtrl+Shift+8', group: 'Block' },
  orderedList: { title: 'Numbered list', keys: 'CmdOrCtrl+Shift+7', group: 'Block' },
  blockquote: { title: 'Block quote', keys: 'CmdOrCtrl+Shift+B', group: 'Block' },
  pullQuote: { title: 'Pull quote', keys: 'CmdOrCtrl+Shift+9', group: 'Block' },
  photo: { title: 'Photo…', keys: 'CmdOrCtrl+Shift+P', group: 'Block' },
  gallery: { title: 'Gallery…', keys: undefined, group: 'Block' },
  relatedLinks: { title: 'Related links', keys: 'CmdOrCtrl+Shift+L', group: 'Block' },
  checkLinks: { title: 'Check links', keys: undefined, group: 'Block' },
  embed: { title: 'Embed…', keys: undefined, group: 'Block' },
  table: { title: 'Table', keys: undefined, group: 'Block' },
  factbox: { title: 'Fact box', keys: undefined, group: 'Block' },
  note: { title: 'Note for the desk', keys: undefined, group: 'Block' },
  divider: { title: 'Divider', keys: undefined, group: 'Block' },
  correction: { title: 'Correction', keys: undefined, group: 'Block' },
  insertMenu: { title: 'Insert a block…', keys: undefined, group: 'Block' },
  blockMenu: { title: 'Block menu…', keys: 'Alt+Enter', group: 'Block' },
  turnIntoPullQuote: { title: 'Turn into pull quote', keys: undefined, group: 'Block' },
  turnIntoFactbox: { title: 'Turn into fact box', keys: undefined, group: 'Block' },
  turnIntoNote: { title: 'Turn into note for the desk', keys: undefined, group: 'Block' },
  duplicateBlock: { title: 'Duplicate block', keys: 'Alt+Shift+Down', group: 'Block' },
  deleteBlock: { title: 'Delete block', keys: 'CmdOrCtrl+Shift+Backspace', group: 'Block' },
  makeGallery: { title: 'Make a gallery of photos', keys: undefined, group: 'Block' },
  photoOutOfGallery: { title: 'Take out of the gallery', keys: undefined, group: 'Block' },
  cropPhoto: { title: 'Crop photo…', keys: undefined, group: 'Block' },
  focalPoint: { title: 'Focal point…', keys: undefined, group: 'Block' },
  altText: { title: 'Alt text…', keys: undefined, group: 'Block' },
  photoFile: { title: 'What the photo’s file says…', keys: undefined, group: 'Block' },
  replacePhoto: { title: 'Replace photo…', keys: undefined, group: 'Block' },
  moveBlockUp: { title: 'Move block up', keys: 'Alt+Up', group: 'Block' },
  moveBlockDown: { title: 'Move block down', keys: 'Alt+Down', group: 'Block' },
  addRowBefore: { title: 'Add row above', keys: undefined, group: 'Table' },
  addRowAfter: { title: 'Add row below', keys: undefined, group: 'Table' },
  addColumnBefore: { title: 'Add column before', keys: undefined, group: 'Table' },
  addColumnAfter: { title: 'Add column after', keys: undefined, group: 'Table' },
  deleteRow: { title: 'Delete row', keys: undefined, group: 'Table' },
  deleteColumn: { title: 'Delete column', keys: undefined, group: 'Table' },
  deleteTable: { title: 'Delete table', keys: undefined, group: 'Table' },
  headerRow: { title: 'Header row', keys: undefined, group: 'Table' },
  headerColumn: { title: 'Header column', keys: undefined, group: 'Table' },
  mergeCells: { title: 'Merge cells', keys: undefined, group: 'Table' },
  splitCell: { title: 'Split cell', keys: undefined, group: 'Table' },
  palette: { title: 'Command palette', keys: 'CmdOrCtrl+Shift+K', group: 'View' },
  preview: { title: 'Preview', keys: 'CmdOrCtrl+Alt+P', group: 'View' },
  previewFormats: { title: 'Preview of each format…', keys: undefined, group: 'View' },
  toggleLibrary: { title: 'Show or hide the library', keys: 'CmdOrCtrl+Alt+B', group: 'View' },
  toggleInspector: { title: 'Show or hide the inspector', keys: 'CmdOrCtrl+Alt+I', group: 'View' },
  story: { title: 'Story', keys: undefined, group: 'View' },
  photos: { title: 'Photos', keys: undefined, group: 'View' },
  outline: { title: 'Outline', keys: 'CmdOrCtrl+Alt+O', group: 'View' },
  versions: { title: 'Versions', keys: undefined, group: 'View' },
  shortcuts: { title: 'Keyboard shortcuts…', keys: 'CmdOrCtrl+/', group: 'View' },
  openBeside: { title: 'Open an article beside…', keys: undefined, group: 'View' },
  openFileBeside: { title: 'Open a text or photo beside…', keys: undefined, group: 'View' },
  otherPane: { title: 'Go to the other pane', keys: 'F7', group: 'View' },
  closeBeside: { title: 'Close what is beside', keys: 'Shift+F7', group: 'View' },
  viewMenu: { title: 'View…', keys: undefined, group: 'View' },
  focusParagraph: { title: 'Focus on the paragraph', keys: 'F8', group: 'View' },
  focusSentence: { title: 'Focus on the sentence', keys: 'Shift+F8', group: 'View' },
  typewriter: { title: 'Typewriter scrolling', keys: 'F9', group: 'View' },
  invisibles: { title: 'Invisible characters', keys: 'Shift+F9', group: 'View' },
  layOutAll: { title: 'Lay out all of a long article', keys: undefined, group: 'View' },
  zoomIn: { title: 'Zoom in', keys: 'CmdOrCtrl+=', group: 'View' },
  zoomOut: { title: 'Zoom out', keys: 'CmdOrCtrl+-', group: 'View' },
  zoomReset: { title: 'Actual size', keys: 'CmdOrCtrl+0', group: 'View' },
  largerText: { title: 'Larger text', keys: 'CmdOrCtrl+Alt+=', group: 'View' },
  smallerText: { title: 'Smaller text', keys: 'CmdOrCtrl+Alt+-', group: 'View' },
  columnNarrow: { title: 'Narrow column', keys: undefined, group: 'View' },
  columnNormal: { title: 'Normal column', keys: undefined, group: 'View' },
  columnWide: { title: 'Wide column', keys: undefined, group: 'View' },
  themeSystem: { title: 'Theme: as the system', keys: undefined, group: 'View' },
  themeLight: { title: 'Theme: light', keys: undefined, group: 'View' },
  themeDark: { title: 'Theme: dark', keys: undefined, group: 'View' },
  themeProof: { title: 'Theme: proofreading', keys: undefined, group: 'View' },
  focusLibrary: { title: 'Go to the library', keys: 'F6', group: 'View' },
} as const satisfies Record<
  string,
  /** `mac`, `windows`: its own keys on that system, where people know others. */
  Keys & { title: string; group: CommandGroup }
>;

/** Commands that are called as the desk calls what they make. */
const named: Partial<Record<string, DeskLabel>> = {
  subhead: 'subhead',
  minorSubhead: 'minorSubhead',
  pullQuote: 'pullQuote',
  relatedLinks: 'relatedLinks',
  factbox: 'factbox',
  note: 'note',
};

/** A command's name in a desk's words. */
export function titleIn(labels: Readonly<Record<DeskLabel, string>>, id: CommandId): string {
  const label = named[id];
  return label ? labels[label] : commands[id].title;
}

/** The keys of a command as its platform has them. */
export function keysOn(id: CommandId, platform: Platform): string | undefined {
  const { keys, mac, windows }: Keys = commands[id];
  return (platform === 'mac' && mac) || (platform === 'windows' && windows) || keys;
}

interface Keys {
  keys: string | undefined;
  mac?: string;
  windows?: string;
}

export type CommandGroup = 'File' | 'Edit' | 'Format' | 'Block' | 'Table' | 'View';
export type CommandId = keyof typeof commands;
