import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { MenuItemConstructorOptions } from 'electron';
import { createBridge } from '../../../electron/shell/bridge.ts';
import type { DesktopBridge } from '../../../shared/contract/desktopBridge.ts';

/**
 * An Electron that keeps what it was told and behaves as documented where the shell depends on it:
 * what must come before `ready`, what a window does when closing is prevented, how a quit goes on.
 */
export function electronDouble(folders: Record<string, string>) {
  /** What was done, in order. */
  const done: string[] = [];
  const windows: WindowDouble[] = [];
  let isReady = false;
  let quitting = false;
  let lock = true;
  let handOver: unknown;
  let handler: ((request: Request) => Promise<Response>) | undefined;
  let menu: MenuItemConstructorOptions[] = [];
  let exited: (code: number) => void = () => undefined;
  const exit = new Promise<number>((resolve) => {
    exited = resolve;
  });

  function beforeReady(what: string) {
    if (isReady) throw new Error(`${what} after the app is ready`);
    done.push(what);
  }

  class Contents extends EventEmitter {
    readonly ipc = new EventEmitter();
    page = new EventEmitter();
    ports: MessagePort[] = [];
    readonly frame = {
      url: 'app://stet/',
      origin: 'app://stet',
      detached: false,
      parent: null,
      postMessage: (_channel: string, _message: unknown, transfer: MessagePort[] = []) =>
        void this.ports.push(...transfer),
    };
    readonly navigation: string[] = [];
    setWindowOpenHandler() {
      this.navigation.push('setWindowOpenHandler');
    }
    send(channel: string, value: unknown) {
      this.page.emit(channel, value);
    }
    isDestroyed() {
      return false;
    }
    reload() {
      done.push('reload');
    }
  }

  class WindowDouble extends EventEmitter {
    static getFocusedWindow() {
      return windows.at(-1) ?? null;
    }
    readonly webContents = new Contents();
    readonly options: Record<string, unknown>;
    title = '';
    constructor(options: Record<string, unknown>) {
      super();
      if (!isReady) throw new Error('A window before the app is ready');
      this.options = options;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(url: string) {
      if (!handler) throw new Error('A page before the protocol is handled');
      done.push(`load ${url}`);
    }
    /** What the page sees. */
    loadPage(): DesktopBridge {
      this.webContents.page = new EventEmitter();
      return createBridge({
        platform: process.platform,
        send: (channel, value) =>
          void this.webContents.ipc.emit(channel, { senderFrame: this.webContents.frame }, value),
        listen: (channel, handle) => void this.webContents.page.on(channel, handle),
      });
    }
    /** The person's press on the close button, or a quit. */
    close(): boolean {
      let prevented = false;
      this.emit('close', {
        preventDefault: () => {
          prevented = true;
        },
      });
      if (prevented) quitting = false;
      else this.destroy();
      return !prevented;
    }
    destroy() {
      if (!windows.includes(this)) return;
      windows.splice(windows.indexOf(this), 1);
      this.emit('closed');
      if (windows.length > 0) return;
      if (quitting) endQuit();
      else app.emit('window-all-closed');
    }
    getBounds() {
      return { x: 100, y: 80, width: 900, height: 700 };
    }
    getNormalBounds() {
      return this.getBounds();
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
    restore() {}
    show() {}
    focus() {}
    maximize() {}
    setFullScreen() {}
    setDocumentEdited() {}
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
    if (!prevented) exited(0);
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    dock: undefined,
    enableSandbox: () => beforeReady('enableSandbox'),
    setName: (name: string) => beforeReady(`name ${name}`),
    setAboutPanelOptions: () => undefined,
    getVersion: () => '1.2.3',
    getPath: (name: string) => {
      const folder = folders[name];
      if (folder === undefined) throw new Error(`No folder ${name}`);
      return folder;
    },
    setPath: (name: string, folder: string) => {
      beforeReady(`path ${name}`);
      if (!existsSync(folder)) throw new Error(`Failed to set path: ${folder} is not there`);
      folders[name] = folder;
    },
    requestSingleInstanceLock: (data: unknown) => {
      beforeReady('lock');
      handOver = data;
      return lock;
    },
    whenReady: async () => {
      isReady = true;
      done.push('ready');
    },
    quit: () => {
      done.push('quit');
      quitting = true;
      app.emit('before-quit', {});
      if (windows.length === 0) return endQuit();
      for (const window of [...windows]) window.close();
    },
    exit: (code: number) => exited(code),
    // Elsewhere Electron has no such functions, and a call would end the start.
    ...(process.platform === 'win32' && {
      setAppUserModelId: (id: string) => done.push(`id ${id}`),
      setUserTasks: () => true,
    }),
    ...(process.platform !== 'linux' && {
      addRecentDocument: (place: string) => done.push(`recent ${place}`),
    }),
  });

  const electron = {
    app,
    BrowserWindow: WindowDouble,
    clipboard: { writeText: () => undefined },
    dialog: { showErrorBox: (title: string, text: string) => done.push(`${title}: ${text}`) },
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
      registerSchemesAsPrivileged: () => beforeReady('schemes'),
      handle: (scheme: string, handle: (request: Request) => Promise<Response>) => {
        done.push(`handle ${scheme}`);
        handler = handle;
      },
    },
    screen: {
      getPrimaryDisplay: () => ({ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
      getAllDisplays: () => [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
    },
    session: {
      defaultSession: Object.assign(new EventEmitter(), {
        setPermissionCheckHandler: () => done.push('check'),
        setPermissionRequestHandler: () => done.push('request'),
        setDevicePermissionHandler: () => undefined,
        setSpellCheckerEnabled: () => undefined,
        webRequest: { onBeforeRequest: () => undefined },
      }),
    },
    shell: { showItemInFolder: () => undefined, openExternal: async () => undefined },
  };

  return {
    electron,
    done,
    windows,
    exit,
    news: () => done.splice(0),
    menu: () => menu,
    handedOver: () => handOver,
    request: (url: string) => handler?.(new Request(url)),
    loseLock: () => {
      lock = false;
    },
  };
}
