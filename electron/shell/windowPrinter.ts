import type { WebContents } from 'electron';
import { respond } from '../newsroom/bytes/responses.ts';
import {
  dated,
  type Printer,
  printedResource,
  printLimit,
  printSettings,
} from '../newsroom/printing/printer.ts';
import { underLimit } from '../newsroom/printing/underLimit.ts';
import { appPage } from './policy/origin.ts';

/** A window that nobody sees, with a session of its own that asks `answer` for everything. */
export interface PrintingWindow {
  loadURL(address: string): Promise<void>;
  printToPDF: WebContents['printToPDF'];
  /** At once, whatever it does. */
  destroy(): void;
}

/** What a printing window's session gives to its page. */
export type Answer = (request: Request) => Promise<Response>;

/** Prints with the app's own browser. */
export function createWindowPrinter(
  open: (answer: Answer) => PrintingWindow,
  limit = printLimit,
): Printer {
  const windows = new Set<PrintingWindow>();
  const close = async () => {
    for (const window of windows) window.destroy();
    windows.clear();
  };
  return {
    async print(page, signal) {
      const window = open(async ({ url }) => {
        const found = printedResource(page, url, appPage);
        return found
          ? new Response(found.bytes, { headers: { 'content-type': found.mimeType } })
          : respond(404);
      });
      windows.add(window);
      const away = async () => {
        if (windows.delete(window)) window.destroy();
      };
      const pdf = await underLimit(
        limit,
        signal,
        async () => {
          await window.loadURL(appPage);
          return await window.printToPDF({ ...printSettings });
        },
        away,
      );
      await away();
      return dated(new Uint8Array(pdf), page.date);
    },
    close,
  };
}
