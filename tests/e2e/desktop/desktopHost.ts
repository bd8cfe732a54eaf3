import { fileURLToPath } from 'node:url';
import { _electron, type Browser, type Page } from '@playwright/test';
import { startOnStage } from './stage.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** A running desktop on one library. */
export interface DesktopHost {
  /** The window that it opened with. */
  readonly page: Page;
  /** File > New window. */
  openWindow(): Promise<Page>;
  /** What the person chooses when a dialog next asks for a folder. */
  chooseNextFolder(folder: string): Promise<void>;
  /** Quits as a person does, and resolves when the program has ended. */
  stop(): Promise<void>;
  /** Ends it without a word to anybody. */
  kill(): Promise<void>;
}

export interface DesktopFolders {
  library: string;
  userData: string;
}

/** Electron itself where its binary is (`STET_ELECTRON`), else the stage. */
export const startDesktopHost = (browser: Browser, folders: DesktopFolders) =>
  process.env.STET_ELECTRON
    ? startElectron(process.env.STET_ELECTRON, folders)
    : startStage(browser, folders);

async function startElectron(executablePath: string, folders: DesktopFolders) {
  const electron = await _electron.launch({
    executablePath,
    args: [project, '--library', folders.library],
    env: { ...process.env, STET_USER_DATA: folders.userData },
  });
  return {
    page: await electron.firstWindow(),
    async openWindow() {
      const opened = electron.waitForEvent('window');
      await electron.evaluate(({ Menu }) => {
        const items = Menu.getApplicationMenu()?.items.flatMap(
          ({ submenu }) => submenu?.items ?? [],
        );
        items?.find(({ label }) => label === 'New window')?.click();
      });
      return await opened;
    },
    async chooseNextFolder(folder) {
      await electron.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, folder);
    },
    stop: () => electron.close(),
    async kill() {
      const closed = electron.waitForEvent('close');
      electron.process().kill('SIGKILL');
      await closed;
    },
  } satisfies DesktopHost;
}

async function startStage(browser: Browser, { library, userData }: DesktopFolders) {
  const desktop = await startOnStage(browser, { args: ['--library', library], userData });
  return {
    page: await desktop.page(),
    openWindow() {
      const index = desktop.windows.length;
      desktop.press('New window');
      return desktop.page(index);
    },
    async chooseNextFolder(folder) {
      desktop.answers.push({ file: folder });
    },
    async stop() {
      desktop.app.quit();
      await desktop.exited;
      await desktop.stop();
    },
    kill: () => desktop.stop(),
  } satisfies DesktopHost;
}
