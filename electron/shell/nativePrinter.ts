import { BrowserWindow, session } from 'electron';
import type { Printer } from '../newsroom/printing/printer.ts';
import { guardSession } from './guardSession.ts';
import { appScheme } from './policy/origin.ts';
import { webPreferences } from './policy/webPreferences.ts';
import { createWindowPrinter } from './windowPrinter.ts';

/** Prints in windows that are never shown, each with a session that is forgotten with it. */
export function nativePrinter(refused: (what: string) => void): Printer {
  let printed = 0;
  return createWindowPrinter((answer) => {
    const own = session.fromPartition(`print-${++printed}`);
    guardSession(own, refused);
    own.protocol.handle(appScheme, answer);
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...webPreferences, javascript: false, session: own },
    });
    return {
      loadURL: (address) => window.loadURL(address),
      printToPDF: (settings) => window.webContents.printToPDF(settings),
      destroy: () => window.destroy(),
    };
  });
}
