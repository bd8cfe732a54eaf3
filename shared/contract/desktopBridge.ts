import type { CommandId } from './commands.ts';
import type { Platform } from './platform.ts';

/**
 * What the port's arrival is called: `connect()` makes the preload post this word, with the port, to
 * the page's own window. A MessagePort cannot pass contextBridge, so the page listens for it:
 *
 *     addEventListener('message', ({ source, data, ports: [port] }) => {
 *       if (source === window && data === newsroomPort && port) …
 *     });
 *     window.stetDesktop.connect();
 *
 * `source === window` is what keeps a framed page (the preview) from handing in a port of its own.
 */
export const newsroomPort = 'stet:newsroom-port';

/** What a page says of the document in its window. */
export interface WindowDocument {
  /** For the title bar: headline or file name; '' while no article is open. */
  title: string;
  /** Whether something in the window is not on the disk yet. */
  unsaved: boolean;
  /** The article's file id, once it has a file. */
  file?: string | undefined;
  /** The article in the other pane, where there are two; that may be the first of them. */
  beside?: { title: string; file?: string | undefined; isFirst?: boolean | undefined } | undefined;
}

/** `stay`: the person wants to go on; a quit that was under way ends. */
export type CloseAnswer = 'close' | 'stay';

/**
 * What only the desktop gives the renderer, as `window.stetDesktop`: named, frozen functions. In the
 * web host it is absent. Each `on…` takes one handler; a later one replaces it.
 */
export interface DesktopBridge {
  readonly platform: Platform;
  /**
   * Asks for a port to the newsroom's contract; see `newsroomPort` for how it arrives. Once per load
   * of the page: a second call closes the first port.
   */
  connect(): void;
  /** A menu item or its shortcut was used. */
  onCommand(handle: (command: CommandId) => void): void;
  /**
   * The system or the command line asks to open that article, and a page that is loaded again the one
   * that stood beside it too, or before it, '' where one has no file yet; those that came early wait
   * for you.
   */
  onOpenFile(handle: (file: string, beside?: string, isBesideFirst?: boolean) => void): void;
  /**
   * The window is to close: save, or ask the person, then answer. Not called again while an answer
   * is awaited. Without an answer the person may close the window all the same, after a warning.
   */
  onCloseRequest(handle: () => Promise<CloseAnswer>): void;
  /** The machine goes to sleep or shuts down: save what has a file at once, and ask nothing. */
  onSaveRequest(handle: () => Promise<void>): void;
  /**
   * A drag of an export's files has begun (`dragstart`, whose default is prevented): the system goes on
   * with it. `exports.stageDrag` comes before.
   */
  dragOut(job: string): void;
  /** Title bar, "unsaved" dot, represented file, recent documents. */
  setDocument(document: WindowDocument): void;
}
