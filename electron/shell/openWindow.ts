import type { MessagePortMain, WebContents } from 'electron';
import {
  app,
  BrowserWindow,
  clipboard,
  Menu,
  MessageChannelMain,
  nativeTheme,
  screen,
} from 'electron';
import { ArticleWindow } from './articleWindow.ts';
import { background } from './background.ts';
import { contextMenuTemplate } from './contextMenu.ts';
import { type NativeDialogs, warnGone, warnHung } from './dialogs.ts';
import { appPage } from './policy/origin.ts';
import { webPreferences } from './policy/webPreferences.ts';
import { placeWindow, smallestWindow, stateOf, type WindowState } from './windowState.ts';

export interface WindowNeeds {
  preload: string;
  kept: WindowState | undefined;
  keep(state: WindowState): void;
  dialogs: NativeDialogs<BrowserWindow>;
  serve(port: MessagePortMain): void;
  placeOf(file: string): string | undefined;
  documentOpened(): void;
  openLink(href: string): void;
  /** Absolute paths of an export's files; none once it is forgotten. */
  filesOf(job: string): readonly string[];
  focused(window: ArticleWindow<MessagePortMain>): void;
  stays(): void;
  closed(window: ArticleWindow<MessagePortMain>): void;
  log(what: string): void;
}

/** Opens a window on the app's page. */
export function openWindow(needs: WindowNeeds): ArticleWindow<MessagePortMain> {
  const { log, dialogs, preload } = needs;
  const state = placeWindow(needs.kept, workAreas(), BrowserWindow.getFocusedWindow()?.getBounds());
  const native = new BrowserWindow({
    ...state.area,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Stet',
    backgroundColor: background(nativeTheme.shouldUseDarkColors),
    webPreferences: { ...webPreferences, preload },
  });
  const contents = native.webContents;
  const window = new ArticleWindow<MessagePortMain>(native, {
    platform: process.platform,
    openPort: () => {
      const { port1, port2 } = new MessageChannelMain();
      needs.serve(port1);
      return { given: port2, end: () => port1.close() };
    },
    placeOf: needs.placeOf,
    documentOpened: (place) => {
      if (process.platform !== 'linux') app.addRecentDocument(place);
      needs.documentOpened();
    },
    warnHung: (document, heard, signal) => warnHung(dialogs, native, document, heard, signal),
    warnGone: (document, signal) => warnGone(dialogs, native, document, signal),
    dragOut: (job) =>
      void dragOut(contents, needs.filesOf(job)).catch((error) => log(String(error))),
    stays: needs.stays,
    closed: () => {
      nativeTheme.off('updated', recolour);
      needs.closed(window);
    },
    log,
  });

  const recolour = () => native.setBackgroundColor(background(nativeTheme.shouldUseDarkColors));
  nativeTheme.on('updated', recolour);
  native.once('ready-to-show', () => {
    if (state.maximized) native.maximize();
    native.show();
    if (state.fullScreen) native.setFullScreen(true);
  });
  native.on('focus', () => needs.focused(window));
  native.on('close', () => needs.keep(stateOf(native)));
  // Windows is being shut down: hold it only while there is something to write.
  native.on('query-session-end', (event) => {
    if (!window.document.unsaved) return;
    event.preventDefault();
    void window.save();
  });
  // The title says more than the page's own.
  native.on('page-title-updated', (event) => event.preventDefault());
  contents.on('did-fail-load', (_event, code, description, _address, isMainFrame) => {
    if (isMainFrame) log(`The page did not load: ${description} (${code}).`);
    if (isMainFrame) native.show();
  });
  contents.on('preload-error', (_event, _path, error) => log(`The preload failed: ${error.stack}`));
  contents.on('context-menu', (_event, asked) => {
    const items = contextMenuTemplate(asked, {
      open: needs.openLink,
      copy: (href) => clipboard.writeText(href),
    });
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window: native });
  });
  native.loadURL(appPage).catch((error) => log(`The page did not load: ${String(error)}`));
  return window;
}

/** With the system's own picture of the file on the pointer. */
async function dragOut(contents: WebContents, files: readonly string[]): Promise<void> {
  const [file] = files;
  if (file === undefined) return;
  const icon = await app.getFileIcon(file);
  if (!contents.isDestroyed()) contents.startDrag({ file, files: [...files], icon });
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary.workArea, ...others.map(({ workArea }) => workArea)] as const;
}
