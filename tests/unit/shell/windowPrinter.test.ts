import { describe, expect, it, vi } from 'vitest';
import {
  type Answer,
  createWindowPrinter,
  type PrintingWindow,
} from '../../../electron/shell/windowPrinter.ts';
import type { PrintedPage } from '../../../shared/formats/format.ts';

const page: PrintedPage = {
  html: '<title>x</title>',
  photos: new Map([['photos/a.png', { mimeType: 'image/png', bytes: Uint8Array.of(1) }]]),
  date: '2026-05-04T09:30:00Z',
};

/** Windows that load what their session gives them, and print as the test says. */
function desk(printToPDF: PrintingWindow['printToPDF'], limit?: number) {
  const open = new Set<PrintingWindow>();
  const loaded: string[] = [];
  const asked: unknown[] = [];
  const printer = createWindowPrinter((answer: Answer) => {
    const window: PrintingWindow = {
      async loadURL(address) {
        for (const each of [address, `${address}photos/a.png`, 'https://tracker.example/']) {
          const response = await answer(new Request(each));
          loaded.push(`${response.status} ${response.headers.get('content-type')}`);
        }
      },
      printToPDF(settings) {
        asked.push(settings);
        return printToPDF(settings);
      },
      destroy: () => void open.delete(window),
    };
    open.add(window);
    return window;
  }, limit);
  return { printer, open, loaded, asked };
}

const pdf = Buffer.from("%PDF /CreationDate (D:20991231235959+00'00')");

describe('printing in a window', () => {
  it('gives it the page and its photos only, and closes it', async () => {
    const { printer, open, loaded, asked } = desk(async () => pdf);
    const made = Buffer.from(await printer.print(page)).toString();
    expect(made).toBe("%PDF /CreationDate (D:20260504093000+00'00')");
    expect(loaded).toEqual([
      '200 text/html; charset=utf-8',
      '200 image/png',
      expect.stringMatching(/^404/),
    ]);
    expect(asked).toEqual([
      {
        printBackground: true,
        preferCSSPageSize: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      },
    ]);
    expect(open.size).toBe(0);
  });

  it('a person who cancels does not wait', async () => {
    const { printer, open } = desk(() => new Promise(() => undefined));
    const controller = new AbortController();
    const printed = printer.print(page, controller.signal);
    await vi.waitFor(() => expect(open.size).toBe(1));
    controller.abort();
    await expect(printed).rejects.toMatchObject({ failure: { code: 'canceled' } });
    expect(open.size).toBe(0);
  });

  it('one that does not end is ended', async () => {
    const { printer, open } = desk(() => new Promise(() => undefined), 20);
    await expect(printer.print(page)).rejects.toMatchObject({ failure: { code: 'io' } });
    expect(open.size).toBe(0);
  });

  it('says when it fails', async () => {
    const { printer, open } = desk(() => Promise.reject(new Error('Failed to generate PDF')));
    await expect(printer.print(page)).rejects.toThrow(/^Not exported: the browser/);
    expect(open.size).toBe(0);
  });

  it('closes what is open when the app ends', async () => {
    const { printer, open } = desk(() => new Promise(() => undefined));
    printer.print(page).catch(() => undefined);
    await vi.waitFor(() => expect(open.size).toBe(1));
    await printer.close();
    expect(open.size).toBe(0);
  });
});
