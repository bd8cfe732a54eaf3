import type { CommandId } from '../../shared/contract/commands.ts';
import type { WindowDocument } from '../../shared/contract/desktopBridge.ts';
import { filesOf } from './windowDocument.ts';

/** The part of an ArticleWindow that its fellows deal with. */
export interface OpenWindow {
  readonly document: WindowDocument;
  command(command: CommandId): void;
  openFile(file: string): void;
  save(): Promise<void>;
  toFront(): void;
}

/** Commands that make sense where no window is open, as on macOS. */
const startsWindow: ReadonlySet<CommandId> = new Set<CommandId>([
  'newArticle',
  'openFile',
  'chooseLibrary',
  'importText',
  'palette',
]);

/** All open windows, the one in front first. */
export class Windows<Window extends OpenWindow> {
  readonly #open: () => Window;
  #windows: Window[] = [];
  #quitting = false;

  /** @param open makes a window */
  constructor(open: () => Window) {
    this.#open = open;
  }

  get all(): readonly Window[] {
    return this.#windows;
  }

  get front(): Window | undefined {
    return this.#windows[0];
  }

  newWindow(): Window {
    const window = this.#open();
    this.#windows.unshift(window);
    return window;
  }

  focused(window: Window) {
    if (!this.#windows.includes(window)) return;
    this.#windows = [window, ...this.#windows.filter((other) => other !== window)];
  }

  closed(window: Window) {
    this.#windows = this.#windows.filter((other) => other !== window);
  }

  run(command: CommandId) {
    if (this.front) this.front.command(command);
    else if (startsWindow.has(command)) this.newWindow().command(command);
  }

  /**
   * Where the article is open already it is shown; else the window in front turns to it, or a new
   * one for the second of several files.
   */
  openFile(file: string, where: 'front' | 'new' = 'front') {
    const showing = this.#windows.find(({ document }) => filesOf(document).includes(file));
    if (showing?.document.file === file) showing.toFront();
    // Its page goes to the pane that has it.
    else if (showing) showing.openFile(file);
    else ((where === 'front' && this.front) || this.newWindow()).openFile(file);
  }

  /** Before sleep and shutdown. Resolves when every page has saved what it could. */
  async saveAll(): Promise<void> {
    await Promise.all(this.#windows.map((window) => window.save()));
  }

  quits() {
    this.#quitting = true;
  }

  /** The person stayed in a window. */
  stays() {
    this.#quitting = false;
  }

  /** Asked once the last window is closed: macOS keeps a program without windows. */
  endsWithoutWindows(platform: NodeJS.Platform) {
    return this.#quitting || platform !== 'darwin';
  }
}
