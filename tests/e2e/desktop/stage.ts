import { EventEmitter } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type Browser, expect, type Frame, type Page } from '@playwright/test';
import type { MenuItemConstructorOptions, MessageBoxOptions } from 'electron';
import { stagePreload } from './stagePreload.ts';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));
/** Chromium shows no scheme of ours without Electron. */
const stage = 'https://stet.test';

/** Starting a program takes its time on a busy machine. */
const start = { timeout: 30_000 };

export interface StageOptions {
  /** The program's arguments. */
  args: string[];
  userData: string;
}

/**
 * The desktop as it was built (dist/main.mjs, dist/preload.cjs and the page) on a stage for where
 * Electron's binary cannot be had: the main process runs in the test, windows are pages of Chromium,
 * the preload runs before each page, dialogs are answered by `answers`. What is Electron's own (the
 * scheme, isolation, navigation, menus on the screen) cannot be tested on it.
 */
export async function startOnStage(browser: Browser, options: StageOptions) {
  const context = await browser.newContext();
  const folder = await mkdtemp(path.join(tmpdir(), 'stet-stage-'));
  await cp(dist, path.join(folder, 'dist'), { recursive: true });
  await cp(path.join(dist, '../package.json'), path.join(folder, 'package.json'));
  const electronPackage = path.join(folder, 'node_modules/electron');
  await mkdir(electronPackage, { recursive: true });
  const preload = await readFile(path.join(folder, 'dist/preload.cjs'), 'utf8');

  const windows: StageWindow[] = [];
  const messages: MessageBoxOptions[] = [];
  /** Addresses outside the app that a page asked for. */
  const foreign: string[] = [];
  /** Messages to pages that have not arrived yet. */
  const onTheirWay: (Promise<unknown> | undefined)[] = [];
  /** What pages write to their console, and broken starts. */
  const log: string[] = [];
  let handler: ((request: Request) => Promise<Response>) | undefined;
  let menu: MenuItemConstructorOptions[] = [];
  let quitting = false;
  let exit: (code: number) => void = () => undefined;
  const exited = new Promise<number>((resolve) => {
    exit = resolve;
  });
  /** What the person does in the next dialogs. */
  const answers: { button?: string; file?: string }[] = [];
  const nextAnswer = () => {
    const answer = answers.shift();
    if (!answer) throw new Error('A dialog that the test did not expect');
    return answer;
  };
  const page = async (index = 0): Promise<Page> => {
    await expect.poll(() => windows[index]?.webContents.page?.isClosed(), start).toBe(false);
    const shown = windows[index]?.webContents.page;
    if (!shown) throw new Error(`There is no window ${index}`);
    await expect(shown.locator('.workspace')).toBeVisible(start);
    return shown;
  };

  class Contents extends EventEmitter {
    readonly ipc = new EventEmitter();
    page: Page | undefined;
    readonly window: StageWindow;
    constructor(window: StageWindow) {
      super();
      this.window = window;
    }
    setWindowOpenHandler() {}
    send(channel: string, value: unknown) {
      const sending = this.page
        ?.evaluate(([name, given]) => Reflect.get(window, 'stageReceive')(name, given), [
          channel,
          value,
        ] as const)
        .catch(() => undefined);
      onTheirWay.push(sending);
    }
    isDestroyed() {
      return this.page?.isClosed() ?? true;
    }
    /** A page of Chromium whose process ended cannot be used again, Electron's can. */
    reload() {
      void this.window.loadURL();
    }
    /** A message from a page, as Electron would say who sent it. */
    receive(frame: Frame, channel: string, value: unknown) {
      const page = this.page;
      this.ipc.emit(
        channel,
        {
          senderFrame: {
            url: frame.url().replace(stage, 'app://stet'),
            origin: frame.url().startsWith(`${stage}/`) ? 'app://stet' : 'null',
            detached: frame.isDetached(),
            parent: frame.parentFrame(),
            postMessage: (name: string, _message: unknown, [port]: MessagePort[] = []) => {
              if (port && page) connect(page, name, port);
            },
          },
        },
        value,
      );
    }
  }

  const ports = new Map<Page, MessagePort>();
  function connect(page: Page, channel: string, port: MessagePort) {
    ports.set(page, port);
    void page.evaluate((name) => Reflect.get(window, 'stagePort')(name), channel);
    port.on('message', (data: unknown) => {
      page
        .evaluate((given) => Reflect.get(window, 'stageToPort')(given), data)
        .catch(() => undefined);
    });
  }

  class StageWindow extends EventEmitter {
    static getFocusedWindow() {
      return windows.at(-1) ?? null;
    }
    readonly webContents = new Contents(this);
    title = '';
    edited = false;
    area: { x: number; y: number; width: number; height: number };
    constructor(given: { x: number; y: number; width: number; height: number }) {
      super();
      this.area = given;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL() {
      const page = await context.newPage();
      await page.setViewportSize({ width: this.area.width, height: this.area.height });
      this.webContents.page = page;
      page.on('crash', () => {
        this.webContents.page = undefined;
        this.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
      });
      page.on('console', (message) => {
        // The stage's own script, which the frame of a preview refuses like any other.
        const own = /^Blocked script execution in '[^']*\/preview\//.test(message.text());
        if (message.type() === 'error' && !own) log.push(message.text());
      });
      page.on('pageerror', (error) => log.push(error.message));
      await page.goto(`${stage}/`);
      this.emit('ready-to-show');
    }
    /** The person presses the close button. */
    close() {
      let prevented = false;
      this.emit('close', {
        preventDefault: () => {
          prevented = true;
        },
      });
      if (prevented) quitting = false;
      else this.destroy();
    }
    destroy() {
      if (!windows.includes(this)) return;
      windows.splice(windows.indexOf(this), 1);
      void this.webContents.page?.close().catch(() => undefined);
      this.emit('closed');
      if (windows.length > 0) return;
      if (quitting) endQuit();
      else app.emit('window-all-closed');
    }
    getBounds() {
      return this.area;
    }
    getNormalBounds() {
      return this.area;
    }
    isMaximized() {
      return false;
    }
    isFullScreen() {
      return false;
    }
    isMinimized() {
      return false;
    }
    setTitle(title: string) {
      this.title = title;
    }
    setDocumentEdited(edited: boolean) {
      this.edited = edited;
    }
    restore() {}
    show() {}
    focus() {
      void this.webContents.page?.bringToFront().catch(() => undefined);
      this.emit('focus');
    }
    maximize() {}
    setFullScreen() {}
    setRepresentedFilename() {}
    setBackgroundColor() {}
  }

  function endQuit() {
    let prevented = false;
    app.emit('will-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) exit(0);
  }

  const folders: Record<string, string> = {
    documents: options.userData,
    appData: options.userData,
  };
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    dock: undefined,
    enableSandbox: () => undefined,
    setName: () => undefined,
    setAboutPanelOptions: () => undefined,
    setAppUserModelId: () => undefined,
    setUserTasks: () => true,
    addRecentDocument: () => undefined,
    getVersion: () => '0.0.0',
    getPath: (name: string) => folders[name] ?? options.userData,
    setPath: (name: string, place: string) => {
      folders[name] = place;
    },
    requestSingleInstanceLock: () => true,
    whenReady: async () => undefined,
    quit: () => {
      quitting = true;
      app.emit('before-quit', {});
      if (windows.length === 0) return endQuit();
      for (const window of [...windows]) window.close();
    },
    exit: (code: number) => exit(code),
  });
  const workArea = { x: 0, y: 0, width: 1280, height: 860 };
  const choose = async () => {
    const { file } = nextAnswer();
    return {
      canceled: file === undefined,
      filePaths: file === undefined ? [] : [file],
      filePath: file ?? '',
    };
  };
  const electron = {
    app,
    BrowserWindow: StageWindow,
    clipboard: { writeText: () => undefined },
    dialog: {
      showErrorBox: (title: string, text: string) => void log.push(`${title}: ${text}`),
      showOpenDialog: choose,
      showSaveDialog: choose,
      showMessageBox: async (...given: unknown[]) => {
        const shown = given.at(-1) as MessageBoxOptions;
        messages.push(shown);
        return { response: shown.buttons?.indexOf(nextAnswer().button ?? '') ?? 0 };
      },
    },
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (template: MenuItemConstructorOptions[]) => {
        menu = template;
      },
    },
    MessageChannelMain: MessageChannel,
    nativeTheme: Object.assign(new EventEmitter(), { shouldUseDarkColors: false }),
    powerMonitor: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: () => undefined,
      handle: (_scheme: string, handle: (request: Request) => Promise<Response>) => {
        handler = handle;
      },
    },
    screen: {
      getPrimaryDisplay: () => ({ id: 1, workArea }),
      getAllDisplays: () => [{ id: 1, workArea }],
    },
    session: {
      defaultSession: Object.assign(new EventEmitter(), {
        setPermissionCheckHandler: () => undefined,
        setPermissionRequestHandler: () => undefined,
        setDevicePermissionHandler: () => undefined,
        setSpellCheckerEnabled: () => undefined,
        webRequest: { onBeforeRequest: () => undefined },
      }),
    },
    shell: { showItemInFolder: () => undefined, openExternal: async () => undefined },
  };

  await context.exposeBinding('stageSend', ({ page, frame }, channel: string, value: unknown) => {
    for (const { webContents } of windows) {
      if (webContents.page === page) webContents.receive(frame, channel, value);
    }
  });
  await context.exposeBinding('stageFromPort', ({ page }, data: unknown) =>
    ports.get(page)?.postMessage(data),
  );
  await context.addInitScript({ content: stagePreload(preload) });
  await context.route('**/*', async (route) => {
    const request = route.request();
    if (!request.url().startsWith(`${stage}/`) || !handler) {
      foreign.push(request.url());
      return route.abort();
    }
    const headers = new Headers(await request.allHeaders().catch(() => request.headers()));
    if (headers.get('origin') === stage) headers.set('origin', 'app://stet');
    const body = request.postDataBuffer();
    const response = await handler(
      new Request(request.url().replace(stage, 'app://stet'), {
        method: request.method(),
        headers: [...headers].filter(([name]) => !name.startsWith(':')),
        body: body ? new Uint8Array(body) : null,
      }),
    );
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });

  const key = `stet.stage.${path.basename(folder)}`;
  Reflect.set(globalThis, Symbol.for(key), electron);
  await writeFile(
    path.join(electronPackage, 'package.json'),
    JSON.stringify({ name: 'electron', type: 'module', exports: './electron.mjs' }),
  );
  await writeFile(
    path.join(electronPackage, 'electron.mjs'),
    `export const { ${Object.keys(electron).join(', ')} } = globalThis[Symbol.for('${key}')];\n`,
  );
  const before = { argv: process.argv, data: process.env.STET_USER_DATA };
  process.argv = [process.execPath, ...options.args];
  process.env.STET_USER_DATA = options.userData;
  await import(pathToFileURL(path.join(folder, 'dist/main.mjs')).href);
  process.argv = before.argv;
  if (before.data === undefined) delete process.env.STET_USER_DATA;
  else process.env.STET_USER_DATA = before.data;

  await expect.poll(() => windows.length, start).toBeGreaterThan(0);
  return {
    app,
    windows,
    /** The page of a window, when it is there for the person. */
    page,
    answers,
    messages,
    foreign,
    log,
    exited,
    /** What the menu item of that name does. */
    press(label: string) {
      const all = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
        items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])]);
      const item = all(menu).find((one) => one.label === label);
      if (!item?.click) throw new Error(`No menu item ${label}`);
      Reflect.apply(item.click, undefined, []);
    },
    /** Once every message to a page is dealt with there. */
    async delivered() {
      await Promise.all(onTheirWay.splice(0));
    },
    /** Ends it without asking anybody, if it runs still. */
    async stop() {
      for (const window of [...windows]) window.destroy();
      await exited;
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
