import type { Area, WindowState } from './windowState.ts';
import { readWindowState } from './windowState.ts';

export const folderPurposes = ['library', 'export', 'article', 'newFile'] as const;
export type FolderPurpose = (typeof folderPurposes)[number];

/** What the desktop remembers between two starts. */
interface Remembered {
  window: WindowState | undefined;
  /** The folder each dialog was in last. */
  folders: Partial<Record<FolderPurpose, string>>;
}

export interface MemoryFile {
  /** undefined where there is none. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/**
 * Window places and last folders: worth keeping, never worth a message when they cannot be kept. A
 * file that holds something else is as good as none.
 */
export class Memory {
  readonly #file: MemoryFile;
  readonly #log: (what: string) => void;
  #remembered: Remembered;
  #writing: Promise<void> | undefined;
  #changed = false;

  private constructor(file: MemoryFile, log: (what: string) => void, remembered: Remembered) {
    this.#file = file;
    this.#log = log;
    this.#remembered = remembered;
  }

  static async open(file: MemoryFile, log: (what: string) => void): Promise<Memory> {
    let text: string | undefined;
    try {
      text = await file.read();
    } catch (error) {
      log(`Window places cannot be read: ${String(error)}`);
    }
    return new Memory(file, log, readRemembered(text));
  }

  get window(): WindowState | undefined {
    return this.#remembered.window;
  }

  keepWindow(window: WindowState) {
    if (JSON.stringify(window) === JSON.stringify(this.#remembered.window)) return;
    this.#remembered = { ...this.#remembered, window };
    this.#keep();
  }

  folder(purpose: FolderPurpose): string | undefined {
    return this.#remembered.folders[purpose];
  }

  keepFolder(purpose: FolderPurpose, folder: string) {
    if (this.#remembered.folders[purpose] === folder) return;
    const folders = { ...this.#remembered.folders, [purpose]: folder };
    this.#remembered = { ...this.#remembered, folders };
    this.#keep();
  }

  /** Resolves when all that was kept is on the disk, or could not be. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /** One write at a time, the last state wins. */
  #keep() {
    this.#changed = true;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  async #writeAll() {
    while (this.#changed) {
      this.#changed = false;
      const { window, folders } = this.#remembered;
      try {
        await this.#file.write(`${JSON.stringify({ version: 1, window, folders }, null, 2)}\n`);
      } catch (error) {
        this.#log(`Window places cannot be kept: ${String(error)}`);
      }
    }
  }
}

function readRemembered(text: string | undefined): Remembered {
  const nothing: Remembered = { window: undefined, folders: {} };
  if (text === undefined) return nothing;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return nothing;
  }
  if (typeof value !== 'object' || value === null) return nothing;
  const { window, folders } = value as Record<string, unknown>;
  const found: Remembered = { window: readWindowState(window), folders: {} };
  if (typeof folders === 'object' && folders !== null) {
    for (const purpose of folderPurposes) {
      const folder = (folders as Record<string, unknown>)[purpose];
      if (typeof folder === 'string' && folder !== '') found.folders[purpose] = folder;
    }
  }
  return found;
}

/** Asked of a window that is about to close or was moved. */
export interface PlacedWindow {
  getNormalBounds(): Area;
  isMaximized(): boolean;
  isFullScreen(): boolean;
}

export const stateOf = (window: PlacedWindow): WindowState => {
  const { x, y, width, height } = window.getNormalBounds();
  return {
    area: { x, y, width, height },
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  };
};
