import { BrowserWindow, dialog } from 'electron';
import type { NativeDialogs } from './dialogs.ts';

/** The system's own dialogs, belonging to a window where there is one. */
export function nativeDialogs(): NativeDialogs<BrowserWindow> {
  const parent = (window = BrowserWindow.getFocusedWindow() ?? undefined) => window;
  return {
    open: (options) => {
      const window = parent();
      return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
    },
    save: (options) => {
      const window = parent();
      return window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options);
    },
    message: (options, given) => {
      const window = parent(given);
      return window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options);
    },
  };
}
