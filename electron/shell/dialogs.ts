import path from 'node:path';
import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import type { WindowDocument } from '../../shared/contract/desktopBridge.ts';
import { quoted } from '../../shared/copydesk/quoted.ts';
import { packExtension } from '../../shared/pack/extension.ts';
import type { HostPorts } from '../newsroom/hostPorts.ts';
import type { Printer } from '../newsroom/printing/printer.ts';
import { externalLink } from './policy/links.ts';

/** The system's dialogs, belonging to the window in front or to the one given. */
export interface NativeDialogs<Window> {
  open(options: OpenDialogOptions): Promise<Pick<OpenDialogReturnValue, 'canceled' | 'filePaths'>>;
  save(options: SaveDialogOptions): Promise<Pick<SaveDialogReturnValue, 'canceled' | 'filePath'>>;
  message(
    options: MessageBoxOptions,
    window?: Window,
  ): Promise<Pick<MessageBoxReturnValue, 'response'>>;
}

export interface DialogSurroundings<Window> {
  version: string;
  dialogs: NativeDialogs<Window>;
  isFolder(place: string): boolean;
  exists(place: string): boolean;
  /** Where to start where the folder chosen last is gone, or there is none yet. */
  documents: string;
  showInFolder(place: string): void;
  openExternal(href: string): Promise<void>;
  printer: Printer;
}

const articleFiles = [
  { name: 'Stet articles', extensions: ['stet'] },
  { name: 'All files', extensions: ['*'] },
];

const newFiles = {
  article: { title: 'Save the article', extension: '.stet', filters: articleFiles },
  pack: {
    title: 'Save the pack',
    extension: packExtension,
    filters: [{ name: 'Stet packs', extensions: [packExtension.slice(1)] }],
  },
} as const;

const folderTitles = {
  library: { title: 'Open a library folder', buttonLabel: 'Open library' },
  export: { title: 'Export into a folder', buttonLabel: 'Export here' },
} as const;

/** The host's part of the newsroom, with the system's own dialogs. The newsroom remembers the folders. */
export function desktopPorts<Window>(around: DialogSurroundings<Window>): Required<HostPorts> {
  const { dialogs } = around;
  /** Some systems start anywhere when told to start in a folder that is gone. */
  const start = (startIn: string | undefined) =>
    startIn !== undefined && around.isFolder(startIn) ? startIn : around.documents;

  return {
    host: 'desktop',
    version: around.version,
    printer: around.printer,

    async chooseFolder(purpose, startIn) {
      const { canceled, filePaths } = await dialogs.open({
        ...folderTitles[purpose],
        defaultPath: start(startIn),
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? undefined : filePaths[0];
    },

    async chooseArticle(startIn) {
      const { canceled, filePaths } = await dialogs.open({
        title: 'Open an article',
        defaultPath: start(startIn),
        filters: articleFiles,
        properties: ['openFile'],
      });
      return canceled ? undefined : filePaths[0];
    },

    async chooseNewFile(name, startIn, kind = 'article') {
      const { title, extension, filters } = newFiles[kind];
      let suggestion = path.join(start(startIn), path.basename(name));
      for (;;) {
        const { canceled, filePath } = await dialogs.save({
          title,
          defaultPath: suggestion,
          filters: [...filters].map((filter) => ({
            ...filter,
            extensions: [...filter.extensions],
          })),
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        });
        if (canceled || filePath === '') return undefined;
        if (filePath.toLowerCase().endsWith(extension)) return filePath;
        // Not every system adds the ending; then its dialog has not asked about this very file.
        const whole = `${filePath}${extension}`;
        if (!around.exists(whole) || (await mayReplace(dialogs, whole))) return whole;
        suggestion = whole;
      }
    },

    async reveal(place) {
      around.showInFolder(place);
    },

    async openLink(href) {
      const link = externalLink(href);
      if (!link) {
        await dialogs.message({
          type: 'warning',
          message: 'This link cannot be opened from here',
          detail: 'Stet opens web (https) and mail addresses only.',
          buttons: ['OK'],
        });
        return false;
      }
      const { response } = await dialogs.message({
        type: 'question',
        message:
          link.kind === 'web' ? `Open ${link.recipient}?` : `Write to ${link.recipient || '…'}?`,
        detail: link.href,
        buttons: ['Open', 'Cancel'],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      });
      if (response !== 0) return false;
      await around.openExternal(link.href);
      return true;
    },
  };
}

async function mayReplace<Window>(dialogs: NativeDialogs<Window>, place: string) {
  const { response } = await dialogs.message({
    type: 'warning',
    message: `Replace “${path.basename(place)}”?`,
    detail: 'A file of that name is already in this folder.',
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

const named = ({ title, beside }: WindowDocument) =>
  [title, ...(beside ? [beside.title] : [])]
    .map((each) => (each === '' ? 'this article' : quoted(each)))
    .join(' or ');

/** Says what may be lost, because nobody can ask the page any more. */
export async function warnHung<Window>(
  dialogs: NativeDialogs<Window>,
  window: Window,
  document: WindowDocument,
  heard: boolean,
  signal: AbortSignal,
): Promise<'wait' | 'close'> {
  const { response } = await dialogs.message(
    {
      type: 'warning',
      message: heard ? 'The window has not finished' : 'The window does not answer',
      detail: [
        heard ? 'It is saving, or waits for your answer to a question in it.' : '',
        document.unsaved
          ? `Changes to ${named(document)} that are not saved yet would be lost.`
          : `The last words typed in ${named(document)} may not be saved yet.`,
      ]
        .join(' ')
        .trim(),
      buttons: ['Keep waiting', 'Close anyway'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal,
    },
    window,
  );
  return response === 1 ? 'close' : 'wait';
}

export async function warnGone<Window>(
  dialogs: NativeDialogs<Window>,
  window: Window,
  document: WindowDocument,
  signal: AbortSignal,
): Promise<'reload' | 'close'> {
  const { response } = await dialogs.message(
    {
      type: 'error',
      message: 'The window has stopped working',
      detail: document.unsaved
        ? `Changes to ${named(document)} since the last save are lost. The saved file is unharmed.`
        : 'What was saved is unharmed.',
      buttons: ['Reload', 'Close window'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal,
    },
    window,
  );
  return response === 1 ? 'close' : 'reload';
}
