import { existsSync, mkdirSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  app,
  dialog,
  Menu,
  type MessagePortMain,
  powerMonitor,
  protocol,
  session,
  shell,
} from 'electron';
import { deskDefaults } from '../../shared/contract/deskDefaults.ts';
import { createByteHandler } from '../newsroom/bytes/handleBytes.ts';
import { createRendererFiles } from '../newsroom/bytes/rendererFiles.ts';
import { closeInTime } from '../newsroom/ending.ts';
import { openNewsroom } from '../newsroom/openNewsroom.ts';
import { createNewsroomServer } from '../newsroom/rpc/transports.ts';
import { createUserFile } from '../newsroom/settings/userFile.ts';
import { appProtocol, appSchemes } from './appProtocol.ts';
import type { ArticleWindow } from './articleWindow.ts';
import { desktopPorts } from './dialogs.ts';
import { guardSession } from './guardSession.ts';
import { handedOver, readLaunch, type WindowLaunch } from './launch.ts';
import { menuTemplate } from './menu.ts';
import { nativeDialogs } from './nativeDialogs.ts';
import { nativePrinter } from './nativePrinter.ts';
import { openWindow } from './openWindow.ts';
import { guardNavigation } from './policy/navigation.ts';
import { appScheme } from './policy/origin.ts';
import { type WindowState, windowState } from './windowState.ts';
import { Windows } from './windows.ts';

/** As in electron-builder.yml: Windows groups windows and recent documents by it. */
const appId = 'app.stet.editor';

const log = (what: string) => console.error(what);
const refused = (what: string) => log(`Refused ${what}`);

export const isFolder = (place: string) =>
  statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;

/**
 * Runs the app with its windows, until the person quits. To be called before the app is ready.
 * @param program the folder of the bundles
 */
export async function runDesktop(launch: WindowLaunch, program: string): Promise<void> {
  try {
    await run(launch, program);
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    dialog.showErrorBox(
      'Stet cannot start',
      error instanceof Error ? error.message : String(error),
    );
    app.exit(1);
  }
}

async function run(launch: WindowLaunch, program: string): Promise<void> {
  app.enableSandbox();
  app.setName('Stet');
  // The folders that the other hosts use too; what Chromium keeps is nobody's to read.
  const userData = path.resolve(
    process.env.STET_USER_DATA || path.join(app.getPath('appData'), 'Stet'),
  );
  const sessionData = path.join(userData, 'session');
  // Electron takes only folders that are there.
  mkdirSync(sessionData, { recursive: true, mode: 0o700 });
  app.setPath('userData', userData);
  app.setPath('sessionData', sessionData);
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  protocol.registerSchemesAsPrivileged(appSchemes);
  if (!app.requestSingleInstanceLock({ ...launch })) {
    app.quit();
    return;
  }
  // The system may say what to open before there is anybody to open it.
  const early: WindowLaunch[] = [{ ...launch, library: undefined }];
  let take = (next: WindowLaunch): void => void early.push(next);
  app.on('second-instance', (_event, argv, cwd, data) => {
    const next = handedOver(data) ?? readLaunch(argv.slice(1), cwd, isFolder);
    if (next.kind === 'window') take(next);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    take({ kind: 'window', files: [file], newWindow: false });
  });
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents, refused));

  await app.whenReady();
  take = await open(launch.library, program);
  for (const next of early) take(next);
}

/** @returns what takes in later launches */
async function open(
  library: string | undefined,
  program: string,
): Promise<(next: WindowLaunch) => void> {
  const userData = app.getPath('userData');
  const dialogs = nativeDialogs();
  const host = desktopPorts({
    version: app.getVersion(),
    dialogs,
    isFolder,
    exists: existsSync,
    documents: app.getPath('documents'),
    showInFolder: (place) => shell.showItemInFolder(place),
    openExternal: (href) => shell.openExternal(href),
    printer: nativePrinter(refused),
  });
  const newsroom = await openNewsroom({
    userData,
    host,
    library,
    version: app.getVersion(),
  });
  if ((await newsroom.library.status()).state === 'none') {
    // The first start: a person should be able to begin writing.
    const first = path.join(app.getPath('documents'), 'Stet');
    await mkdir(first, { recursive: true });
    await newsroom.library.openFolder(first);
  }
  const server = createNewsroomServer(newsroom);
  const places = createUserFile(
    path.join(userData, 'window.json'),
    windowState.nullable(),
    () => null,
  );
  let kept: WindowState | undefined = (await places.read().catch(() => null)) ?? undefined;
  const keep = (state: WindowState) => {
    kept = state;
    places.change(() => state).catch((error) => log(`Window not remembered: ${String(error)}`));
  };

  protocol.handle(
    appScheme,
    appProtocol({
      files: await createRendererFiles(path.join(program, 'renderer-manifest.json')),
      bytes: createByteHandler(newsroom),
    }),
  );
  guardSession(session.defaultSession, refused);

  const windows = new Windows<ArticleWindow<MessagePortMain>>(() =>
    openWindow({
      preload: path.join(program, 'preload.cjs'),
      kept,
      keep,
      dialogs,
      serve: (port) => server.serveMessagePort(port),
      placeOf: (file) => newsroom.articles.placeOf(file),
      documentOpened: () => void setMenu(),
      filesOf: (job) => newsroom.exports.draggable(job),
      openLink: (href) => void host.openLink(href).catch((error) => log(String(error))),
      focused: (window) => windows.focused(window),
      stays: () => windows.stays(),
      closed: (window) => windows.closed(window),
      log,
    }),
  );

  async function setMenu() {
    const recent = await newsroom.articles.recent().catch(() => []);
    const { keys } = await newsroom.settings.read().catch(() => ({ keys: {} }));
    const { labels } = await newsroom.library.deskSettings().then(
      ({ settings }) => settings,
      () => deskDefaults,
    );
    const template = menuTemplate({
      platform: process.platform,
      packaged: app.isPackaged,
      recent,
      keys,
      labels,
      run: (command) => windows.run(command),
      openRecent: (file) => windows.openFile(file),
      newWindow: () => windows.newWindow(),
      about: () => app.showAboutPanel(),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  newsroom.settings.onChange(({ keys }) => {
    if (keys !== undefined) void setMenu();
  });

  // Another library is another desk, with names of its own.
  void (async () => {
    for await (const { kind } of newsroom.library.events(undefined)) {
      if (kind === 'desk-changed' || kind === 'status-changed') await setMenu();
    }
  })();

  // The icon's own menu, on macOS and on Windows.
  app.dock?.setMenu(
    Menu.buildFromTemplate([{ label: 'New window', click: () => windows.newWindow() }]),
  );
  if (process.platform === 'win32' && app.isPackaged) {
    app.setUserTasks([
      {
        program: process.execPath,
        arguments: '--new-window',
        title: 'New window',
        description: 'Opens another window of Stet',
        iconPath: process.execPath,
        iconIndex: 0,
      },
    ]);
  }
  app.setAboutPanelOptions({
    applicationName: 'Stet',
    applicationVersion: app.getVersion(),
    copyright: 'MIT licence. What the journalist wrote stands.',
  });
  app.on('activate', () => {
    if (!windows.front) windows.newWindow();
  });
  app.on('before-quit', () => windows.quits());
  app.on('window-all-closed', () => {
    if (windows.endsWithoutWindows(process.platform)) app.quit();
  });
  app.once('will-quit', (event) => {
    event.preventDefault();
    // Each write that is under way leaves a whole file either way.
    const close = async () => {
      await newsroom.close().catch((error) => log(String(error)));
      await places.read().catch(() => null);
    };
    void closeInTime(close).finally(() => app.exit(0));
  });
  powerMonitor.on('suspend', () => void windows.saveAll());
  // Electron's types leave out the event that its documentation names.
  powerMonitor.on('shutdown', (...given: { preventDefault?(): void }[]) => {
    given[0]?.preventDefault?.();
    app.quit();
  });

  await setMenu();
  return ({ files, library, newWindow }) => {
    if (library !== undefined) {
      newsroom.library.openFolder(library).catch((error) => log(String(error)));
    }
    if (newWindow || !windows.front) windows.newWindow();
    else windows.front.toFront();
    for (const [index, place] of files.entries()) {
      windows.openFile(newsroom.articles.register(place), index === 0 ? 'front' : 'new');
    }
  };
}
