import type { CommandId } from './commands.ts';

/**
 * What only the desktop gives the renderer, as `window.stetDesktop`: named, frozen functions. In the
 * web host it is absent. `Port` is the DOM's MessagePort, which this folder does not know.
 */
export interface DesktopBridge<Port = unknown> {
  readonly platform: 'mac' | 'windows' | 'linux';
  /** The port to the newsroom's contract; arrives once per load of the page. */
  connect(receive: (port: Port) => void): void;
  /** A menu item or its shortcut was used. */
  onCommand(handle: (command: CommandId) => void): void;
  /** The system or the command line asks to open that article. */
  onOpenFile(handle: (file: string) => void): void;
  /** The window is to close: save or ask, then call `closeWindow`, or nothing to stay. */
  onCloseRequest(handle: () => void): void;
  closeWindow(): void;
  /** Title bar and "unsaved" dot. */
  setDocument(document: { title: string; unsaved: boolean }): void;
}
